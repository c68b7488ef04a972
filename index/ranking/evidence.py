"""How much of a question stands in each paragraph and sentence, seen at several levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.ranking.arrays import Int32s
from index.ranking.lexicon import Lexicon
from index.ranking.query import Wanted

Floats = NDArray[np.float32]
Ints = NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Texts:
    """The candidates' texts, laid end to end.

    Attributes:
        words: all words of all sentences.
        sentence_of: the sentence each word stands in.
        paragraph_of: the paragraph each sentence stands in.
        fields: all words of the paragraphs' titles and headings.
        field_of: the paragraph each of those belongs to.
        kinds: bits of the kinds of thing each sentence holds.
        paragraphs: how many paragraphs.
    """

    words: Int32s
    sentence_of: Ints
    paragraph_of: Ints
    fields: Int32s
    field_of: Ints
    kinds: NDArray[np.uint8]
    paragraphs: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each thing that is looked for occurs: a row a text, a column a thing."""

    sentences: Floats
    paragraphs: Floats


def count_terms(texts: Texts, wanted: Sequence[Wanted], lexicon: Lexicon) -> Counts:
    """Count the question's words by stem, stand-ins at their likeness."""
    stems = lexicon.stems_of(texts.words)
    counts = _sum(_columns(stems, wanted), texts, len(wanted))
    for column, want in enumerate(wanted):
        for name in want.names:
            counts.sentences[:, column] += _together(stems, name, texts)
    return Counts(counts.sentences, _by_paragraph(counts.sentences, texts))


def _together(stems: Int32s, name: Sequence[int], texts: Texts) -> Floats:
    """Return 1 for each sentence that has all words of a name, else 0."""
    size = len(texts.paragraph_of)
    has = [np.bincount(texts.sentence_of[stems == stem], minlength=size) > 0 for stem in name]
    return np.asarray(np.logical_and.reduce(has), np.float32)


def count_fields(texts: Texts, wanted: Sequence[Wanted], lexicon: Lexicon) -> Floats:
    """Count the question's words in each paragraph's title and headings."""
    rows, columns, values = _columns(lexicon.stems_of(texts.fields), wanted)
    counts = np.zeros((texts.paragraphs, len(wanted)), np.float32)
    np.add.at(counts, (texts.field_of[rows], columns), values)
    return counts


def count_grams(texts: Texts, wanted: Sequence[int], lexicon: Lexicon) -> Counts:
    """Count the 4-grams (by number) that the question's words are made of."""
    if not len(wanted):
        return Counts(
            np.zeros((len(texts.paragraph_of), 0), np.float32),
            np.zeros((texts.paragraphs, 0), np.float32),
        )
    words, at = np.unique(texts.words, return_inverse=True)
    numbers, owners = lexicon.spellings_of(words)
    order = np.argsort(np.asarray(wanted, np.int32))
    sorted_wanted = np.asarray(wanted, np.int32)[order]
    place = np.minimum(np.searchsorted(sorted_wanted, numbers), len(wanted) - 1)
    hit: NDArray[np.bool_] = np.asarray(sorted_wanted[place] == numbers)
    table = np.zeros((len(words), len(wanted)), np.float32)
    np.add.at(table, (owners[hit], order[place[hit]]), 1.0)
    useful = table.max(axis=1, initial=0) > 0
    rows = np.flatnonzero(useful[at])
    return _reduce(table[at[rows]], rows, texts)


def count_pairs(texts: Texts, wanted: Sequence[Wanted], lexicon: Lexicon) -> Counts:
    """Count neighbours in the question that are neighbours in a sentence, in either order."""
    column = np.full(len(texts.words), -1, np.int64)
    rows, columns, _ = _columns(lexicon.stems_of(texts.words), wanted)
    column[rows] = columns
    left, right = column[:-1], column[1:]
    together = (left >= 0) & (right >= 0) & (np.abs(right - left) == 1)
    together &= texts.sentence_of[:-1] == texts.sentence_of[1:]
    at = np.flatnonzero(together)
    values = np.where(right[at] > left[at], 1.0, 0.5).astype(np.float32)
    width = max(len(wanted) - 1, 1)
    return _sum((at, np.minimum(left[at], right[at]), values), texts, width)


def _columns(stems: Int32s, wanted: Sequence[Wanted]) -> tuple[Ints, Ints, Floats]:
    """Return (position, column, value) of every stem that counts as a wanted word."""
    keys = [(s, j, v) for j, want in enumerate(wanted) for s, v in want.stems]
    if not keys:
        return np.zeros(0, np.intp), np.zeros(0, np.intp), np.zeros(0, np.float32)
    numbers = np.asarray([key[0] for key in keys], np.int32)
    rows, which = [], []
    for i in range(len(keys)):
        found = np.flatnonzero(stems == numbers[i])
        rows.append(found)
        which.append(np.full(len(found), i))
    positions, chosen = np.concatenate(rows), np.concatenate(which)
    columns = np.asarray([key[1] for key in keys], np.intp)[chosen]
    values = np.asarray([key[2] for key in keys], np.float32)[chosen]
    return positions, columns, values


def _sum(table: tuple[Ints, Ints, Floats], texts: Texts, width: int) -> Counts:
    rows, columns, values = table
    sentences = np.zeros((len(texts.paragraph_of), width), np.float32)
    np.add.at(sentences, (texts.sentence_of[rows], columns), values)
    return Counts(sentences, _by_paragraph(sentences, texts))


def _reduce(values: Floats, rows: Ints, texts: Texts) -> Counts:
    sentences = np.zeros((len(texts.paragraph_of), values.shape[1]), np.float32)
    if len(rows):
        owners, starts = np.unique(texts.sentence_of[rows], return_index=True)
        sentences[owners] = np.add.reduceat(values, starts, axis=0)
    return Counts(sentences, _by_paragraph(sentences, texts))


def _by_paragraph(sentences: Floats, texts: Texts) -> Floats:
    paragraphs = np.zeros((texts.paragraphs, sentences.shape[1]), np.float32)
    np.add.at(paragraphs, texts.paragraph_of, sentences)
    return paragraphs
