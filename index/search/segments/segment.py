"""The paragraphs of some articles as arrays: made once, never changed, shared by readers."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysis.ranges import expand_ranges
from index.search.arrays import Int32s, RaggedArray, read_only
from index.search.postings.postings import Postings
from index.search.postings.rank_bm25 import BM25
from index.search.segments.acronyms import AcronymTable
from index.search.segments.article_table import ArticleTable
from index.search.segments.ngram_counts import count_ngrams
from index.search.segments.vocabulary import Vocabulary

Array = NDArray[Any]

_OWN = (
    "numbers", "digests", "sentence_starts", "title_lengths", "heading_lengths", "answer_types",
    "ngram_counts",
)  # fmt: skip
_PARTS = ("articles", "words", "fields", "vocabulary", "postings", "acronyms")


class Segment(msgspec.Struct, frozen=True, eq=False, dict=True):
    """Some articles of one library, ready to be ranked; its words have numbers of its own.

    Attributes:
        articles: whose paragraphs they are, in the order of the paragraphs.
        numbers: 1-based number of each paragraph in its article; int32.
        digests: of each paragraph's text; uint64.
        sentence_starts: first sentence of each paragraph, and the end; int64.
        words: the words of each sentence.
        fields: the words of each paragraph's title and headings.
        title_lengths: how many of those words, from the first on, are the title's; uint16.
        heading_lengths: how many, up to the last, are the innermost heading's, or the title's
            where there is none; uint16.
        answer_types: bits of the kinds of thing each sentence holds, see
        `index.analysis.answer_types.answer_types`; uint8. vocabulary: the words. postings: the
        stems of words and fields of each paragraph. gram_counts: about how many paragraphs hold
        each 4-gram of the vocabulary, as if words
            stood independently; float64.
        acronyms: what the sentences abbreviate.
    """

    articles: ArticleTable
    numbers: Int32s
    digests: NDArray[np.uint64]
    sentence_starts: NDArray[np.int64]
    words: RaggedArray
    fields: RaggedArray
    title_lengths: NDArray[np.uint16]
    heading_lengths: NDArray[np.uint16]
    answer_types: NDArray[np.uint8]
    vocabulary: Vocabulary
    postings: Postings
    ngram_counts: NDArray[np.int64]
    acronyms: AcronymTable

    @property
    def size(self) -> int:
        """Paragraphs in it."""
        return len(self.numbers)

    @property
    def bm25(self) -> BM25:
        """The index over the numbers of stems, as rank-bm25 has it."""
        return BM25.over(self.postings)

    @cached_property
    def ranks(self) -> NDArray[np.uint32] | None:
        """Place of each paragraph by article id and number; None where they stand in that order."""
        owners = np.repeat(self.articles.ranks(), np.diff(self.articles.starts))
        order = np.lexsort((self.numbers, owners))
        if (order[1:] > order[:-1]).all():
            return None
        ranks = np.empty(len(order), np.uint32)
        ranks[order] = np.arange(len(order), dtype=np.uint32)
        return read_only(ranks)

    def pack(self) -> tuple[dict[str, Any], dict[str, Array]]:
        """Return what makes up the segment, for saving.

        Returns:
            A few values that MessagePack knows, and the arrays by name.
        """
        arrays = {name: getattr(self, name) for name in _OWN}
        for part in _PARTS:
            for name, array in getattr(self, part).arrays().items():
                arrays[f"{part}.{name}"] = array
        return {"language_codes": list(self.articles.language_codes)}, arrays

    @classmethod
    def unpack(cls, meta: Mapping[str, Any], arrays: Mapping[str, Array]) -> Self:
        """Return the segment that was packed, over these very arrays; they may be read-only.

        Raises:
            KeyError: something is missing.
        """
        own: dict[str, Any] = {name: arrays[name] for name in _OWN}
        parts: dict[str, dict[str, Array]] = {part: {} for part in _PARTS}
        for name, array in arrays.items():
            part, _, rest = name.partition(".")
            if rest:
                parts[part][rest] = array
        return cls(
            **own,
            articles=ArticleTable.from_arrays(meta["language_codes"], parts["articles"]),
            words=RaggedArray.from_arrays(parts["words"]),
            fields=RaggedArray.from_arrays(parts["fields"]),
            vocabulary=Vocabulary.from_arrays(parts["vocabulary"]),
            postings=Postings.from_arrays(parts["postings"]),
            acronyms=AcronymTable.from_arrays(parts["acronyms"]),
        )

    def words_in(self, paragraphs: NDArray[np.int64]) -> int:
        """Return how many words the sentences of some paragraphs have, together."""
        first, last = self._word_ranges(paragraphs)
        return int((last - first).sum())

    def ngrams_in(self, paragraphs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return what some of the paragraphs contribute to `ngram_counts`."""
        first, last = self._word_ranges(paragraphs)
        words = self.words.items.take(expand_ranges(first, last - first))
        return count_ngrams(words, last - first, self.vocabulary)

    def _word_ranges(
        self, paragraphs: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        first = self.words.starts[self.sentence_starts[paragraphs]]
        return first, self.words.starts[self.sentence_starts[paragraphs + 1]]
