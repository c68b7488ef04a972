"""What those who manage a library work with: pins, the bin, the log, what went unanswered."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from index.activity.audit_log import AuditLog
from index.activity.feedback import Feedback
from index.activity.library_tests import LibraryTests
from index.activity.offers import Offers
from index.activity.open_questions import OpenQuestions, QuestionGroup
from index.activity.pins import Pins
from index.activity.statistics import Statistics
from index.activity.synonyms import Synonyms
from index.activity.trash import Trash
from index.answering.confidence import THRESHOLDS
from index.library.services import Services
from index.model import Answer, Caution, Draft
from index.reports import Added

TRIED = 50
"""Groups of open questions that are asked again at once, at most."""


@dataclass(frozen=True, slots=True)
class Preview:
    """How many of the latest questions would have been answered at each degree of caution."""

    questions: int
    answered: Mapping[Caution, int]


@dataclass(frozen=True, slots=True)
class Management:
    """The managers' side of one library; every method raises `StorageError`."""

    library: str
    reads: tuple[str, ...]
    _services: Services

    @property
    def open_questions(self) -> OpenQuestions:
        """The questions that went unanswered."""
        return OpenQuestions(self.library, self._services.tables.open_questions)

    @property
    def offers(self) -> Offers:
        """What has been offered to the managers, once."""
        return Offers(self.library, self._services.tables.offers)

    @property
    def statistics(self) -> Statistics:
        """Counts over the answers given."""
        return Statistics(self.library, self._services.tables.statistics)

    @property
    def audit_log(self) -> AuditLog:
        """Who changed what."""
        return AuditLog(self.library, self._services.tables.audit_log)

    @property
    def pins(self) -> Pins:
        """The passages chosen for a wording."""
        return Pins(self.library, self.reads, self._services.tables.pins, self._services.storage)

    @property
    def synonyms(self) -> Synonyms:
        """Words that mean the same here."""
        return Synonyms(self.library, self._services.tables.synonyms)

    @property
    def tests(self) -> LibraryTests:
        """Questions with the passage that should come first."""
        services = self._services
        return LibraryTests(self.library, self.reads, services.tables.tests, services.storage)

    @property
    def feedback(self) -> Feedback:
        """What members found unhelpful."""
        return Feedback(self.library, self._services.tables.feedback)

    @property
    def trash(self) -> Trash:
        """The articles removed not long ago."""
        services = self._services
        return Trash(self.library, services.tables.trash, services.storage, services.writer)

    async def edit(self, article_id: str, amend: Callable[[Draft], Draft]) -> Added:
        """Change what is known about an article, leaving its text as it is.

        A new version of its document changes that again only where it says something new.

        Raises:
            ArticleNotFound: this very library has no such article.
            QuotaExceeded: the library holds more than it may, and this would make it larger.
        """
        return await self._services.writer.edit(self.library, article_id, amend)

    async def preview(self) -> Preview:
        """Try the thresholds on the latest questions."""
        confidences = await self.statistics.confidences()
        answered = {
            caution: sum(confidence >= threshold for confidence in confidences)
            for caution, threshold in THRESHOLDS.items()
        }
        return Preview(len(confidences), answered)

    async def settle(
        self, ask: Callable[[str], Awaitable[Answer]]
    ) -> list[tuple[QuestionGroup, Answer]]:
        """Ask the open questions again, and forget those that have an answer now.

        Args:
            ask: how the library is asked.

        Returns:
            Those that are answered, with the answer to each group's latest wording.
        """
        settled = []
        for group in (await self.open_questions.groups())[:TRIED]:
            answer = await ask(group.wording)
            if answer.answered:
                await self.open_questions.settle(group.ids)
                settled.append((group, answer))
        return settled
