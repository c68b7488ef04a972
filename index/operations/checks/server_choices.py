"""What the managers of a library have chosen, as it lies on the disk; its face judges it."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.activity.preferences import SQLitePreferences
from index.ingest.feeds.feed import FollowedFeed
from index.ingest.feeds.feed_table import SQLiteFeeds
from index.storage.database import Database
from index.storage.inspection import looking_at, schema_of
from index.storage.migrations import known_migrations
from index.system.data_dir import Premises


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen for one library.

    Attributes:
        preferences: short texts by name.
        feeds: the feeds that it follows.
    """

    preferences: Mapping[str, str]
    feeds: Sequence[FollowedFeed]


async def chosen(premises: Premises, library: str) -> Chosen | None:
    """Read what was chosen, changing nothing; None where the database is not to be read.

    Other checks say why it is not: it is missing, damaged, or of another version's schema.
    """
    if not premises.database.exists():
        return None
    try:
        async with looking_at(premises.database) as db:
            if await schema_of(db) != len(known_migrations()):
                return None
            database = Database(premises.database, db, db)
            preferences = await SQLitePreferences(database).all(library)
            return Chosen(preferences, await SQLiteFeeds(database).feeds(library))
    except sqlite3.Error:
        return None
