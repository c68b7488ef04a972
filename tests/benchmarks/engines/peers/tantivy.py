"""tantivy, the search library in Rust, which ranks with k1 = 1.2 and rounded lengths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tantivy import (
    Document,
    Filter,
    Index,
    Occur,
    Query,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from tests.benchmarks.engines.engine import Documents, Engine


class Tantivy(Engine):
    """An index of terms and their frequencies, without positions or a copy of the text."""

    updates = True

    def build(self, documents: Documents) -> None:
        self._fill(_words(), map(" ".join, documents))

    def build_from_text(self, texts: Sequence[str]) -> None:
        self._fill(_english(), texts)

    def _fill(self, analyzer: TextAnalyzer, texts: Iterable[str]) -> None:
        self._open(analyzer)
        self.count = 0
        self._write(texts)
        self.writer.wait_merging_threads()
        self._show()

    def _open(self, analyzer: TextAnalyzer) -> None:
        self.schema = _schema()
        self.index = Index(self.schema, path=str(self.folder))
        self.index.register_tokenizer("given", analyzer)
        self.writer = self.index.writer()

    def _write(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.writer.add_document(Document(body=text, number=self.count))
            self.count += 1
        self.writer.commit()

    def _show(self) -> None:
        self.index.reload()
        self.searcher = self.index.searcher()

    def save(self) -> None:
        """Do nothing: it was written by the commit."""

    def load(self) -> None:
        self._open(_words())
        self._show()
        self.count = self.searcher.num_docs

    def top(self, query: Sequence[str], count: int) -> list[int]:
        asked = Query.boolean_query(
            [(Occur.Should, Query.term_query(self.schema, "body", w, "freq")) for w in query]
        )
        found = self.searcher.search(asked, count, count=False).hits
        numbers = self.searcher.fast_field_values("number", [address for _, address in found])
        return [int(number) for number in numbers if number is not None]

    def add(self, documents: Documents) -> None:
        self._write(map(" ".join, documents))
        self._show()


def _schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field("body", tokenizer_name="given", index_option="freq")
    builder.add_integer_field("number", fast=True)
    return builder.build()


def _words() -> TextAnalyzer:
    return TextAnalyzerBuilder(Tokenizer.whitespace()).build()


def _english() -> TextAnalyzer:
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    return builder.filter(Filter.stopword("english")).filter(Filter.stemmer("english")).build()
