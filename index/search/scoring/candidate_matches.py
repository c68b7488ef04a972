"""The candidates' matches as a question sees them, gathered from their segments."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysis.ranges import expand_ranges
from index.search.arrays import joined
from index.search.scoring.match_counts import (
    CandidateMatches,
    Floats,
    HeadingWords,
    Ints,
    count_table,
)
from index.search.scoring.scoring import Query
from index.search.scoring.segment_lookup import Reader
from index.search.segments.segment import Segment

CandidateRows = tuple[Reader, Ints]
"""A part that is read, and positions of paragraphs in its segment."""
_MANY = 8
"""4-grams of a vocabulary for each word that is looked at, above which there are many."""


def gather_matches(places: Sequence[CandidateRows], query: Query) -> CandidateMatches:
    """Lay out where the candidates have something of what is query, paragraph after paragraph.

    Args:
        places: the candidates, part by part.
        query: stems and 4-grams; each is told by its position in there.
    """
    return _joined([_lay_out_part(reader, rows, query) for reader, rows in places], query)


class _Piece(msgspec.Struct, frozen=True, eq=False):
    """The candidates of one part.

    Attributes:
        word_counts: words of each sentence.
        sentence_counts: sentences of each paragraph.
        answer_types: of each sentence.
        at: positions of the words that have a query stem.
        stems: which that is.
        spelt_at: a position, as often as the word there has a query 4-gram.
        grams: which that is.
        field_in: a paragraph, as often as a word of its title or headings has a query stem.
        field_stems: which that is.
        in_title: whether each of those is a word of the title.
        in_heading: whether it is one of the innermost heading.
        has_heading: whether each paragraph has a heading.
        heading_lengths: words of the innermost of each paragraph, or of the title.
        places: where in it each of the words of `in_heading` stands, from 1.
    """

    word_counts: Ints
    sentence_counts: Ints
    answer_types: NDArray[np.uint8]
    at: Ints
    stems: Ints
    spelt_at: Ints
    grams: Ints
    field_in: Ints
    field_stems: Ints
    in_title: NDArray[np.bool_]
    in_heading: NDArray[np.bool_]
    has_heading: NDArray[np.bool_]
    heading_lengths: Ints
    places: Ints


def _lay_out_part(reader: Reader, rows: Ints, query: Query) -> _Piece:
    segment = reader.segment
    stem_of = segment.vocabulary.stem_of
    first, last = segment.sentence_starts[rows], segment.sentence_starts[rows + 1]
    sentences = expand_ranges(first, last - first)
    # The words of a paragraph's sentences lie together.
    begin, end = segment.words.starts[first], segment.words.starts[last]
    words = segment.words.items.take(expand_ranges(begin, end - begin)).astype(np.int64)
    column_of = _columns(reader.numbers(query.stems), len(segment.vocabulary.stems))
    at, stems = _told(column_of.take(stem_of.take(words)))
    fields, field_counts = segment.fields.take(rows)
    in_fields, field_stems = _told(column_of.take(stem_of.take(fields)))
    field_in = field_counts.cumsum().searchsorted(in_fields, side="right")
    # Where each of these is in its field, from its beginning and from its end.
    after = in_fields - (field_counts.cumsum() - field_counts)[field_in]
    before = field_counts[field_in] - after
    heading_lengths = segment.heading_lengths[rows].astype(np.int64)
    spelt_at, grams = _spelt(segment, words, reader.grams(query.grams))
    return _Piece(
        word_counts=segment.words.lengths_of(sentences),
        sentence_counts=last - first,
        answer_types=segment.answer_types[sentences],
        at=at,
        stems=stems,
        spelt_at=spelt_at,
        grams=grams,
        field_in=field_in,
        field_stems=field_stems,
        in_title=after < segment.title_lengths[rows][field_in],
        in_heading=before <= heading_lengths[field_in],
        has_heading=field_counts > segment.title_lengths[rows],
        heading_lengths=heading_lengths,
        places=heading_lengths[field_in] - before + 1,
    )


def _columns(numbers: Sequence[int] | Ints, size: int) -> NDArray[np.int16]:
    """Return one more than the position of each number among these, 0 where it is not there."""
    columns = np.zeros(size + 1, np.int16)
    # Numbers that are not there are -1, so that they count for what is never looked up.
    columns[np.asarray(numbers, np.int64)] = np.arange(1, len(numbers) + 1)
    return columns


def _told(columns: NDArray[np.integer]) -> tuple[Ints, Ints]:
    """Return where a column is told, and which."""
    at = (columns != 0).nonzero()[0]
    return at, columns.take(at).astype(np.int64) - 1


def _spelt(segment: Segment, words: Ints, grams: Ints) -> tuple[Ints, Ints]:
    """Return where words have one of these 4-grams, as often as they do, and which."""
    ngrams = segment.vocabulary.ngrams
    items, ends, which = ngrams.items, ngrams.starts[1:], words
    if len(items) > _MANY * len(words):
        # Spelling out each different word once is less than looking at the whole vocabulary.
        seen = np.zeros(len(segment.vocabulary), np.bool_)
        seen[words] = True
        distinct = seen.nonzero()[0]
        items, ends = ngrams.of_words(distinct)
        place = np.empty(len(segment.vocabulary), np.int64)
        place[distinct] = np.arange(len(distinct))
        which = place.take(words)
    useful, columns = _told(_columns(grams, len(ngrams.keys)).take(items))
    counts = np.bincount(ends.searchsorted(useful, side="right"), minlength=len(ends))
    each = counts.take(which)
    at = each.nonzero()[0]
    each, begins = each.take(at), (counts.cumsum() - counts).take(which.take(at))
    return at.repeat(each), columns.take(expand_ranges(begins, each))


def _joined(pieces: Sequence[_Piece], query: Query) -> CandidateMatches:
    starts = _ends([piece.sentence_counts for piece in pieces])
    word_ends = _ends([piece.word_counts for piece in pieces])
    words = [int(piece.word_counts.sum()) for piece in pieces]
    at = _shifted([piece.at for piece in pieces], words)
    spelt_at = _shifted([piece.spelt_at for piece in pieces], words)
    paragraphs = [len(piece.sentence_counts) for piece in pieces]
    field_in = _shifted([piece.field_in for piece in pieces], paragraphs)
    field_stems = joined([piece.field_stems for piece in pieces], np.int64)
    in_title = joined([piece.in_title for piece in pieces], np.bool_)
    in_heading = joined([piece.in_heading for piece in pieces], np.bool_)
    stems = joined([piece.stems for piece in pieces], np.int64)
    sentence_of = word_ends[1:].searchsorted(at, side="right")
    in_sentence = (sentence_of, word_ends[1:].searchsorted(spelt_at, side="right"))
    width = len(query.stems)
    things = (stems, *(piece.grams + width for piece in pieces))
    columns = width + len(query.grams)

    def fields(part: NDArray[np.bool_]) -> Floats:
        return count_table(field_in[part], field_stems[part], len(starts) - 1, width)

    return CandidateMatches(
        table=count_table(
            np.concatenate(in_sentence), np.concatenate(things), len(word_ends) - 1, columns
        ),
        titles=fields(in_title),
        outer_headings=fields(~in_title & ~in_heading),
        headings=fields(in_heading),
        has_heading=joined([piece.has_heading for piece in pieces], np.bool_),
        heading_lengths=joined([piece.heading_lengths for piece in pieces], np.int64),
        heading_words=HeadingWords(
            field_in[in_heading],
            field_stems[in_heading],
            joined([piece.places for piece in pieces], np.int64)[in_heading],
        ),
        at=at,
        stems=stems,
        sentence_of=sentence_of,
        answer_types=joined([piece.answer_types for piece in pieces], np.uint8),
        lengths=np.diff(word_ends[starts]),
        starts=starts,
    )


def _ends(counts: Sequence[Ints]) -> Ints:
    """Return 0 and where each count of all ends."""
    every = joined(counts, np.int64)
    ends = np.zeros(len(every) + 1, np.int64)
    every.cumsum(out=ends[1:])
    return ends


def _shifted(positions: Sequence[Ints], sizes: Sequence[int]) -> Ints:
    """Return positions in several arrays of these sizes as those in all, end to end."""
    before = accumulate(sizes, initial=0)
    return joined([one + shift for one, shift in zip(positions, before, strict=False)], np.int64)
