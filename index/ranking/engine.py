"""The search engine in this process: rank-bm25 finds candidates, finer evidence orders them."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterable, Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.model import Article
from index.ranking.bm25 import Statistics, best
from index.ranking.evidence import Texts
from index.ranking.lexicon import Lexicon
from index.ranking.mixing import mix, read_signs
from index.ranking.protocol import Candidate, Ranking
from index.ranking.query import Wanted, read_terms, spelling, weigh
from index.ranking.scoring import Sought, measure
from index.ranking.segment import SegmentBuilder
from index.ranking.shelf import Part, Shelf
from index.storage.protocol import Stamp
from index.text.kinds import asked_for
from index.text.languages import choose_language

_CANDIDATES = 128
"""Paragraphs that finer evidence looks at."""
_SLICE = 0.02
"""Seconds of analysis between two looks at the event loop."""

Place = tuple[Part, int]


class InProcessRanker:
    """A `Ranker` in memory: a list of segments a library, one lexicon for all of them.

    A search sees each library as it stood when the search began; a change replaces the library's
    list of segments at once. Inverse document frequencies and average lengths are those of all
    libraries searched together, so that an article ranks the same wherever it is kept.
    """

    def __init__(self) -> None:
        self._lexicon = Lexicon()
        self._shelves: dict[str, Shelf] = {}

    def stamp(self, library: str) -> Stamp | None:
        """Return the state at which a library is held, or None when it is not."""
        shelf = self._shelves.get(library)
        return shelf.stamp if shelf else None

    def revisions(self, library: str) -> Mapping[str, int]:
        """Return the revision of each article held, by article id."""
        shelf = self._shelves.get(library)
        return shelf.revisions if shelf else {}

    async def load(self, library: str, stamp: Stamp, articles: AsyncIterable[Article]) -> None:
        """Index a whole library, replacing what was held of it when done."""
        builder = SegmentBuilder(self._lexicon)
        batch: list[Article] = []
        size = 0
        async for article in articles:
            batch.append(article)
            size += len(article.text)
            if size > 100_000:
                await asyncio.to_thread(_add_all, builder, batch)
                batch, size = [], 0
        await asyncio.to_thread(_add_all, builder, batch)
        segment = await asyncio.to_thread(builder.build)
        self._shelves[library] = Shelf(stamp).changed(stamp, segment, ())

    async def update(
        self, library: str, stamp: Stamp, changed: Sequence[Article], removed: Collection[str]
    ) -> None:
        """Bring a held library to a later stamp: articles put since, ids removed since."""
        builder = SegmentBuilder(self._lexicon)
        await asyncio.to_thread(_add_all, builder, changed)
        segment = await asyncio.to_thread(builder.build)
        shelf = self._shelves.get(library, Shelf(stamp))
        self._shelves[library] = shelf.changed(stamp, segment, removed)

    async def rank(
        self, question: str, libraries: Sequence[str], *, limit: int, article_id: str | None = None
    ) -> Ranking:
        """Return the `limit` best paragraphs of these libraries, or of one article of them."""
        shelves = [self._shelves[key] for key in dict.fromkeys(libraries) if key in self._shelves]
        parts = [part for shelf in shelves for part in shelf.parts]
        return await asyncio.to_thread(self._rank, question, parts, limit, article_id)

    def _rank(
        self, question: str, parts: Sequence[Part], limit: int, article_id: str | None
    ) -> Ranking:
        paragraphs = sum(part.documents for part in parts)
        language = choose_language(question, _languages(parts))
        terms = read_terms(question, language, self._lexicon)
        holding = [
            0 if t.stem is None else sum(part.holding(t.stem) for part in parts) for t in terms
        ]
        wanted = weigh(terms, holding, paragraphs, self._lexicon)
        places = self._find(wanted, parts, paragraphs, article_id) if wanted else []
        sought = self._seek(question, wanted, parts) if places else None
        candidates = self._order(sought, places)[:limit] if sought else []
        return Ranking(
            candidates=tuple(candidates),
            weights={want.term.surface: want.weight for want in wanted},
            unknown=frozenset(t.surface for t, n in zip(terms, holding, strict=True) if not n),
            paragraphs=paragraphs,
        )

    def _find(
        self,
        wanted: Sequence[Wanted],
        parts: Sequence[Part],
        paragraphs: int,
        article_id: str | None,
    ) -> list[Place]:
        """Return the paragraphs that rank-bm25's formula puts first, over all parts."""
        strength: dict[object, float] = {}
        for want in wanted:
            for stem, likeness in want.stems:
                strength[stem] = max(strength.get(stem, 0.0), want.weight * likeness)
        terms = sum(part.terms for part in parts)
        statistics = Statistics(max(terms / max(paragraphs, 1), 1.0), strength)
        found: list[tuple[float, int, int]] = []
        for number, part in enumerate(parts):
            scores = part.segment.bm25.get_scores(strength, statistics)
            scores[~_within(part, article_id)] = 0
            found += [(-scores[i], number, i) for i in best(scores, _CANDIDATES)]
        return [(parts[number], i) for _, number, i in sorted(found)[:_CANDIDATES]]

    def _order(self, sought: Sought, places: Sequence[Place]) -> list[Candidate]:
        """Return the candidates, best first by all the evidence."""
        texts, starts = lay_out(places)
        evidence = measure(texts, sought, self._lexicon)
        scores = mix(evidence, texts)
        signs = read_signs(evidence, scores, texts)
        candidates = [
            Candidate(
                article_id=part.segment.articles[part.segment.article_of[at]],
                paragraph=int(part.segment.numbers[at]),
                score=float(scores.paragraphs[i]),
                sentences=tuple(scores.sentences[starts[i] : starts[i + 1]].tolist()),
                signs=signs[i],
                checksum=int(part.segment.checksums[at]),
            )
            for i, (part, at) in enumerate(places)
        ]
        return sorted(candidates, key=lambda c: (-c.score, c.article_id, c.paragraph))

    def _seek(self, question: str, wanted: Sequence[Wanted], parts: Sequence[Part]) -> Sought:
        """Gather what the finer evidence needs to know about the libraries searched."""
        spelt = map(self._lexicon.gram_number, spelling([want.term for want in wanted]))
        grams = [number for number in spelt if number is not None]
        size, words = sum(p.documents for p in parts), sum(p.words for p in parts)
        holding = sum((part.segment.grams_held(grams) for part in parts), np.zeros(len(grams)))
        holding = np.minimum(holding, size)
        return Sought(
            wanted=wanted,
            grams=grams,
            gram_weights=np.log1p((size - holding + 0.5) / (holding + 0.5)).astype(np.float32),
            words_a_paragraph=max(words / max(size, 1), 1.0),
            kind=asked_for(question),
        )


def lay_out(places: Sequence[Place]) -> tuple[Texts, list[int]]:
    """Lay the candidates' words end to end; also return where each one's sentences start."""
    words, fields, kinds, sentence_lengths, sentence_counts, field_lengths = [], [], [], [], [], []
    for part, at in places:
        segment = part.segment
        first, last = segment.sentence_starts[at], segment.sentence_starts[at + 1]
        starts = segment.words.starts
        words.append(segment.words.items[starts[first] : starts[last]])
        kinds.append(segment.kinds[first:last])
        sentence_lengths.append(np.diff(starts[first : last + 1]))
        sentence_counts.append(int(last - first))
        field = segment.fields[at]
        fields.append(field)
        field_lengths.append(len(field))
    counts = np.concatenate(sentence_lengths)
    texts = Texts(
        words=np.concatenate(words),
        sentence_of=np.repeat(np.arange(len(counts)), counts),
        paragraph_of=np.repeat(np.arange(len(places)), sentence_counts),
        fields=np.concatenate(fields),
        field_of=np.repeat(np.arange(len(places)), field_lengths),
        kinds=np.concatenate(kinds),
        paragraphs=len(places),
    )
    return texts, [0, *np.cumsum(sentence_counts).tolist()]


def _languages(parts: Sequence[Part]) -> list[str]:
    """Return the languages of the articles, the commonest first."""
    counts = Counter(language for part in parts for language in part.segment.languages)
    return sorted(counts, key=lambda language: (-counts[language], language))


def _within(part: Part, article_id: str | None) -> NDArray[np.bool_]:
    if article_id is None:
        return part.live
    wanted = np.asarray([a == article_id for a in part.segment.articles], np.bool_)
    return part.live & wanted[part.segment.article_of]


def _add_all(builder: SegmentBuilder, articles: Sequence[Article]) -> None:
    for article in articles:
        builder.add(article)
