"""Analysed paragraphs as columns, to be joined, picked from and numbered anew."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from index.analysis.ranges import expand_ranges
from index.search.arrays import Int32s, RaggedArray, joined
from index.search.segments.segment import Segment

Ints = NDArray[np.int64]


class ParagraphTable(msgspec.Struct, frozen=True, eq=False):
    """Paragraphs whose words and acronyms are numbers of some table.

    Attributes:
        numbers: 1-based number of each in its article.
        digests: of each one's text.
        sentence_counts: how many sentences each has.
        words: the words of each sentence.
        answer_types: bits of the kinds of thing each sentence holds.
        fields: the words of each paragraph's title and headings.
        title_lengths: how many of those words, from the first on, are the title's.
        heading_lengths: how many, up to the last, are the innermost heading's, or the title's
            where there is none.
        acronym_ids: acronyms, as often as a paragraph has one.
        acronym_paragraphs: which paragraph that is, by position.
    """

    numbers: Int32s
    digests: NDArray[np.uint64]
    sentence_counts: Ints
    words: RaggedArray
    answer_types: NDArray[np.uint8]
    fields: RaggedArray
    title_lengths: NDArray[np.uint16]
    heading_lengths: NDArray[np.uint16]
    acronym_ids: Ints
    acronym_paragraphs: Ints

    @classmethod
    def of(cls, segment: Segment) -> Self:
        """Return those of a segment, by its own numbers."""
        return cls(
            numbers=segment.numbers,
            digests=segment.digests,
            sentence_counts=np.diff(segment.sentence_starts),
            words=segment.words,
            answer_types=segment.answer_types,
            fields=segment.fields,
            title_lengths=segment.title_lengths,
            heading_lengths=segment.heading_lengths,
            acronym_ids=segment.acronyms.acronym_ids(),
            acronym_paragraphs=segment.acronyms.holders.astype(np.int64),
        )

    @classmethod
    def joined(cls, pieces: Sequence[ParagraphTable]) -> Self:
        """Return the paragraphs of all pieces in order; they are numbers of the same table."""
        sizes = [len(piece) for piece in pieces]
        shifts = np.cumsum([0, *sizes])[:-1]
        return cls(
            numbers=joined([piece.numbers for piece in pieces], np.int32),
            digests=joined([piece.digests for piece in pieces], np.uint64),
            sentence_counts=joined([piece.sentence_counts for piece in pieces], np.int64),
            words=_stacked([piece.words for piece in pieces]),
            answer_types=joined([piece.answer_types for piece in pieces], np.uint8),
            fields=_stacked([piece.fields for piece in pieces]),
            title_lengths=joined([piece.title_lengths for piece in pieces], np.uint16),
            heading_lengths=joined([piece.heading_lengths for piece in pieces], np.uint16),
            acronym_ids=joined([piece.acronym_ids for piece in pieces], np.int64),
            acronym_paragraphs=joined(
                [p.acronym_paragraphs + shift for p, shift in zip(pieces, shifts, strict=True)],
                np.int64,
            ),
        )

    def __len__(self) -> int:
        return len(self.numbers)

    @property
    def sentence_starts(self) -> Ints:
        """First sentence of each paragraph, and the end."""
        return np.concatenate(([0], np.cumsum(self.sentence_counts)))

    def take(self, rows: Ints) -> ParagraphTable:
        """Return some of the paragraphs, each at most once, in the order asked for."""
        counts = self.sentence_counts[rows]
        sentences = expand_ranges(self.sentence_starts[rows], counts)
        place = np.full(len(self), -1)
        place[rows] = np.arange(len(rows))
        kept = np.flatnonzero(place[self.acronym_paragraphs] >= 0)
        return ParagraphTable(
            numbers=self.numbers[rows],
            digests=self.digests[rows],
            sentence_counts=counts,
            words=RaggedArray.of(*self.words.take(sentences)),
            answer_types=self.answer_types[sentences],
            fields=RaggedArray.of(*self.fields.take(rows)),
            title_lengths=self.title_lengths[rows],
            heading_lengths=self.heading_lengths[rows],
            acronym_ids=self.acronym_ids[kept],
            acronym_paragraphs=place[self.acronym_paragraphs[kept]],
        )

    def renumbered(self, words: Ints, acronyms: Ints) -> ParagraphTable:
        """Return the same paragraphs by the numbers of another table.

        Args:
            words: the new number of each word.
            acronyms: the new number of each acronym.
        """
        return replace(
            self,
            words=RaggedArray(words[self.words.items].astype(np.int32), self.words.starts),
            fields=RaggedArray(words[self.fields.items].astype(np.int32), self.fields.starts),
            acronym_ids=acronyms[self.acronym_ids],
        )


def _stacked(rows: Sequence[RaggedArray]) -> RaggedArray:
    items = joined([one.items for one in rows], np.int32)
    return RaggedArray.of(items, joined([one.lengths for one in rows], np.int64))
