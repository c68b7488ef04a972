"""Quoth's BM25 by itself: the ranking, without articles, sentences and confidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

import msgspec
import numpy as np

from index.search.postings import numba_search
from index.search.postings.postings import Postings
from index.search.postings.rank_bm25 import BM25, inverse_document_frequency
from index.search.postings.top_k import SegmentQuery, top
from index.search.segments.term_ids import TermIds
from tests.benchmarks.engines.corpus import Int32s, Ints
from tests.benchmarks.engines.engine import K1, B, Documents, Engine

_BATCH = 2_000
"""Texts that are taken apart at once."""


class Quoth(Engine):
    """One BM25 for what was built and a small one for each article added since."""

    updates = True

    def build(self, documents: Documents) -> None:
        self.parts = [BM25(documents, K1, B)]

    def build_from_text(self, texts: Sequence[str]) -> None:
        term_ids = TermIds()
        batch = [_take(term_ids, texts[n : n + _BATCH]) for n in range(0, len(texts), _BATCH)]
        vocabulary: dict[Hashable, int] = {}
        stems = [vocabulary.setdefault(stem, len(vocabulary)) for _, stem in term_ids.words]
        terms = np.array(stems, np.int32)[np.concatenate([words for words, _ in batch])]
        lengths = np.concatenate([counts for _, counts in batch])
        postings = Postings.of(terms, lengths, len(vocabulary), K1, B)
        self.parts = [BM25.over(postings, vocabulary, K1, B)]

    def save(self) -> None:
        (part,) = self.parts
        (self.folder / "words.json").write_bytes(msgspec.json.encode(list(part.vocabulary)))
        for name, array in part.index.arrays().items():
            np.save(self.folder / f"{name}.npy", array)

    def load(self) -> None:
        files = self.folder.glob("*.npy")
        arrays = {file.stem: np.load(file, mmap_mode="r") for file in files}
        words = msgspec.json.decode((self.folder / "words.json").read_bytes(), type=list[str])
        vocabulary: dict[Hashable, int] = dict(zip(words, range(len(words)), strict=True))
        self.parts = [BM25.over(Postings.from_arrays(arrays), vocabulary, K1, B)]

    def top(self, query: Sequence[str], count: int) -> list[int]:
        if len(self.parts) == 1:
            return self.parts[0].get_top_n(query, range(self.parts[0].corpus_size), count)
        size = sum(part.corpus_size for part in self.parts)
        average = sum(part.avgdl * part.corpus_size for part in self.parts) / size
        sources = self._sources(Counter(query), size)
        starts = np.cumsum([0, *(part.corpus_size for part in self.parts)]).tolist()
        return [starts[part] + number for _, part, number in top(sources, average, count, K1, B)]

    def _sources(self, query: Counter[str], size: int) -> list[SegmentQuery]:
        """Return the parts, with the query's terms weighed by how rare they are in all of them."""
        numbers = [{w: p.vocabulary[w] for w in query if w in p.vocabulary} for p in self.parts]
        holding: Counter[str] = Counter()
        for part, known in zip(self.parts, numbers, strict=True):
            holding.update({word: part.index.holding(n) for word, n in known.items()})
        idf = {
            w: times * inverse_document_frequency(size, holding[w]) for w, times in query.items()
        }
        return [
            SegmentQuery(part.index, [(number, idf[word]) for word, number in known.items()])
            for part, known in zip(self.parts, numbers, strict=True)
        ]

    def add(self, documents: Documents) -> None:
        self.parts.append(BM25(documents, K1, B))


class CompiledQuoth(Quoth):
    """The same, searched by numba, which a process loads that answers more than once."""

    @classmethod
    def warm(cls) -> None:
        numba_search.warm()


def _take(term_ids: TermIds, texts: Sequence[str]) -> tuple[Int32s, Ints]:
    """Return the numbers of the words that count, and how many each text has."""
    batch = term_ids.analyzer("en").analyze(texts)
    kept = np.flatnonzero(batch.word_ids >= 0)
    counts = np.bincount(batch.sentence_of.take(kept), minlength=len(texts))
    return batch.word_ids.take(kept), counts
