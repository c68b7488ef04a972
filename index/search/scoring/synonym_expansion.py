"""Letting other words for the same thing count as the words of a question, but for less."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from index.analysis.synonyms import synonyms
from index.search.postings.idf import inverse_document_frequency
from index.search.scoring.query_terms import QueryTerm, QueryWord, query_words

SYNONYM_WEIGHT = 0.4
"""What a synonym counts, as a share of the word that was asked for."""
OWN_WEIGHT = 0.9
"""The same for a synonym that a library's managers have declared."""

Groups = tuple[tuple[str, ...], ...]
"""Words and phrases that mean the same in a library, as they were written."""
Phrase = tuple[QueryWord, ...]


def add_synonyms(terms: Sequence[QueryTerm], language: str) -> list[QueryTerm]:
    """Let each word of a question be found by its synonyms, but for those that are asked for."""
    known, asked = synonyms(language), {term.word.stem for term in terms}
    return [
        _with_synonyms(
            term, [o for s in (term.word.stem, *term.word.joins) for o in known.get(s, ())], asked
        )
        for term in terms
    ]


def _with_synonyms(term: QueryTerm, others: Sequence[str], asked: set[str]) -> QueryTerm:
    taken = asked.union(stem for stem, _ in term.stems)
    added = tuple((stem, SYNONYM_WEIGHT) for stem in dict.fromkeys(others) if stem not in taken)
    return replace(term, stems=(*term.stems, *added)) if added else term


def declared_synonyms(
    words: Sequence[QueryWord], groups: Groups, language: str
) -> dict[str, dict[str, Phrase]]:
    """Return what else may be said for the words of a question in a library.

    Args:
        words: the question's.
        groups: what the library's managers have declared.
        language: the one the question is read in.

    Returns:
        By stem of the question, the other words and phrases of its groups, as they were written.
    """
    if not groups:
        return {}
    asked = {word.stem for word in words}
    found: dict[str, dict[str, Phrase]] = {}
    phrases, numbers = _read(groups, language)
    for number in {number for stem in asked for number in numbers.get(stem, ())}:
        group = phrases[number]
        for phrase in group.values():
            stems = {word.stem for word in phrase}
            if stems <= asked:
                for stem in stems:
                    found.setdefault(stem, {}).update(group)
    return {
        stem: {said: others[said] for said in others if {w.stem for w in others[said]} - asked}
        for stem, others in found.items()
    }


@lru_cache(maxsize=64)
def _read(
    groups: Groups, language: str
) -> tuple[list[dict[str, Phrase]], Mapping[str, Sequence[int]]]:
    """Return each group's phrases as words, and the groups that each stem is in."""
    phrases = [
        {said: phrase for said in group if (phrase := tuple(query_words(said, language)))}
        for group in groups
    ]
    numbers: dict[str, list[int]] = {}
    for number, group in enumerate(phrases):
        for stem in {word.stem for phrase in group.values() for word in phrase}:
            numbers.setdefault(stem, []).append(number)
    return phrases, numbers


def add_declared(
    terms: Sequence[QueryTerm],
    declared: Mapping[str, Mapping[str, Phrase]],
    holding: Mapping[str, int],
    paragraphs: int,
) -> list[QueryTerm]:
    """Let the words of a question be found by what is declared to mean the same.

    A word that no paragraph has becomes the one that they do have.

    Args:
        terms: of the question.
        declared: as `declared_synonyms` returns it.
        holding: how many paragraphs hold each stem of both.
        paragraphs: how many are searched.
    """
    return [
        _with_declared(term, others, holding, paragraphs)
        if (others := list(declared.get(term.word.stem, {}).values()))
        else term
        for term in terms
    ]


def _with_declared(
    term: QueryTerm, others: Sequence[Phrase], holding: Mapping[str, int], paragraphs: int
) -> QueryTerm:
    held = {phrase: n for phrase in others if (n := min(holding[word.stem] for word in phrase))}
    if not held:
        return term
    words = {phrase[0]: n for phrase, n in held.items() if len(phrase) == 1}
    names = tuple(tuple(w.stem for w in phrase) for phrase in held if len(phrase) > 1)
    own = {} if not term.known else dict(term.stems)
    share = OWN_WEIGHT if own else 1.0
    stems = {**{word.stem: share for word in words}, **own}
    before = inverse_document_frequency(paragraphs, holding[term.word.stem])
    after = inverse_document_frequency(paragraphs, max(*held.values(), holding[term.word.stem]))
    word = term.word
    if words and not own:
        commonest = max(words, key=words.__getitem__)
        word = replace(word, form=commonest.form, stem=commonest.stem)
    return replace(
        term,
        word=word,
        weight=term.weight * after / before,
        stems=tuple(stems.items()),
        known=True,
        long_forms=(*term.long_forms, *names),
    )
