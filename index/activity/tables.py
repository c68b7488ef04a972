"""What the managers of libraries see and do, in the same database as the articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Self

from index.activity.audit_log import AuditLogTable
from index.activity.feedback import FeedbackTable
from index.activity.followed_channels import FollowedChannelTable
from index.activity.library_tests import LibraryTestTable
from index.activity.offers import OfferTable
from index.activity.open_questions import OpenQuestionTable
from index.activity.pins import PinTable
from index.activity.statistics import StatisticsTable
from index.activity.synonyms import SynonymTable
from index.activity.trash import TrashTable
from index.activity.wishes import Wishes
from index.storage.database import Database


@dataclass(frozen=True, slots=True)
class ActivityTables:
    """The tables that are no part of answering.

    Attributes:
        open_questions: questions that went unanswered.
        statistics: counts over the answers given.
        audit_log: who changed what.
        pins: passages chosen for a wording.
        synonyms: words that mean the same.
        tests: questions with the passage that should come first.
        feedback: what members found unhelpful.
        trash: articles removed not long ago.
        retention: deletes by age.
        offers: what has been offered to managers.
        channels: channels whose messages become articles.
        wishes: who wants to be told when a question can be answered.
    """

    open_questions: OpenQuestionTable
    statistics: StatisticsTable
    audit_log: AuditLogTable
    pins: PinTable
    synonyms: SynonymTable
    tests: LibraryTestTable
    feedback: FeedbackTable
    trash: TrashTable
    retention: RetentionTable
    offers: OfferTable
    channels: FollowedChannelTable
    wishes: Wishes

    @classmethod
    def of(cls, database: Database, copied: Database | None = None) -> Self:
        """Return the tables of a database.

        Args:
            database: where all is written.
            copied: the same as answers read it; by default the database itself.
        """
        return cls(
            OpenQuestionTable(database),
            StatisticsTable(database),
            AuditLogTable(database),
            PinTable(copied or database),
            SynonymTable(copied or database),
            LibraryTestTable(database),
            FeedbackTable(database),
            TrashTable(database),
            RetentionTable(database),
            OfferTable(database),
            FollowedChannelTable(database),
            Wishes(database),
        )


_ANSWERS = "DELETE FROM answer WHERE given_at < ?"


_QUESTIONS = "DELETE FROM open_question WHERE asked_at < ?"


_OF_ONE = " AND library = ?"


_GONE = (
    "DELETE FROM composed WHERE NOT EXISTS"
    " (SELECT 1 FROM article AS a WHERE a.id = composed.article_id)"
    " AND NOT EXISTS (SELECT 1 FROM bin AS b WHERE b.library = composed.library"
    " AND b.article_id = composed.article_id)"
)


class RetentionTable:
    """Deletes by age, over all libraries or in one; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def expire(self, before: datetime, library: str | None = None) -> int:
        """Delete answers, with their votes, and open questions; return how many there were.

        Args:
            before: the moment before which they came about.
            library: the only library to look in; None is all of them.
        """
        condition, values = "", [before.isoformat()]
        if library is not None:
            condition = _OF_ONE
            values.append(library)
        gone = 0
        async with self._database.writing() as db:
            for statement in (_ANSWERS, _QUESTIONS):
                gone += len(await db.fetch(f"{statement}{condition} RETURNING id", *values))
        return gone

    async def expire_log(self, before: datetime) -> int:
        """Delete the entries of all logs from before a moment; return how many there were."""
        async with self._database.writing() as db:
            gone = await db.fetch(
                "DELETE FROM event WHERE happened_at < ? RETURNING id", before.isoformat()
            )
        return len(gone)

    async def expire_contributions(self) -> None:
        """Delete what members said in articles that are gone, and can no longer be brought back."""
        async with self._database.writing() as db:
            await db.run(_GONE)

    async def expire_offers(self, before: datetime) -> None:
        """Forget what was offered to managers before a moment."""
        async with self._database.writing() as db:
            await db.run("DELETE FROM offer WHERE offered_at < ?", before.isoformat())
