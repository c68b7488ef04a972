"""A question as the words that are looked for, with what the searched libraries know of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from index.analysis.answer_types.answer_types import said_by_asking, sort_of
from index.analysis.normalization import readable
from index.analysis.small_talk import is_everyday
from index.analysis.stemmer import stem
from index.analysis.tokenizer import surfaces
from index.search.postings.idf import inverse_document_frequency

MAX_CHARACTERS = 500
"""Characters of a question that are read."""
MAX_TERMS = 64
"""Different words of a question that are looked for."""
_CHATTY, _MISSED = 0.8, 0.3
"""What a word of everyday talk weighs, as a share, and where no paragraph has it: that it is
missing says little ("what did he *say* about ...")."""
_SORT = 0.7
"""What the sort of thing weighs that is asked for ("which *country*"), as a share: an answer need
not say it."""

Stems = tuple[tuple[str, float], ...]
"""Stems that count as a word, and how much each does, in (0, 1]."""


class Term(msgspec.Struct, frozen=True):
    """A word of the question that is no stop word.

    Attributes:
        surface: as the asker wrote it.
        form: folded.
        stem: its stem.
        is_name: whether it is written like a name or a number.
        is_telling: whether it is not a word of everyday talk.
        is_sort: whether it says what sort of thing is asked for.
    """

    surface: str
    form: str
    stem: str
    is_name: bool
    is_telling: bool
    is_sort: bool = False


class Wanted(msgspec.Struct, frozen=True):
    """A term with its standing in the libraries that are searched.

    Attributes:
        term: the word.
        weight: inverse document frequency, in nats.
        stems: what counts as the word.
        known: whether a paragraph has it, in any form.
        names: what it is an acronym of; a text with all the stems of one has the word.
    """

    term: Term
    weight: float
    stems: Stems
    known: bool = True
    names: tuple[tuple[str, ...], ...] = ()


def read_terms(question: str, language: str) -> list[Term]:
    """Return the different words of a question in order, stop words left out, bounded."""
    question = question[:MAX_CHARACTERS]
    if question.isupper():
        question = question.casefold()
    terms: dict[str, Term] = {}
    sort, said = sort_of(question, language), said_by_asking(question)
    for surface in surfaces(question, asked=True):
        form = readable(surface, language)
        if form is not None and form not in terms and form not in said:
            is_name = surface[0].isupper() or surface[0].isdigit()
            is_telling = language != "en" or not is_everyday(form)
            terms[form] = Term(
                surface, form, stem(form, language), is_name, is_telling, surface == sort
            )
    return list(terms.values())[:MAX_TERMS]


def weigh(
    terms: Sequence[Term],
    holding: Sequence[int],
    paragraphs: int,
    similar: Callable[[str], Stems],
) -> list[Wanted]:
    """Give each term its weight; one that no paragraph holds is replaced by words spelt like it.

    Args:
        terms: the words of the question.
        holding: how many of the paragraphs hold each.
        paragraphs: how many paragraphs are searched.
        similar: returns the stems of words that are spelt like a form.
    """
    wanted = []
    for term, n in zip(terms, holding, strict=True):
        weight = inverse_document_frequency(paragraphs, n)
        if not term.is_telling:
            weight *= _CHATTY if n else _MISSED
        if term.is_sort:
            weight *= _SORT
        stems = ((term.stem, 1.0),) if n else similar(term.form)
        wanted.append(Wanted(term, weight, stems, n > 0))
    return wanted
