"""A question as the words that are looked for, with what the searched libraries know of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

import msgspec
import regex

from index.analysis.answer_types.answer_types import definition_verbs, focus_word
from index.analysis.light_words import is_light
from index.analysis.normalization import normalize
from index.analysis.small_talk import is_about_codes, is_empty
from index.analysis.stemmer import stem
from index.analysis.tokenizer import fold, is_code, tokenize
from index.analysis.unspaced_questions import without_question_words
from index.search.postings.idf import inverse_document_frequency
from index.search.scoring.neighbours import neighbours_joined, spare_words

MAX_CHARACTERS = 500
"""Characters of a question that are read."""
MAX_TERMS = 64
"""Different words of a question that are looked for."""
_EVERYDAY_WEIGHT, _UNKNOWN_EVERYDAY_WEIGHT = 0.8, 0.3
"""What a word of everyday talk weighs, as a share, and where no paragraph has it: that it is
missing says little ("what did he *say* about ...")."""
_FOCUS_WEIGHT = 0.7
"""What the focus of thing weighs that is asked for ("which *country*"), as a share: an answer need
not say it."""

_NUMBERED = regex.compile(r"\p{Lu}{3,}\p{N}+")
"""What is a code with a single digit, too: ERR5."""

Expansions = tuple[tuple[str, float], ...]
"""Stems that count as a word, and how much each does, in (0, 1]."""


class QueryWord(msgspec.Struct, frozen=True):
    """A word of the question that is no stop word.

    Attributes:
        surface: as the asker wrote it.
        form: folded.
        stem: its stem.
        is_name: whether it is written like a name or a number.
        is_informative: whether it is not a word of everyday talk.
        is_focus: whether it says what focus of thing is asked for.
        joins: stems of what it is when written in one with a neighbour: wifi for "wi fi".
        is_code: whether it is a code, or a number that stands behind "error" or the like.
        is_spare: whether the question loses nothing without it where no paragraph has it: a
            compound whose parts are words of the question too, an emoji, a word that stands for
            anything, or "error" beside a code.
    """

    surface: str
    form: str
    stem: str
    is_name: bool
    is_informative: bool
    is_focus: bool = False
    joins: tuple[str, ...] = ()
    is_spare: bool = False
    is_code: bool = False


class QueryTerm(msgspec.Struct, frozen=True):
    """A word with its standing in the libraries that are searched.

    Attributes:
        word: the word.
        weight: inverse document frequency, in nats.
        stems: what counts as the word.
        known: whether a paragraph has it, in any form.
        long_forms: what it is an acronym of; a text with all the stems of one has the word.
    """

    word: QueryWord
    weight: float
    stems: Expansions
    known: bool = True
    long_forms: tuple[tuple[str, ...], ...] = ()


def query_words(question: str, language: str) -> list[QueryWord]:
    """Return the different words of a question in order, stop words left out, bounded."""
    question = question[:MAX_CHARACTERS]
    if question.isupper() and " " in question:
        question = question.casefold()
    words: dict[str, QueryWord] = {}
    focus, verbs = focus_word(question, language), definition_verbs(question)
    surfaces = tokenize(without_question_words(question, language), asked=True)
    joins, spare = neighbours_joined(surfaces, language), spare_words(surfaces)
    codes = _codes(surfaces)
    if codes:
        spare |= {surface for surface in surfaces if is_about_codes(fold(surface))}
    for surface in surfaces:
        form = normalize(surface, language)
        if form is not None and form not in words and form not in verbs:
            is_name = form[0].isdigit() or _is_written_like_a_name(surface, language)
            is_informative = not is_light(form, language)
            words[form] = QueryWord(
                surface,
                form,
                stem(form, language),
                is_name,
                is_informative,
                is_focus=surface == focus,
                joins=tuple(stem(joined, language) for joined in joins.get(surface, ())),
                is_spare=surface in spare or (language == "en" and is_empty(form)),
                is_code=surface in codes,
            )
    return list(words.values())[:MAX_TERMS]


def _codes(surfaces: Sequence[str]) -> set[str]:
    """Return the words that are codes: E1042, ERR5, and 4 of "exit code 4"."""
    found = {one for one in surfaces if is_code(fold(one)) or _NUMBERED.fullmatch(one)}
    return found.union(
        number
        for word, number in pairwise(surfaces)
        if number.isdigit() and is_about_codes(fold(word))
    )


def _is_written_like_a_name(surface: str, language: str) -> bool:
    """Return whether a word has the capital of a name; in German all nouns have one."""
    return surface[0].isupper() and (language != "de" or surface[1:] != surface[1:].lower())


def weigh(
    words: Sequence[QueryWord],
    holding: Mapping[str, int],
    paragraphs: int,
    similar: Callable[[str], Expansions],
) -> list[QueryTerm]:
    """Give each word its weight; one that no paragraph holds is replaced by words spelt like it.

    Args:
        words: the words of the question.
        holding: how many of the paragraphs hold each stem.
        paragraphs: how many paragraphs are searched.
        similar: returns the stems of words that are spelt like a form.
    """
    terms = []
    for word in words:
        joins = [joined for joined in word.joins if holding[joined]]
        n = max(holding[stem] for stem in (word.stem, *joins))
        weight = inverse_document_frequency(paragraphs, n)
        if not word.is_informative:
            weight *= _EVERYDAY_WEIGHT if n else _UNKNOWN_EVERYDAY_WEIGHT
        if word.is_focus:
            weight *= _FOCUS_WEIGHT
        own = dict.fromkeys((word.stem, *joins), 1.0)
        stems = tuple(own.items()) if n else similar(word.form)
        terms.append(QueryTerm(word, weight, stems, n > 0))
    return terms
