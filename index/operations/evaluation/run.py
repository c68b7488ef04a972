"""Asks the questions of a collection of a library made for the purpose."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from index.library.library import Library
from index.model import Passage
from index.operations.evaluation.metrics import DEPTH, report
from index.operations.evaluation.model import (
    Asked,
    Collection,
    EvaluationReport,
    Found,
    OnProgress,
    Question,
)

_GRADED_DEPTH = 30
"""Passages asked for where it is articles that count, since several may be of one."""


async def evaluate(
    collection: Collection,
    *,
    hide_gold: bool = False,
    semantic: bool = False,
    on_progress: OnProgress | None = None,
) -> EvaluationReport:
    """Add a collection's articles to an empty library, ask its questions, and measure.

    Articles and questions take the way of `Library.add` and `Library.ask`, with a threshold of 0,
    so that the ranking is seen for questions that would be declined too.

    Args:
        collection: articles and questions.
        hide_gold: ask every answerable question a second time while its article is not in the
            library; these are then the unanswerable ones, instead of the collection's own.
        semantic: have what is found read again; see `Library.open`.
        on_progress: called after each question.

    Raises:
        SemanticMissing: `semantic`, and what that needs is not installed.
    """
    with TemporaryDirectory(prefix="quoth-evaluate-") as folder:
        async with Library.open(Path(folder), threshold=0.0, semantic=semantic) as library:
            return await _Run(library, collection, hide_gold, on_progress).report()


class _Run:
    """One evaluation under way."""

    def __init__(
        self,
        library: Library,
        collection: Collection,
        hide_gold: bool,
        on_progress: OnProgress | None,
    ) -> None:
        self._library = library
        self._collection = collection
        self._on_progress = on_progress
        self._ids: dict[int, str] = {}
        self._known: dict[str, list[tuple[int, int]]] = {}
        questions = collection.questions
        if hide_gold:
            questions = tuple(question for question in questions if question.gold)
        self._questions = questions
        self._hidden = questions if hide_gold else ()
        self._done = 0

    async def report(self) -> EvaluationReport:
        for number in range(len(self._collection.articles)):
            await self._put(number)
        await self._library.ask("Is everything ready?")  # brings the ranker up to date
        asked = [await self._ask(question, bool(question.gold)) for question in self._questions]
        return report(self._collection, asked, await self._ask_hidden())

    async def _ask_hidden(self) -> list[Asked]:
        """Ask questions while their gold articles are away, those with the same ones together."""
        away: dict[tuple[int, ...], list[Question]] = {}
        for question in self._hidden:
            away.setdefault(tuple(sorted({g.article for g in question.gold})), []).append(question)
        asked = []
        for articles, questions in away.items():
            for number in articles:
                await self._library.remove(self._ids[number])
            asked += [await self._ask(question, False) for question in questions]
            for number in articles:
                await self._put(number)
        return asked

    async def _put(self, number: int) -> None:
        added = await self._library.add(self._collection.articles[number])
        self._ids[number] = added.article.id

    async def _ask(self, question: Question, answerable: bool) -> Asked:
        depth = _GRADED_DEPTH if self._collection.graded else DEPTH
        start = time.perf_counter()
        answer = await self._library.ask(question.text, limit=depth)
        seconds = time.perf_counter() - start
        found = [await self._find(question, passage) for passage in answer.passages]
        self._done += 1
        if self._on_progress:
            self._on_progress(self._done, len(self._questions) + len(self._hidden))
        return Asked(question, answerable, tuple(found), answer.confidence, seconds)

    async def _find(self, question: Question, passage: Passage) -> Found:
        spans = await self._spans(passage.article_id)
        start, end = spans[passage.first_paragraph - 1][0], spans[passage.last_paragraph - 1][1]
        met = [
            place
            for place, gold in enumerate(question.gold)
            if self._ids[gold.article] == passage.article_id
            and (gold.span is None or (start < gold.span[1] and gold.span[0] < end))
        ]
        return Found(
            grade=question.gold[met[0]].grade if met else 0,
            gold=met[0] if met else None,
            article=passage.article_id,
            quoted=tuple(quote.text for quote in passage.quotes),
            where=f"{passage.title} ¶{passage.paragraph}",
        )

    async def _spans(self, article_id: str) -> Sequence[tuple[int, int]]:
        """Return where the paragraphs of an article stand in its text."""
        if article_id not in self._known:
            article = await self._library.article(article_id)
            self._known[article_id] = [(p.start, p.end) for p in article.paragraphs]
        return self._known[article_id]
