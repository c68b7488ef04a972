"""What the managers of libraries see and do, in the same SQLite file as the articles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from index.storage.bin import SQLiteBin
from index.storage.database import Database
from index.storage.events import SQLiteEvents
from index.storage.open_questions import SQLiteOpenQuestions
from index.storage.pins import SQLitePins
from index.storage.retention import SQLiteRetention
from index.storage.statistics import SQLiteStatistics


@dataclass(frozen=True, slots=True)
class Records:
    """The tables that are no part of answering.

    Attributes:
        open_questions: questions that went unanswered.
        statistics: counts over the answers given.
        events: who changed what.
        pins: passages chosen for a wording.
        bin: articles removed not long ago.
        retention: deletes by age.
    """

    open_questions: SQLiteOpenQuestions
    statistics: SQLiteStatistics
    events: SQLiteEvents
    pins: SQLitePins
    bin: SQLiteBin
    retention: SQLiteRetention

    @classmethod
    def of(cls, database: Database) -> Self:
        """Return the records of a database."""
        return cls(
            SQLiteOpenQuestions(database),
            SQLiteStatistics(database),
            SQLiteEvents(database),
            SQLitePins(database),
            SQLiteBin(database),
            SQLiteRetention(database),
        )
