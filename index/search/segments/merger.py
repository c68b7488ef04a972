"""Several segments as one: what grows with the paragraphs is made piece by piece, when written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.analysis.ranges import expand_ranges
from index.search.arrays import Array, Int32s, PiecedArray, RaggedArray, release
from index.search.postings.merger import PostingsInput, merge_postings
from index.search.segments.acronyms import AcronymTable
from index.search.segments.article_table import ArticleMetadata, ArticleTable
from index.search.segments.ngram_counts import count_words, spread
from index.search.segments.segment import Segment
from index.search.segments.term_ids import TermIds
from index.search.segments.vocabulary import Vocabulary, number_in_order

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


class _Part:
    """What stands of a segment.

    Args:
        segment: the segment.
        articles: its articles that stand; None when all do.
        first: the number of its first paragraph among those of all parts.
        term_ids: the table that its words and acronyms are entered in.

    Attributes:
        segment: the segment.
        articles: says of each article whether it stands.
        rows: the paragraphs that stand.
        places: the new number of each paragraph, -1 of one that does not stand; int32.
        sentence_counts: sentences of each that does.
        body: words of the sentences of each.
        head: words of the title and headings of each.
        holding: how many paragraphs hold each word of the segment in their sentences.
        used: the words that are left.
        numbers: the number of each word in `term_ids`, later in the new vocabulary.
        acronym_ids: acronyms in `term_ids`, as often as a paragraph has one.
        acronym_paragraphs: which paragraph that is, by its new number.
    """

    def __init__(
        self, segment: Segment, articles: Mask | None, first: int, term_ids: TermIds
    ) -> None:
        table = segment.articles
        self.segment = segment
        self.articles = np.ones(len(table), np.bool_) if articles is None else articles
        self.rows = np.flatnonzero(table.paragraphs(self.articles))
        self.places = np.full(segment.size, -1, np.int32)
        self.places[self.rows] = np.arange(first, first + len(self.rows))
        self.sentence_counts = np.diff(segment.sentence_starts)[self.rows]
        words, fields = self.words(), self.fields()
        ends = np.concatenate(([0], self.sentence_counts.cumsum()))
        self.body, self.head = np.diff(words.starts[ends]), fields.lengths
        self.holding = count_words(words.items, self.body, len(segment.vocabulary))
        used = self.holding > 0
        used[fields.items] = True
        self.used = np.flatnonzero(used)
        own = self.segment.acronyms
        at = np.flatnonzero(self.places[own.holders] >= 0)
        ids = own.acronym_ids()[at]
        self.numbers, of_acronym = term_ids.adopt(self.segment, self.used, np.unique(ids))
        self.acronym_ids = of_acronym[ids]
        self.acronym_paragraphs = self.places[own.holders[at]].astype(np.int64)

    def sentences(self) -> Ints:
        return expand_ranges(self.segment.sentence_starts[self.rows], self.sentence_counts)

    def words(self) -> RaggedArray:
        return self._of(self.segment.words, self.sentences)

    def fields(self) -> RaggedArray:
        return self._of(self.segment.fields, lambda: self.rows)

    def _of(self, column: RaggedArray, rows: Callable[[], Ints]) -> RaggedArray:
        whole = len(self.rows) == self.segment.size
        return column if whole else RaggedArray.of(*column.take(rows()))

    def renumbered(self, column: RaggedArray) -> Int32s:
        return self.numbers[column.items].astype(np.int32)

    def terms(self, vocabulary: Vocabulary) -> Ints:
        """Return the new number of each stem, -1 where it is not left."""
        own = self.segment.vocabulary
        terms = np.full(len(own.stems), -1)
        terms[own.stem_of[self.used]] = vocabulary.stem_of[self.numbers[self.used]]
        return terms

    def entries(self) -> list[ArticleMetadata]:
        table = zip(self.segment.articles.entries(), self.articles.tolist(), strict=True)
        return [entry for entry, stands in table if stands]

    def counts(self) -> list[int]:
        """Return how many paragraphs each standing article has."""
        counts: list[int] = np.diff(self.segment.articles.starts)[self.articles].tolist()
        return counts


def merge(
    segments: Iterable[tuple[Segment, Mask | None]],
) -> tuple[dict[str, Any], dict[str, Array | PiecedArray]]:
    """Return what `Segment.pack` returns for one segment of what stands in several, in order.

    Nothing is analysed again, and of the large arrays only the postings are held in memory.

    Args:
        segments: each with a mask of its articles that stand, None when all do.
    """
    term_ids, parts, size = TermIds(), list[_Part](), 0
    for segment, articles in segments:
        parts.append(_Part(segment, articles, size, term_ids))
        size += len(parts[-1].rows)
        release(segment.numbers)
    acronyms = AcronymTable.of(
        list(term_ids.acronyms),
        np.concatenate([part.acronym_ids for part in parts]),
        np.concatenate([part.acronym_paragraphs for part in parts]),
    )
    vocabulary, holding = _vocabulary(parts, term_ids)
    del term_ids  # strings, which take more than all the rest
    table = ArticleTable.of(
        [entry for part in parts for entry in part.entries()],
        [count for part in parts for count in part.counts()],
    )
    arrays: dict[str, Array | PiecedArray] = {
        **_columns(parts),
        "ngram_counts": spread(holding, vocabulary),
        **_named("articles", table.arrays()),
        **_words(parts),
        **_named("vocabulary", vocabulary.arrays()),
        **_named("postings", _postings(parts, vocabulary)),
        **_named("acronyms", acronyms.arrays()),
    }
    return {"language_codes": list(table.language_codes)}, arrays


def _vocabulary(parts: Sequence[_Part], term_ids: TermIds) -> tuple[Vocabulary, Ints]:
    """Number the words anew; return them, and how many paragraphs hold each in their sentences."""
    words, places = number_in_order(list(term_ids.words))
    holding = np.zeros(len(words), np.int64)
    for part in parts:
        numbers = places[part.numbers[part.used]]
        part.numbers[part.used] = numbers
        holding[numbers] += part.holding[part.used]
    return Vocabulary.of(words), holding


def _columns(parts: Sequence[_Part]) -> dict[str, PiecedArray]:
    """Return what stands of the arrays with a number for each paragraph or sentence."""

    def column(name: str, kind: Any) -> PiecedArray:
        lengths = [len(part.rows) for part in parts]
        return _pieced(parts, kind, lengths, lambda part: getattr(part.segment, name)[part.rows])

    sentences = [int(part.sentence_counts.sum()) for part in parts]
    return {
        "numbers": column("numbers", np.int32),
        "digests": column("digests", np.uint64),
        "sentence_starts": _starts(parts, lambda part: part.sentence_counts),
        "title_lengths": column("title_lengths", np.uint16),
        "heading_lengths": column("heading_lengths", np.uint16),
        "answer_types": _pieced(
            parts, np.uint8, sentences, lambda part: part.segment.answer_types[part.sentences()]
        ),
    }


def _words(parts: Sequence[_Part]) -> dict[str, PiecedArray]:
    """Return the words of the sentences and of the fields, by their new numbers."""
    body = [int(part.body.sum()) for part in parts]
    head = [int(part.head.sum()) for part in parts]
    return {
        "words.items": _pieced(parts, np.int32, body, lambda p: p.renumbered(p.words())),
        "words.starts": _starts(parts, lambda part: part.words().lengths),
        "fields.items": _pieced(parts, np.int32, head, lambda p: p.renumbered(p.fields())),
        "fields.starts": _starts(parts, lambda part: part.head),
    }


def _pieced(
    parts: Sequence[_Part], kind: Any, lengths: Sequence[int], piece: Callable[[_Part], Array]
) -> PiecedArray:
    """Return an array of which each part makes a piece of this length."""

    def pieces() -> Iterator[Array]:
        for part in parts:
            yield piece(part)
            release(part.segment.numbers)

    return PiecedArray(np.dtype(kind), sum(lengths), pieces)


def _starts(parts: Sequence[_Part], lengths: Callable[[_Part], Ints]) -> PiecedArray:
    """Return where the rows of all parts begin, and the end."""

    def pieces() -> Iterator[Array]:
        end = np.zeros(1, np.int64)
        yield end
        for part in parts:
            yield (ends := end + lengths(part).cumsum())
            end = ends[-1:] if len(ends) else end
            release(part.segment.numbers)

    return PiecedArray(np.dtype(np.int64), 1 + sum(len(lengths(part)) for part in parts), pieces)


def _postings(parts: Sequence[_Part], vocabulary: Vocabulary) -> dict[str, Array | PiecedArray]:
    lengths = np.concatenate([part.body + part.head for part in parts]).astype(np.int32)
    merged = [PostingsInput(p.segment.postings, p.terms(vocabulary), p.places) for p in parts]
    return merge_postings(merged, lengths, len(vocabulary.stems))


def _named(
    part: str, arrays: Mapping[str, Array] | Mapping[str, Array | PiecedArray]
) -> dict[str, Array | PiecedArray]:
    return {f"{part}.{name}": array for name, array in arrays.items()}
