"""What the managers of a library have chosen, as it lies on the disk; its face judges it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.activity.preferences import PreferenceTable
from index.ingest.feeds.feed import FollowedFeed
from index.ingest.feeds.feed_table import FeedTable
from index.storage.inspection import open_read_only, schema_of
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import SQLiteDatabase
from index.system.data_dir import DataDir


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for one library.

    Attributes:
        preferences: short texts by name.
        feeds: the feeds that it follows.
    """

    preferences: Mapping[str, str]
    feeds: Sequence[FollowedFeed]


async def chosen(data: DataDir, library: str) -> Chosen | None:
    """Read what was chosen, changing nothing; None where the database is not to be read.

    Other checks say why it is not: it is missing, damaged, or of another version's schema.
    """
    if not data.database.exists():
        return None
    try:
        async with open_read_only(data.database) as db:
            if await schema_of(db) != len(known_migrations()):
                return None
            database = SQLiteDatabase.over(data.database, db)
            preferences = await PreferenceTable(database).all(library)
            return Chosen(preferences, await FeedTable(database).feeds(library))
    except sqlite3.Error:
        return None
