"""The questions that a library answers, and what it says of its answers afterwards."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import partial
from typing import TypeVar

from msgspec.structs import replace

from index.analysis.language_detection import has_stop_words, load_stop_words
from index.analysis.several_questions import split_questions
from index.answering.citations.cited import Cited
from index.answering.citations.recall import Recalled, recall
from index.answering.confidence import CAUTIOUS, THRESHOLDS
from index.answering.explanation import Explanation
from index.answering.verification.model import Verification
from index.errors import ArticleNotFound, EngineUnavailable, StorageError
from index.library.installation import Installation
from index.library.management import Management
from index.model import Answer, Article, Caution, Passage, Verdict
from index.parsing.overrides import overrides_from
from index.search.filters import Filter
from index.search.interface import Outdated
from index.search.scoring.synonym_expansion import Groups

T = TypeVar("T")
ATTEMPTS = 5
"""How often a question is tried when articles change in the middle of its answer."""


class Asking:
    """The half of a `Library` that answers questions and changes nothing.

    Attributes:
        key: the library's own key.
        reads: the libraries that answers come from, its own first.
    """

    def __init__(self, installation: Installation, key: str) -> None:
        self.key = key
        self.reads = tuple(dict.fromkeys((key, *installation.common)))
        self._installation = installation
        self._services = installation.services

    @property
    def management(self) -> Management:
        """What those who manage this very library work with."""
        return Management(self.key, self.reads, self._services)

    async def ask(
        self,
        question: str,
        *,
        limit: int = 3,
        article_id: str | None = None,
        languages: Sequence[str] = (),
        after: date | None = None,
        before: date | None = None,
        context: str | None = None,
        cautious: bool = False,
        caution: Caution | None = None,
        paged: bool = False,
    ) -> Answer:
        """Answer a question with passages of the articles.

        Of several questions the first is answered; the answer names the others. Where the first
        has no answer, all that was asked may have one together.

        Args:
            question: in the asker's words.
            limit: the most passages to return.
            article_id: answer from this article only.
            languages: answer from articles in these languages only, by their codes.
            after: answer from articles dated this day or later only.
            before: answer from articles dated this day or earlier only.
            context: the question that this one follows up; its words count with less weight.
            cautious: whether to answer only what is nearly certain, because nobody asked the
                library itself.
            caution: how sure an answer has to be; None is as the installation was opened.
            paged: whether the reader sees one passage at a time, so that those after the first
                may be of less worth.

        Raises:
            ArticleNotFound: `article_id` is not an article that this library reads.
            UnreadableDocument: there is no such language.
        """
        wanted = Filter(article_id, _codes(languages), after, before)
        one = partial(
            self._ask,
            limit=limit,
            only=None if wanted == Filter() else wanted,
            threshold=self._threshold(caution, cautious=cautious),
            context=(context or "").strip(),
            paged=paged,
        )
        question = question.replace("\0", "")  # which not every database can hold
        with self._one_look():
            if article_id is not None:
                await self.article(article_id)
            if cautious:  # it may be no question at all, so there are not several
                return await one(question)
            return await self._ask_in_parts(question, one)

    def _threshold(self, caution: Caution | None, *, cautious: bool) -> float | None:
        """Return how sure an answer has to be; None leaves that to the answerer."""
        threshold = self._installation.threshold if caution is None else THRESHOLDS[caution]
        return max(threshold or 0, CAUTIOUS) if cautious else threshold

    async def _ask_in_parts(self, question: str, one: Callable[[str], Awaitable[Answer]]) -> Answer:
        """Answer the first of several questions, or all of them together, by what answers one."""
        if not has_stop_words():
            await asyncio.to_thread(load_stop_words)
        parts = split_questions(question)
        if len(parts) == 1 or await self.management.pins.passage(question):
            return await one(question)
        answer = await one(parts[0])
        if not answer.answered and (whole := await one(question)).answered:
            return whole
        return replace(answer, left=tuple(parts[1:]))

    async def _ask(
        self,
        question: str,
        *,
        limit: int,
        only: Filter | None,
        threshold: float | None,
        context: str,
        paged: bool,
    ) -> Answer:
        """Answer one question, by a passage that is pinned to it where one is."""
        choices = await self._services.tables.choices.of(self.reads)
        answer = await self._up_to_date(
            lambda: self._services.answerer.answer(
                question,
                self.reads,
                limit=limit,
                only=only,
                threshold=threshold,
                context=context,
                paged=paged,
                synonyms=choices.synonyms,
            ),
            _is_found,
        )
        if self._services.read_ahead:
            self._services.read_ahead.note(self._services.refresher.stamps(self.reads))
        if choices.has_pins:
            answer = await self.management.pins.applied(answer, limit, only)
        return replace(answer, context=context)

    async def closest(self, question: str) -> Passage | None:
        """Return the passage that comes closest to a question, however little it answers it."""
        answerer, synonyms = self._services.answerer, await self._synonyms()
        answer = await self._up_to_date(
            lambda: answerer.answer(question, self.reads, limit=1, threshold=0.0, synonyms=synonyms)
        )
        return next(iter(answer.passages), None)

    async def find_source(self, statement: str, *, limit: int = 3) -> Answer:
        """Find the passages that a statement may come from.

        Args:
            statement: anything somebody said, such as a Discord message.
            limit: the most passages to return.
        """
        answerer, synonyms = self._services.answerer, await self._synonyms()
        return await self._up_to_date(
            lambda: answerer.find_source(statement, self.reads, limit=limit, synonyms=synonyms),
            _is_found,
        )

    async def verify(self, quote: str) -> Verification:
        """Find out whether a sentence stands in an article, word for word.

        Args:
            quote: what somebody says an article says; of bounded length.
        """
        answerer = self._services.answerer
        return await self._up_to_date(
            lambda: answerer.verify(quote, self.reads), lambda found: found.passage is not None
        )

    async def recall(self, cited: Cited) -> Recalled:
        """Return a passage that an answer showed, with a link to it and its surroundings.

        Raises:
            ArticleGone: the article has been removed since.
            PassageChanged: the article no longer has the paragraph.
        """
        return await recall(self._services.storage, self.reads, cited)

    async def why(self, question: str, cited: Cited) -> Explanation:
        """Return why a passage answered a question: its words and their weight, runners-up.

        Raises:
            ArticleGone: the article has been removed since.
            PassageChanged: the article no longer has the paragraph.
        """
        passage = (await self.recall(cited)).passage
        answerer, synonyms = self._services.answerer, await self._synonyms()
        return await self._up_to_date(
            lambda: answerer.explain(question, self.reads, passage, synonyms)
        )

    async def article(self, article_id: str) -> Article:
        """Return an article with its text and paragraphs.

        Raises:
            ArticleNotFound: no library that this one reads has it.
        """
        article = await self._services.storage.article(self.reads, article_id)
        if article is None:
            raise not_found(article_id)
        return article

    def prepare(self) -> None:
        """Begin to load what answers come from, in the background; the first question waits less.

        A large library is from then on searched by the compiled search, where numba is installed.
        What is still going on is given up when the library is closed.
        """
        asyncio.get_running_loop().run_in_executor(None, load_stop_words)
        self._services.refresher.prepare(self.reads)
        self._services.warmer.begin(self.reads)
        if self._services.read_ahead:
            self._services.read_ahead.begin(self.reads)

    async def ready(self) -> None:
        """Bring the index of what answers come from up to date; it is saved by the way.

        The next question, in this process or another one, need not wait for it then.
        """
        await self._services.refresher.refresh(self.reads, wait=True)

    def _one_look(self) -> AbstractContextManager[None]:
        """Look no more than once in a block whether other processes have changed anything."""
        replica = self._services.replica
        return replica.one_look() if replica else nullcontext()

    async def _synonyms(self) -> Groups:
        """Return what is declared to mean the same in the libraries that answers come from."""
        return (await self._services.tables.choices.of(self.reads)).synonyms

    async def _up_to_date(
        self, answer: Callable[[], Awaitable[T]], is_found: Callable[[T], bool] = lambda _: True
    ) -> T:
        """Answer from what is stored now, again if it changed in the middle of the answer.

        Args:
            answer: finds the answer.
            is_found: whether it stands without the latest changes, which a search engine that has
                lost a node may not have taken in.

        Raises:
            EngineUnavailable: it does not, or the engine does not answer.
            StorageError: the database could not be read, or changes all the time.
        """
        refresher, reads = self._services.refresher, self.reads
        with refresher.using(reads):
            followed = await refresher.refresh(reads)
            for _ in range(ATTEMPTS):
                before = refresher.stamps(reads)
                try:
                    found = await answer()
                    if followed or is_found(found):
                        return found
                    raise EngineUnavailable(
                        "The search engine is still taking in changes; ask again in a moment."
                    )
                except Outdated:
                    # A new generation that splits differently has replaced the paragraphs that
                    # the ranker still has: nothing could be quoted from those, so this waits.
                    with self._one_look():
                        followed = await refresher.refresh(reads, wait=True)
                    if refresher.stamps(reads) == before:  # as when somebody exchanged the database
                        await refresher.distrust(reads)
        raise StorageError("The library is changing too quickly; ask again in a moment.")


def _is_found(answer: Answer) -> bool:
    return answer.verdict not in (Verdict.NOT_IN_LIBRARY, Verdict.NO_ARTICLES)


def _codes(languages: Sequence[str]) -> tuple[str, ...]:
    if not languages:
        return ()

    return tuple(filter(None, (overrides_from(code, None).language for code in languages)))


def not_found(article_id: str) -> ArticleNotFound:
    """Return the error of an id that no article has."""
    return ArticleNotFound(f"There is no article {article_id[:40]!r}.")
