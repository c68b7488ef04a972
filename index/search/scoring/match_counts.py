"""How much of a question stands in each paragraph and sentence, seen at several levels."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.search.scoring.query_terms import QueryTerm

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]


class HeadingWords(msgspec.Struct, frozen=True, eq=False):
    """The words of the paragraphs' innermost headings, or titles, that are asked for.

    Attributes:
        paragraphs: the paragraph of each.
        stems: which query stem it has.
        places: where in the heading it stands, from 1.
    """

    paragraphs: Ints
    stems: Ints
    places: Ints


class CandidateMatches(msgspec.Struct, frozen=True, eq=False):
    """Where the candidates have something of what is query, their matches laid end to end.

    Attributes:
        table: how often each sentence, a row, has each query stem and then each query 4-gram.
        titles: how often the title of each paragraph's article has each query stem.
        outer_headings: how often its headings but the innermost have it.
        headings: how often its innermost heading has it, or the title where there is none.
        has_heading: whether there is one.
        heading_lengths: words of that heading or title.
        heading_words: which words of it are asked for.
        at: positions of the words that have a query stem, ascending.
        stems: which that is, as a position among the query.
        sentence_of: the sentence each of those words stands in.
        answer_types: bits of the kinds of thing each sentence holds.
        lengths: words of each paragraph's sentences.
        starts: first sentence of each paragraph, and the end.
    """

    table: Floats
    titles: Floats
    outer_headings: Floats
    headings: Floats
    has_heading: NDArray[np.bool_]
    heading_lengths: Ints
    heading_words: HeadingWords
    at: Ints
    stems: Ints
    sentence_of: Ints
    answer_types: NDArray[np.uint8]
    lengths: Ints
    starts: Ints

    @property
    def paragraphs(self) -> int:
        """How many paragraphs there are."""
        return len(self.lengths)

    def by_paragraph(self, values: Floats, how: np.ufunc = np.add) -> Floats:
        """Return the sum of each paragraph's sentences, or another sort of it; 0 without any."""
        reduced = np.zeros((self.paragraphs, *values.shape[1:]), np.float32)
        some = (self.starts[1:] > self.starts[:-1]).nonzero()[0]
        if len(some):
            reduced[some] = how.reduceat(values, self.starts[some], axis=0)
        return reduced


def count_table(
    rows: Ints, columns: Ints, height: int, width: int, values: NDArray[np.float64] | None = None
) -> Floats:
    """Return a table of how often each row and column come together, or of the sum of values."""
    counts = np.bincount(rows * width + columns, values, height * width)
    return counts.astype(np.float32).reshape(height, width)


def expansion_weights(terms: Sequence[QueryTerm], stems: Sequence[str]) -> Floats:
    """Return how much each stem, a row, counts as each word of the question, a column."""
    table = np.zeros((len(stems), len(terms)), np.float32)
    place = {stem: i for i, stem in enumerate(stems)}
    for column, term in enumerate(terms):
        for stem, value in term.stems:
            table[place[stem], column] += value
    return table


def count_terms(
    matches: CandidateMatches, terms: Sequence[QueryTerm], stems: Sequence[str], counting: Floats
) -> Floats:
    """Count the question's words in each sentence by stem, stand-ins at their likeness.

    Args:
        matches: the candidates.
        terms: the words.
        stems: the stems that are query.
        counting: how much each stem counts as each word, see `expansion_weights`.
    """
    counts = np.asarray(matches.table[:, : len(stems)] @ counting, np.float32)
    for column, term in enumerate(terms):
        for name in term.long_forms:
            has = matches.table[:, [stems.index(stem) for stem in name]] > 0
            counts[:, column] += has.all(axis=1)
    return counts


def count_pairs(
    matches: CandidateMatches, terms: Sequence[QueryTerm], stems: Sequence[str]
) -> Floats:
    """Count neighbours in the question that are neighbours in a sentence, in either order."""
    word_of = np.full(len(stems), -2)
    place = {stem: i for i, stem in enumerate(stems)}
    for j, term in enumerate(terms):
        for stem, _ in term.stems:
            word_of[place[stem]] = j
    words = word_of[matches.stems]
    side_by_side = matches.at[1:] - matches.at[:-1] == 1
    side_by_side &= matches.sentence_of[1:] == matches.sentence_of[:-1]
    # A part of a name is no word of the question, and next to none.
    side_by_side &= (words[:-1] >= 0) & (words[1:] >= 0)
    left, right = words[:-1][side_by_side], words[1:][side_by_side]
    near = np.abs(right - left) == 1
    rows = matches.sentence_of[:-1][side_by_side][near]
    left, right = left[near], right[near]
    in_order = np.where(right > left, 1.0, 0.5)
    width = max(len(terms) - 1, 1)
    return count_table(rows, np.minimum(left, right), len(matches.table), width, in_order)
