"""retrievalx, compressed lists in Rust, with a tokeniser of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retrievalx import (
    BM25Config,
    BM25Index,
    Filter,
    RetrievalStrategy,
    ScoringVariant,
    Stemmer,
    Tokenizer,
    TokenizerConfig,
)

from tests.benchmarks.engines.engine import K1, B, Documents, Engine


class Retrievalx(Engine):
    """The exhaustive search, term by term: the fastest of its strategies here, all exact."""

    def build(self, documents: Documents) -> None:
        words = TokenizerConfig(tokenizer=Tokenizer.WHITESPACE, filters=[])
        self._fill(words, map(" ".join, documents))

    def build_from_text(self, texts: Sequence[str]) -> None:
        words = TokenizerConfig(
            tokenizer=Tokenizer.UNICODE,
            filters=[Filter.LOWERCASE],
            stemmer=Stemmer.snowball("en"),
        )
        self._fill(words, texts)

    def _fill(self, words: TokenizerConfig, texts: Iterable[str]) -> None:
        scores = ScoringVariant.okapi(k1=K1, b=B)
        self.index = BM25Index(BM25Config(scores, words, RetrievalStrategy.exhaustive_taat()))
        self.index.insert_batch((str(number), text) for number, text in enumerate(texts))

    def save(self) -> None:
        self.index.save(str(self.folder / "index.bin"))

    def load(self) -> None:
        self.index = BM25Index.load(str(self.folder / "index.bin"))

    def top(self, query: Sequence[str], count: int) -> list[int]:
        return [int(hit.doc_id) for hit in self.index.search(" ".join(query), count)]
