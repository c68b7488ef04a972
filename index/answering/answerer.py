"""Answers questions with passages of the library, or says why it cannot."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple, Protocol, Self

from msgspec.structs import replace

from index.analysis.answer_types.extent import Extent, expected_extent
from index.analysis.overview_request import named_topic, requested_topic
from index.analysis.question_clause import question_clause
from index.analysis.question_text import question_text
from index.analysis.spelling import respelt
from index.answering.asking import asks
from index.answering.citations.passages import passage_of
from index.answering.confidence import BALANCED, confidence
from index.answering.declined_answer import (
    SUGGESTIONS,
    declined_answer,
    missing_words,
    words_of,
)
from index.answering.explanation import Explainer, Explanation
from index.answering.other_words import has_all, in_other_words
from index.answering.overview import best_titled, named, overview_of
from index.answering.page_versions import newest_first
from index.answering.quote_selection import choose
from index.answering.ranked_passages import sections_first
from index.answering.reranking.interface import Reranker
from index.answering.reranking.rerank import DEPTH, rerank, reranked_confidence
from index.answering.secondary_passages import telling_first
from index.answering.section_text import REACH, section_around
from index.answering.verification.model import Verification
from index.answering.verification.verifier import verify
from index.model import Answer, Overview, Passage, Place, Quote, Verdict
from index.search.filters import Filter
from index.search.interface import Candidate, Outdated, Ranker, Ranking, text_digest
from index.search.scoring.query_terms import MAX_CHARACTERS
from index.search.scoring.synonym_expansion import Groups
from index.storage.interface import Storage, StoredPassage, StoredStretch

_WORTH = 0.6
"""Score, as a share of the first passage's, from which a further passage is shown."""
_WORTH_A_TURN = 0.25
"""The same where a reader has to turn to it, having found the first wanting."""
_OVERVIEW_DEPTH = 32
"""Passages that are looked at for an article that is asked for whole."""
_SPARE = 2
"""Candidates beyond the limit, in place of those that an earlier passage takes in."""
_PLACES = 5
"""Other places of a passage that are named."""
_HEADING_ASKED = 0.2
"""Share of a heading's words that are asked for, from which all of its section may answer."""
_TITLE_ASKED = 0.7
"""Share of a title's words that are asked for, from which its article, without headings, counts as
one section that answers."""
_COPY = 0.8
"""Share of words that a statement and a passage have in common, from which it is a copy."""


class Search(Protocol):
    """A search in certain libraries, of which only the question is open."""

    def __call__(self, question: str, *, limit: int) -> Awaitable[Ranking]:
        """Return the `limit` best paragraphs."""


class _Question(NamedTuple):
    """A question as it was written, and what of it is asked: without greetings and markup.

    How much its answer takes is told by its words, where nothing else says it.
    """

    written: str
    asked: str
    extent: Extent | None = None

    @classmethod
    def read(cls, written: str, extent: Extent | None = None) -> Self:
        return cls(written, question_text(written), extent)


_Attempt = Callable[[_Question], Awaitable[tuple[Answer, Ranking]]]
"""Answers a question as it stands; tells from what as well."""


class Answerer:
    """Turns what the ranker finds into an answer that quotes what is stored."""

    def __init__(self, storage: Storage, ranker: Ranker, reader: Reranker | None = None) -> None:
        """Join what answers are made from.

        Args:
            storage: the articles.
            ranker: finds their paragraphs.
            reader: reads the first of them again; None leaves them as they were found.
        """
        self._storage = storage
        self._ranker = ranker
        self._reader = reader
        self._depth = 0
        if reader:
            self._depth = DEPTH

    async def answer(
        self,
        question: str,
        libraries: Sequence[str],
        *,
        limit: int,
        only: Filter | None = None,
        threshold: float | None = None,
        context: str = "",
        paged: bool = False,
        synonyms: Groups = (),
        extent: Extent | None = None,
    ) -> Answer:
        """Return at most `limit` passages of these libraries that answer the question.

        Args:
            question: anything; only the first `MAX_CHARACTERS` characters are read.
            libraries: keys of the libraries to look in.
            limit: most passages wanted.
            only: look in the articles that this lets through.
            threshold: confidence from which an answer is given; `BALANCED` by default. At 0
                nothing is held back, further passages of little worth included.
            context: the question that this one follows up, if any.
            paged: whether the reader sees one passage at a time.
            synonyms: words that mean the same in these libraries.
            extent: how much an answer takes; as the question's words tell by default.

        Raises:
            Outdated: the storage has changed since the ranker was brought up to date.
        """
        question = question.strip()[:MAX_CHARACTERS].strip()
        search = partial(
            self._ranker.rank,
            libraries=libraries,
            only=only,
            context=question_text(context[:MAX_CHARACTERS]),
            synonyms=synonyms,
        )
        asked = _Question.read(question, extent)
        attempt = partial(
            self._answer, search=search, limit=limit, threshold=threshold, paged=paged
        )
        if threshold == 0:
            return (await attempt(asked))[0]
        if overview := await self._overview(asked, libraries, search):
            return Answer(question, Verdict.OVERVIEW, 0.0, overview=overview)
        answer, ranking = await attempt(asked)
        if answer.verdict not in (Verdict.NOT_IN_LIBRARY, Verdict.NO_QUESTION):
            return answer
        if told := await _asked_otherwise(asked, ranking.language, attempt):
            return told
        if answer.verdict is Verdict.NO_QUESTION:
            return answer
        topic = named_topic(asked.asked)
        if topic and (page := await self._page(topic, named, libraries, search)):
            return Answer(question, Verdict.OVERVIEW, answer.confidence, overview=page)
        meant = answer.did_you_mean or await self._unswapped(answer, ranking.swapped, search)
        if not meant:
            return answer
        again, _ = await attempt(_Question.read(meant))
        return replace(answer, did_you_mean=meant if again.answered else "")

    async def _unswapped(
        self, declined: Answer, swapped: Mapping[str, Sequence[str]], search: Search
    ) -> str:
        """Return a question with letters put in order that were swapped; else an empty text.

        A search by likeness misses short words with such a slip.

        Args:
            declined: the question, with the words that no paragraph has.
            swapped: what some of them are in order.
            search: finds where those stand.
        """
        words = [word for slip in declined.missing for word in swapped.get(slip, ())]
        if not words:
            return ""
        ranking = await search(" ".join(words), limit=SUGGESTIONS)
        texts = map(words_of, await self._stored(ranking))
        return respelt(declined.question, declined.missing, texts)

    async def _stored(self, ranking: Ranking) -> list[StoredPassage]:
        return [stored for _, stored in await self._fetch(ranking.candidates)]

    async def _overview(
        self, question: _Question, libraries: Sequence[str], search: Search
    ) -> Overview | None:
        """Return the article that is asked for whole, where one has the name of what is."""
        topic = requested_topic(question.asked)
        return await self._page(topic, best_titled, libraries, search) if topic else None

    async def _page(
        self,
        topic: str,
        choose: Callable[[str, Sequence[StoredPassage]], str | None],
        libraries: Sequence[str],
        search: Search,
    ) -> Overview | None:
        """Return the article that is chosen for a topic from what is found for it."""
        ranking = await search(topic, limit=_OVERVIEW_DEPTH)
        article_id = choose(topic, await self._stored(ranking))
        article = await self._storage.article(libraries, article_id) if article_id else None
        return overview_of(article) if article else None

    async def _answer(
        self,
        question: _Question,
        *,
        search: Search,
        limit: int,
        threshold: float | None,
        paged: bool,
    ) -> tuple[Answer, Ranking]:
        """Return an answer, and what it is chosen from."""
        depth = max(limit + _SPARE, SUGGESTIONS, self._depth)
        ranking = await search(question.asked, limit=depth)
        if not ranking.paragraphs or not ranking.languages:
            return Answer(question.written, Verdict.NO_ARTICLES, 0.0), ranking
        if not asks(question.asked, ranking):
            return Answer(question.written, Verdict.NO_QUESTION, 0.0), ranking
        threshold = BALANCED if threshold is None else threshold
        worth = (_WORTH_A_TURN if paged else _WORTH) if threshold else 0.0
        return await self._decide(question, ranking, limit, threshold, worth), ranking

    async def find_source(
        self, statement: str, libraries: Sequence[str], *, limit: int, synonyms: Groups = ()
    ) -> Answer:
        """Return at most `limit` passages that a statement may come from, a near copy first.

        A copy is found by its words in order, whatever else is in the library; its quote is the
        stretch that was copied.
        """
        answer = await self.answer(
            statement, libraries, limit=limit, synonyms=synonyms, extent=Extent.SENTENCE
        )
        if answer.verdict in (Verdict.NO_QUESTION, Verdict.NO_ARTICLES):
            return answer
        found = await self.verify(statement, libraries)
        if found.passage is None or found.likeness < _COPY:
            return answer
        place = (found.passage.article_id, found.passage.paragraph)
        others = [p for p in answer.passages if not p.has(*place)]
        score = max((p.score for p in answer.passages), default=found.passage.score)
        return replace(
            answer,
            verdict=Verdict.ANSWERED,
            confidence=max(answer.confidence, found.likeness),
            passages=(replace(found.passage, score=score), *others)[:limit],
            suggestions=(),
        )

    async def explain(
        self, question: str, libraries: Sequence[str], passage: Passage, synonyms: Groups = ()
    ) -> Explanation:
        """Return why a passage was an answer to a question."""
        question = question_text(question.strip()[:MAX_CHARACTERS])
        explainer = Explainer(self._storage, self._ranker, self._reader)
        return await explainer.explain(question, libraries, passage, synonyms)

    async def verify(self, quote: str, libraries: Sequence[str]) -> Verification:
        """Return where these libraries have a quote, or what they have that is nearest."""
        return await verify(self._storage, self._ranker, quote, libraries)

    async def _decide(
        self, question: _Question, ranking: Ranking, limit: int, threshold: float, worth: float
    ) -> Answer:
        missing = missing_words(question.asked, ranking)
        stored = telling_first(question.asked, await self._fetch(ranking.candidates))
        sure = confidence(stored[0][0].features) if stored else 0.0
        if self._reader and stored:
            again = await rerank(self._reader, question.asked, ranking, stored)
            stored = telling_first(question.asked, again.found)
            best = stored[0][0]
            if (likeness := again.likeness_of(best.article_id, best.paragraph)) is not None:
                sure = reranked_confidence(best.features, likeness, again.median)
        if sure < threshold or not stored:
            near = [stored for _, stored in stored[: max(limit, SUGGESTIONS)]]
            return declined_answer(question.written, question.asked, ranking, sure, missing, near)
        stored = newest_first(question.asked, stored)
        floor = worth * stored[0][0].score
        extent = question.extent or expected_extent(question.asked, ranking.language)
        shown = sections_first([(c, s) for c, s in stored if c.score >= floor])
        passages = await self._passages(shown, limit, extent)
        return Answer(question.written, Verdict.ANSWERED, sure, passages, missing)

    async def _passages(
        self, found: Sequence[tuple[Candidate, StoredPassage]], limit: int, extent: Extent
    ) -> tuple[Passage, ...]:
        """Return what is shown, each with as much of its section as belongs to the answer.

        What an earlier passage has taken in is not shown once more.
        """
        wide = [(c.article_id, c.paragraph) for c, s in found[:limit] if _may_widen(c, s, extent)]
        read = await self._storage.stretches(wide, REACH) if wide else []
        stretches = dict(zip(wide, read, strict=True))
        copies = await self._copies(found[:limit])
        passages: list[Passage] = []
        for candidate, stored in found:
            place = candidate.article_id, candidate.paragraph
            if len(passages) < limit and not any(p.has(*place) for p in passages):
                stretch = stretches.get(place, StoredStretch())
                passage = _passage(candidate, stored, stretch, extent)
                others = tuple(copies[c] for c in candidate.copies if c in copies)
                passages.append(replace(passage, elsewhere=others) if others else passage)
        return tuple(passages)

    async def _copies(
        self, found: Sequence[tuple[Candidate, StoredPassage]]
    ) -> dict[tuple[str, int], Place]:
        """Return the places of paragraphs that have the same text as one of these."""
        wanted = [copy for candidate, _ in found for copy in candidate.copies[:_PLACES]]
        stored = await self._storage.passages(wanted) if wanted else []
        return {
            (s.article.id, s.paragraph.number): Place(
                s.article.id, s.article.title, s.article.url, s.paragraph.number
            )
            for s in stored
        }

    async def _fetch(
        self, candidates: Sequence[Candidate]
    ) -> list[tuple[Candidate, StoredPassage]]:
        """Return the candidates with their paragraphs.

        Raises:
            Outdated: one of these is no longer what was ranked.
        """
        stored = await self._storage.passages([(c.article_id, c.paragraph) for c in candidates])
        by_key = {(s.article.id, s.paragraph.number): s for s in stored}
        found = []
        for candidate in candidates:
            passage = by_key.get((candidate.article_id, candidate.paragraph))
            if passage is None or text_digest(passage.paragraph.text) != candidate.digest:
                raise Outdated
            found.append((candidate, passage))
        return found


async def _asked_otherwise(asked: _Question, language: str, attempt: _Attempt) -> Answer | None:
    """Return the answer to a part of what is asked, or to it in the words that texts have."""
    if clause := question_clause(asked.asked):
        told, _ = await attempt(asked._replace(asked=clause))
        if told.answered:
            return told
    for other in in_other_words(asked.asked, language):
        told, found = await attempt(asked._replace(asked=other))
        if told.answered and has_all(told.passages[0], other, found.language):
            return told
    return None


def _may_widen(candidate: Candidate, stored: StoredPassage, extent: Extent) -> bool:
    """Return whether an answer may take in neighbours of its section, or of its undivided page."""
    titled = candidate.features.heading_precision >= _TITLE_ASKED
    return bool(stored.paragraph.headings) or (titled and extent is not Extent.SENTENCE)


def _passage(
    candidate: Candidate, stored: StoredPassage, stretch: StoredStretch, extent: Extent
) -> Passage:
    article, paragraph = stored.article, stored.paragraph
    if extent is Extent.SENTENCE and candidate.features.lacks_answer_type:
        extent = Extent.AROUND
    section = section_around(paragraph, stretch)
    quotes = choose(
        section,
        article.language,
        candidate.sentences,
        extent=extent,
        widely=candidate.features.heading_precision >= _HEADING_ASKED,
    )
    part = section.reached(quotes[0].start, quotes[-1].end)
    before = part.start - section.start
    moved = tuple(Quote(q.start - before, q.end - before, q.text) for q in quotes)
    return passage_of(article, part, moved, score=candidate.score)
