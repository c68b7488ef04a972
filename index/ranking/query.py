"""A question as the words that are looked for, with what the searched libraries know of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.ranking.bm25 import inverse_document_frequency
from index.ranking.lexicon import Lexicon, grams, readable
from index.text.everyday import is_everyday
from index.text.kinds import said_by_asking, sort_of
from index.text.stemming import stem
from index.text.tokens import is_unspaced, surfaces

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
_LIKENESS = 0.6
"""Least likeness of spelling at which a word stands in for one the libraries do not have."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the question that is no stop word.

    Attributes:
        surface: as the asker wrote it.
        form: folded.
        stem: number of its stem, or None when no word known has it.
        is_name: whether it is written like a name or a number.
        is_telling: whether it is not a word of everyday talk.
        is_sort: whether it says what sort of thing is asked for.
    """

    surface: str
    form: str
    stem: int | None
    is_name: bool
    is_telling: bool
    is_sort: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term with its standing in the libraries that are searched.

    Attributes:
        term: the word.
        weight: inverse document frequency, in nats.
        stems: stems that count as the word, and how much each does, in (0, 1].
        known: whether a paragraph has it, in any form.
        names: what it is an acronym of; a text with all the stems of one has the word.
    """

    term: Term
    weight: float
    stems: tuple[tuple[int, float], ...]
    known: bool = True
    names: tuple[tuple[int, ...], ...] = ()


def read_terms(question: str, language: str, lexicon: Lexicon) -> list[Term]:
    """Return the different words of a question in order, stop words left out, bounded."""
    question = question[:MAX_CHARACTERS]
    if question.isupper():
        question = question.casefold()
    terms: dict[str, Term] = {}
    sort, said = sort_of(question), said_by_asking(question)
    for surface in surfaces(question, asked=True):
        form = readable(surface, language)
        if form is not None and form not in terms and form not in said:
            number = lexicon.stem_number(stem(form, language))
            is_name = surface[0].isupper() or surface[0].isdigit()
            is_telling = language != "en" or not is_everyday(form)
            terms[form] = Term(surface, form, number, is_name, is_telling, surface == sort)
    return list(terms.values())[:MAX_TERMS]


def weigh(
    terms: Sequence[Term], holding: Sequence[int], paragraphs: int, lexicon: Lexicon
) -> list[Wanted]:
    """Give each term its weight; one that no paragraph holds is replaced by words spelt like it.

    Args:
        terms: the words of the question.
        holding: how many of the paragraphs hold each.
        paragraphs: how many paragraphs are searched.
        lexicon: all words known.
    """
    wanted = []
    for term, n in zip(terms, holding, strict=True):
        weight = inverse_document_frequency(paragraphs, n)
        if not term.is_telling:
            weight *= _CHATTY if n else _MISSED
        if term.is_sort:
            weight *= _SORT
        stems = ((term.stem, 1.0),) if n and term.stem is not None else similar(term.form, lexicon)
        wanted.append(Wanted(term, weight, stems, n > 0))
    return wanted


def similar(form: str, lexicon: Lexicon) -> tuple[tuple[int, float], ...]:
    """Return the stems of the words spelt most like a form (Dice over letter pairs), best first.

    They begin with the same letter: "signed" is not a slip for "resigned".
    """
    if len(form) < 4 or form[0].isdigit() or is_unspaced(form):
        return ()
    likeness: dict[int, float] = {}
    for word in lexicon.sharing(form):
        other = lexicon.forms[word]
        value = dice(form, other) if form[0] == other[0] else 0.0
        if value >= _LIKENESS:
            number = int(lexicon.stem_at(word))
            likeness[number] = max(value, likeness.get(number, 0.0))
    return tuple(sorted(likeness.items(), key=lambda item: (-item[1], item[0]))[:8])


def dice(a: str, b: str) -> float:
    """Return how alike two words are spelt: shared letter pairs, ends marked, over all."""
    pairs_a, pairs_b = _pairs(a), _pairs(b)
    return 2 * len(pairs_a & pairs_b) / (len(pairs_a) + len(pairs_b))


def _pairs(form: str) -> set[str]:
    marked = f"_{form}_"
    return {marked[i : i + 2] for i in range(len(marked) - 1)}


def spelling(terms: Sequence[Term]) -> list[str]:
    """Return the distinct 4-grams of the words."""
    return list({gram: None for term in terms for gram in grams(term.form)})
