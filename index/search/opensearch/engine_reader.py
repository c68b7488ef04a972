"""A library in the search engine, as one search reads it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Iterable, Mapping, Sequence
from typing import TypeVar

import msgspec
import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray

from index.errors import EngineUnavailable
from index.model import Article, Paragraph
from index.search.filters import Filter
from index.search.opensearch.documents import ACRONYM, GRAM, PARTED, STEM, WORD
from index.search.opensearch.engine import Engine, EngineQuery
from index.search.opensearch.known_words import KnownWords
from index.search.postings.top_k import SegmentQuery
from index.search.segments.builder import SegmentBuilder
from index.search.segments.character_ngrams import Keys
from index.search.segments.segment import Segment
from index.search.segments.string_table import LookupKeys
from index.search.segments.vocabulary import Vocabulary, in_order
from index.storage.engine_tables import EngineIndex, EngineTables
from index.storage.interface import Storage, StoredPassage

CANDIDATES = 96
"""Paragraphs that are taken from the engine: its lengths are rounded, so that the best 64 by exact
BM25 are among about as many more."""
SECONDS = 10.0
"""How long one step of a search may take over database and engine, all retries included."""
Result = TypeVar("Result")


class EngineView(msgspec.Struct, frozen=True):
    """What scoring asks of a library as a whole; of a segment `LiveSegment` has it."""

    paragraphs: int
    terms: int
    words: int
    languages: Mapping[str, int]


class EngineReader:
    """Looks terms up in one library during one search; a `SegmentReader` of its candidates.

    The counts are those of the whole library, from the database; the candidates' paragraphs are
    analysed anew from what is stored, so that they are ranked as in a library in memory. It is
    used in a thread, and the event loop does what has to be waited for.

    Args:
        index: the state of the library.
        languages: how many articles are in each.
        tables: the counts.
        engine: finds the candidates.
        storage: has their texts.
        known_words: of earlier searches.
        loop: the event loop of these.
    """

    def __init__(
        self,
        index: EngineIndex,
        languages: Mapping[str, int],
        tables: EngineTables,
        engine: Engine,
        storage: Storage,
        known_words: KnownWords,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self.live = EngineView(index.paragraphs, index.terms, index.words, languages)
        self.index = index
        self._tables = tables
        self._engine = engine
        self._storage = storage
        self._known_words = known_words
        self._loop = loop
        self._holding: dict[str, int] = {}
        self._segment: Segment | None = None

    @property
    def segment(self) -> Segment:
        """The candidates, once they have been found."""
        return self._segment or _nothing()

    def look_up(self, stems: Sequence[str], _: LookupKeys) -> None:
        """Ask how many paragraphs hold stems."""
        self._holding |= self._counts(STEM, stems)

    def unknown(self, stems: Iterable[str]) -> list[str]:
        """Return the stems that have not been looked up, each once."""
        return [stem for stem in dict.fromkeys(stems) if stem not in self._holding]

    def holding(self, stems: Sequence[str]) -> list[int]:
        """Return how many paragraphs hold each stem, which has been looked up."""
        return [self._holding[stem] for stem in stems]

    def numbers(self, stems: Iterable[str]) -> list[int]:
        """Return the number of each stem among the candidates, -1 where none has it."""
        asked = list(stems)
        if not asked:
            return []
        return list(self.segment.vocabulary.stems.numbers(LookupKeys.of(asked)))

    def grams(self, keys: Keys) -> NDArray[np.int64]:
        """Return the number of each 4-gram among the candidates, -1 where none has it."""
        return self.segment.vocabulary.ngrams.numbers(keys)

    def ngram_counts(self, keys: Keys) -> NDArray[np.int64]:
        """Return how many words, each once a paragraph, have each 4-gram."""
        names = list(map(str, keys.tolist()))
        found = self._counts(GRAM, names)
        return np.asarray([found[name] for name in names], np.int64)

    def similar(self, form: str) -> dict[str, float]:
        """Return the stems of the words spelt like a form that paragraphs hold."""
        if not Vocabulary.may_be_misspelt(form):
            return {}
        vocabulary = self._known_words.get(self.index, form[0]) or self._read_words(form[0])
        likeness = vocabulary.similar(form)
        named = {vocabulary.stems[number]: value for number, value in likeness.items()}
        holding = self._counts(STEM, list(named))
        return {stem: value for stem, value in named.items() if holding[stem]}

    def _read_words(self, letter: str) -> Vocabulary:
        found = self._wait(self._tables.beginning_with(self.index.name, WORD, [letter]))
        words = [(known, stem) for known, _, stem in (term.partition(PARTED) for term in found)]
        vocabulary = Vocabulary.of(in_order(words, lambda word: word))
        self._known_words.put(self.index, letter, vocabulary)
        return vocabulary

    def acronyms(self, keys: LookupKeys) -> list[list[str]]:
        """Return the acronyms that begin with each of these and that paragraphs say."""
        beginnings = [raw.decode("utf-8", "surrogatepass") for raw in keys.raw]

        found = self._wait(self._tables.beginning_with(self.index.name, ACRONYM, beginnings))
        return [sorted(one for one in found if one.startswith(begin)) for begin in beginnings]

    def bm25_query(self, weights: Mapping[str, float], only: Filter | None) -> SegmentQuery:
        """Find the candidates for stems of these weights; return what is looked for in them."""
        query = EngineQuery(weights, self._holding, self.index.paragraphs, only)
        passages = self._wait(self._passages(query))
        self._segment = _segment_of(passages)
        numbers = zip(self.numbers(weights), weights.values(), strict=True)
        known = [(number, weight) for number, weight in numbers if number >= 0]
        return self._segment.bm25.query(known, None, self._segment.ranks)

    def name(self, row: int) -> tuple[str, int]:
        """Return the id of a candidate's article and its number in it."""
        articles = self.segment.articles
        return articles.ids[articles.owner(row)], int(self.segment.numbers[row])

    async def _passages(self, query: EngineQuery) -> list[StoredPassage]:
        keys = await self._engine.candidates(self.index.name, query, CANDIDATES)
        return await self._storage.passages(keys) if keys else []

    def _counts(self, kind: str, terms: Sequence[str]) -> dict[str, int]:
        if not terms:
            return {}
        return self._wait(self._tables.counts(self.index.name, kind, terms))

    def _wait(self, work: Awaitable[Result]) -> Result:
        async def done() -> Result:
            return await work

        running = asyncio.run_coroutine_threadsafe(done(), self._loop)
        try:
            return running.result(SECONDS)
        except TimeoutError as error:
            running.cancel()
            raise EngineUnavailable(
                "The search engine takes too long to answer; try again later."
            ) from error


def _segment_of(passages: Sequence[StoredPassage]) -> Segment:
    """Analyse paragraphs, those of an article together."""
    articles: dict[str, Article] = {}
    for passage in passages:
        own = articles.get(passage.article.id) or _article(passage)
        paragraphs: tuple[Paragraph, ...] = (*own.paragraphs, passage.paragraph)
        articles[own.id] = replace(own, paragraphs=paragraphs)
    builder = SegmentBuilder()
    builder.add(
        [
            replace(article, paragraphs=tuple(sorted(article.paragraphs, key=lambda p: p.number)))
            for _, article in sorted(articles.items())
        ]
    )
    return builder.build()


def _article(passage: StoredPassage) -> Article:
    """Return as much of an article as its analysis needs."""
    known = passage.article
    return Article(
        known.id, known.library, known.title, "", "", known.origin, "",
        language=known.language, date=known.date,
    )  # fmt: skip


def _nothing() -> Segment:
    return SegmentBuilder().build()
