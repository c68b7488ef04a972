"""How much of a question stands in each paragraph and sentence, seen at several levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.ranking.query import Wanted

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """Where the candidates have something of what is sought, their texts laid end to end.

    Attributes:
        at: positions of the words that have a sought stem, ascending.
        stems: which that is, as a position among the sought.
        sentence_of: the sentence each of those words stands in.
        spelt_in: a sentence, as often as a word of it has a sought 4-gram.
        grams: which that is, as a position among the sought.
        field_in: a paragraph, as often as a word of its title or headings has a sought stem.
        field_stems: which that is, as a position among the sought.
        paragraph_of: the paragraph each sentence stands in.
        kinds: bits of the kinds of thing each sentence holds.
        lengths: words of each paragraph's sentences.
        starts: first sentence of each paragraph, and the end.
    """

    at: Ints
    stems: Ints
    sentence_of: Ints
    spelt_in: Ints
    grams: Ints
    field_in: Ints
    field_stems: Ints
    paragraph_of: Ints
    kinds: NDArray[np.uint8]
    lengths: NDArray[np.float64]
    starts: Ints

    @property
    def paragraphs(self) -> int:
        """How many paragraphs there are."""
        return len(self.lengths)

    @property
    def sentences(self) -> int:
        """How many sentences there are."""
        return len(self.paragraph_of)

    def by_paragraph(self, values: Floats, how: np.ufunc = np.add) -> Floats:
        """Return the sum of each paragraph's sentences, or another sort of it; 0 without any."""
        reduced = np.zeros((self.paragraphs, *values.shape[1:]), np.float32)
        some = np.flatnonzero(self.starts[1:] > self.starts[:-1])
        if len(some):
            reduced[some] = how.reduceat(values, self.starts[some], axis=0)
        return reduced


@dataclass(frozen=True, slots=True, eq=False)
class Counts:
    """How often each thing that is looked for occurs: a row a text, a column a thing."""

    sentences: Floats
    paragraphs: Floats


def count_terms(texts: Texts, wanted: Sequence[Wanted], stems: Sequence[str]) -> Counts:
    """Count the question's words by stem, stand-ins at their likeness."""
    found = _count(texts.sentence_of, texts.stems, texts.sentences, len(stems))
    counts = found @ _likeness(wanted, stems)
    for column, want in enumerate(wanted):
        for name in want.names:
            has = found[:, [stems.index(stem) for stem in name]] > 0
            counts[:, column] += has.all(axis=1)
    return Counts(counts, texts.by_paragraph(counts))


def count_fields(texts: Texts, wanted: Sequence[Wanted], stems: Sequence[str]) -> Floats:
    """Count the question's words in each paragraph's title and headings."""
    found = _count(texts.field_in, texts.field_stems, texts.paragraphs, len(stems))
    return np.asarray(found @ _likeness(wanted, stems), np.float32)


def count_grams(texts: Texts, grams: int) -> Counts:
    """Count the 4-grams that the question's words are made of, given how many there are."""
    counts = _count(texts.spelt_in, texts.grams, texts.sentences, grams)
    return Counts(counts, texts.by_paragraph(counts))


def count_pairs(texts: Texts, wanted: Sequence[Wanted], stems: Sequence[str]) -> Counts:
    """Count neighbours in the question that are neighbours in a sentence, in either order."""
    word_of = np.full(len(stems), -1)
    for j, want in enumerate(wanted):
        for stem, _ in want.stems:
            word_of[stems.index(stem)] = j
    words = word_of[texts.stems]
    left, right = words[:-1], words[1:]
    together = (left >= 0) & (right >= 0) & (np.abs(right - left) == 1)
    together &= (np.diff(texts.at) == 1) & (np.diff(texts.sentence_of) == 0)
    at = np.flatnonzero(together)
    pairs = np.minimum(left[at], right[at])
    in_order = np.where(right[at] > left[at], 1.0, 0.5)
    width = max(len(wanted) - 1, 1)
    counts = _count(texts.sentence_of[at], pairs, texts.sentences, width, in_order)
    return Counts(counts, texts.by_paragraph(counts))


def _likeness(wanted: Sequence[Wanted], stems: Sequence[str]) -> Floats:
    """Return how much each stem, a row, counts as each word of the question, a column."""
    likeness = np.zeros((len(stems), len(wanted)), np.float32)
    for j, want in enumerate(wanted):
        for stem, value in want.stems:
            likeness[stems.index(stem), j] += value
    return likeness


def _count(
    rows: Ints, columns: Ints, height: int, width: int, values: NDArray[np.float64] | None = None
) -> Floats:
    """Return a table of how often each row and column come together, or of the sum of values."""
    counts = np.bincount(rows * width + columns, values, height * width)
    return counts.astype(np.float32).reshape(height, width)
