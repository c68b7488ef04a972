"""What the managers of libraries see and do, in the same database as the articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from index.activity.audit_log import AuditLogTable
from index.activity.choices import ChoiceTable
from index.activity.feedback import FeedbackTable
from index.activity.followed_channels import FollowedChannelTable
from index.activity.library_tests import LibraryTestTable
from index.activity.offers import OfferTable
from index.activity.open_questions import OpenQuestionTable
from index.activity.pins import PinTable
from index.activity.retention_table import RetentionTable
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
        choices: both of these, as a question needs them.
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
    choices: ChoiceTable
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
            ChoiceTable(copied or database),
            LibraryTestTable(database),
            FeedbackTable(database),
            TrashTable(database),
            RetentionTable(database),
            OfferTable(database),
            FollowedChannelTable(database),
            Wishes(database),
        )
