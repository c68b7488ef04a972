"""What an article puts into the search engine, and what it adds to the counts of its library."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Self

import msgspec

from index.model import Article
from index.search.segments.builder import SegmentBuilder
from index.search.segments.segment import Segment

STEM, GRAM, WORD, ACRONYM, LANGUAGE = "s", "g", "w", "a", "l"
"""Kinds of terms that are counted: paragraphs that hold a stem, words that have a 4-gram (see
`index.search.segments.ngram_counts`), articles that have a word, paragraphs that say an acronym,
articles in a language."""
PARTED = "\x1f"
"""Between the form of a word and its stem."""
Counts = Mapping[tuple[str, str], int]
"""How many there are, by kind and term."""


class Contribution(msgspec.Struct, frozen=True):
    """What an article adds to its library; what it no longer adds is taken away by it.

    Attributes:
        paragraphs: how many it has.
        terms: what BM25 counts as their length, together.
        words: the words of their sentences, together.
        counts: by kind and term.
    """

    paragraphs: int
    terms: int
    words: int
    counts: Counts

    @classmethod
    def of(cls, segment: Segment) -> Self:
        """Return what the articles of a segment add."""
        words = len(segment.words.items)
        return cls(segment.size, words + len(segment.fields.items), words, dict(_counted(segment)))

    def pack(self) -> bytes:
        """Return it as it is stored."""
        counts = [(kind, term, number) for (kind, term), number in self.counts.items()]
        return zlib.compress(
            msgspec.msgpack.encode((self.paragraphs, self.terms, self.words, counts)), 1
        )

    @classmethod
    def unpack(cls, packed: bytes) -> Self:
        """Return what was stored."""
        paragraphs, terms, words, counts = msgspec.msgpack.decode(zlib.decompress(packed))
        return cls(
            paragraphs, terms, words, {(kind, term): number for kind, term, number in counts}
        )


class Change:
    """What several articles add and take away, together."""

    def __init__(self) -> None:
        self.articles = self.paragraphs = self.terms = self.words = 0
        self.counts: Counter[tuple[str, str]] = Counter()

    def add(self, own: Contribution) -> None:
        """Count what an article has now."""
        self._count(own, 1)

    def take(self, own: Contribution) -> None:
        """Count what an article no longer has."""
        self._count(own, -1)

    def _count(self, own: Contribution, sign: int) -> None:
        self.articles += sign
        self.paragraphs += sign * own.paragraphs
        self.terms += sign * own.terms
        self.words += sign * own.words
        for key, number in own.counts.items():
            self.counts[key] += sign * number


class AnalyzedForEngine(msgspec.Struct, frozen=True):
    """An article, ready for the engine.

    Attributes:
        id: its id.
        revision: the library's revision at which it was stored.
        contribution: what it adds to the counts.
        documents: the documents of its paragraphs, by their ids in the engine.
    """

    id: str
    revision: int
    contribution: Contribution
    documents: Mapping[str, Mapping[str, Any]]


def analyze_for_engine(article: Article) -> AnalyzedForEngine:
    """Analyse an article; takes some milliseconds."""
    builder = SegmentBuilder()
    builder.add([article])
    segment = builder.build()
    return AnalyzedForEngine(
        article.id, article.revision, Contribution.of(segment), dict(_documents(segment))
    )


def document_id(article_id: str, number: int) -> str:
    """Return the id in the engine of a paragraph."""
    return f"{article_id}:{number}"


def _documents(segment: Segment) -> Iterator[tuple[str, dict[str, Any]]]:
    stems = segment.vocabulary.stems.all()
    stem_of = segment.vocabulary.stem_of
    articles = segment.articles
    for row, number in enumerate(segment.numbers.tolist()):
        first, last = segment.sentence_starts[row : row + 2]
        begin, end = segment.words.starts[first], segment.words.starts[last]
        words = segment.words.items[begin:end]
        fields = segment.fields.items[segment.fields.starts[row] : segment.fields.starts[row + 1]]
        held = [stems[i] for part in (words, fields) for i in stem_of[part].tolist()]
        owner = articles.owner(row)
        yield (
            document_id(articles.ids[owner], number),
            {
                "stems": " ".join(held),
                "article": articles.ids[owner],
                "number": number,
                "language": articles.language(owner),
                "day": int(articles.days[owner]),
            },
        )


def _counted(segment: Segment) -> Iterable[tuple[tuple[str, str], int]]:
    vocabulary, acronyms = segment.vocabulary, segment.acronyms
    for number, stem in enumerate(vocabulary.stems.all()):
        yield (STEM, stem), segment.postings.holding(number)
    grams = zip(vocabulary.ngrams.keys.tolist(), segment.ngram_counts.tolist(), strict=True)
    yield from (((GRAM, str(key)), number) for key, number in grams if number)
    yield from (((WORD, PARTED.join(word)), 1) for word in vocabulary.all())
    for number in range(len(acronyms.entries)):
        first, last = acronyms.starts[number : number + 2].tolist()
        yield (ACRONYM, acronyms.entries[number]), last - first
    for code in set(map(segment.articles.language, range(len(segment.articles)))):
        yield (
            (LANGUAGE, code),
            sum(segment.articles.language(i) == code for i in range(len(segment.articles))),
        )
