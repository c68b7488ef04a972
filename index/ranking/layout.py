"""The candidates' texts as a question sees them, gathered from their segments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from index.ranking.arrays import Int32s, joined, spread
from index.ranking.evidence import Ints, Texts
from index.ranking.reader import Reader
from index.ranking.scoring import Sought
from index.ranking.segment import Segment

Place = tuple[Reader, int]
"""A part that is read and the position of a paragraph in its segment."""


def lay_out(places: Sequence[Place], sought: Sought) -> Texts:
    """Lay out where the candidates have something of what is sought, paragraph after paragraph.

    Args:
        places: at least one; those of one part stand together.
        sought: stems and 4-grams; each is told by its position in there.
    """
    pieces = []
    for _, group in groupby(places, key=lambda place: id(place[0])):
        of_part = list(group)
        rows = np.asarray([row for _, row in of_part], np.int64)
        pieces.append(_lay_out_part(of_part[0][0], rows, sought))
    return _joined(pieces)


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """The candidates of one part; the meaning of the arrays is told by `Texts`."""

    word_counts: Ints
    sentence_counts: Ints
    kinds: NDArray[np.uint8]
    at: Ints
    stems: Ints
    spelt_in: Ints
    grams: Ints
    field_in: Ints
    field_stems: Ints


def _lay_out_part(reader: Reader, rows: Ints, sought: Sought) -> _Piece:
    segment = reader.segment
    vocabulary = segment.vocabulary
    first = segment.sentence_starts[rows]
    counts = segment.sentence_starts[rows + 1] - first
    sentences = spread(first, counts)
    words, word_counts = segment.words.take(sentences)
    column_of = _columns(reader.numbers(sought.stems), len(vocabulary.stems))
    columns = column_of[vocabulary.stem_of[words]]
    at = np.flatnonzero(columns)
    fields, field_counts = segment.fields.take(rows)
    field_columns = column_of[vocabulary.stem_of[fields]]
    in_fields = np.flatnonzero(field_columns)
    spelt, grams = _spelt(segment, words, sought)
    return _Piece(
        word_counts=word_counts,
        sentence_counts=counts,
        kinds=segment.kinds[sentences],
        at=at,
        stems=columns[at] - 1,
        spelt_in=np.repeat(np.arange(len(sentences)), word_counts)[spelt],
        grams=grams,
        field_in=np.repeat(np.arange(len(rows)), field_counts)[in_fields],
        field_stems=field_columns[in_fields] - 1,
    )


def _columns(numbers: Sequence[int] | Ints, size: int) -> Ints:
    """Return one more than the position of each number among these, 0 where it is not there."""
    columns = np.zeros(size, np.intp)
    wanted = np.asarray(numbers, np.int64)
    known = np.flatnonzero(wanted >= 0)
    columns[wanted[known]] = known + 1
    return columns


def _spelt(segment: Segment, words: Int32s, sought: Sought) -> tuple[Ints, Ints]:
    """Return which of some words have a 4-gram that is sought, and which, as often as they do."""
    spelling = segment.vocabulary.spelling
    column_of = _columns(spelling.numbers(sought.grams), len(spelling.keys))
    # Each different word is spelt once.
    seen = np.zeros(len(segment.vocabulary), np.bool_)
    seen[words] = True
    distinct = np.flatnonzero(seen)
    items, owners = spelling.of_words(distinct)
    columns = column_of[items]
    useful = np.flatnonzero(columns)
    counts = np.bincount(owners[useful], minlength=len(distinct))
    place = np.empty(len(segment.vocabulary), np.int64)
    place[distinct] = np.arange(len(distinct))
    which = place[words]
    each = counts[which]
    begins = np.cumsum(counts) - counts
    return np.repeat(np.arange(len(words)), each), columns[useful][spread(begins[which], each)] - 1


def _joined(pieces: Sequence[_Piece]) -> Texts:
    sentence_counts = joined([piece.sentence_counts for piece in pieces], np.int64)
    word_counts = joined([piece.word_counts for piece in pieces], np.int64)
    paragraph_of = np.repeat(np.arange(len(sentence_counts)), sentence_counts)
    words = _shifts([int(piece.word_counts.sum()) for piece in pieces])
    sentences = _shifts([len(piece.word_counts) for piece in pieces])
    paragraphs = _shifts([len(piece.sentence_counts) for piece in pieces])
    at = joined([piece.at + by for piece, by in zip(pieces, words, strict=True)], np.int64)
    return Texts(
        at=at,
        stems=joined([piece.stems for piece in pieces], np.int64),
        sentence_of=np.searchsorted(np.cumsum(word_counts), at, side="right"),
        spelt_in=joined(
            [piece.spelt_in + by for piece, by in zip(pieces, sentences, strict=True)], np.int64
        ),
        grams=joined([piece.grams for piece in pieces], np.int64),
        field_in=joined(
            [piece.field_in + by for piece, by in zip(pieces, paragraphs, strict=True)], np.int64
        ),
        field_stems=joined([piece.field_stems for piece in pieces], np.int64),
        paragraph_of=paragraph_of,
        kinds=joined([piece.kinds for piece in pieces], np.uint8),
        lengths=np.bincount(
            paragraph_of, word_counts.astype(np.float64), len(sentence_counts)
        ).astype(np.float64),
        starts=np.concatenate(([0], np.cumsum(sentence_counts))),
    )


def _shifts(sizes: Sequence[int]) -> list[int]:
    shifts: list[int] = np.cumsum([0, *sizes])[:-1].tolist()
    return shifts
