"""What changes the libraries of an installation and keeps its books; no answer needs any of it."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from index.activity.journal import Journal
from index.activity.journal_table import SQLiteActivity
from index.activity.left_servers import SQLiteDepartures, Upkeep
from index.activity.preferences import SQLitePreferences
from index.activity.tables import Records
from index.ingest.add_article import Adder
from index.ingest.add_documents import Intake
from index.ingest.feeds.feed_table import SQLiteFeeds
from index.ingest.feeds.poll import Follower
from index.ingest.fetching.policy import FetchPolicy
from index.ingest.folders import read_sample, read_shared_folder
from index.ingest.reindex import Reindexer
from index.ingest.sample import Shipped
from index.ingest.sources import SQLiteSources
from index.ingest.web import Web
from index.model import SAMPLE, Quota
from index.parsing.sandbox.sandbox import Sandbox
from index.search.lifecycle.refresher import Refresher
from index.storage.database import Database
from index.storage.interface import Storage

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Workshop:
    """What adds, reads, fetches, reindexes and remembers.

    Attributes:
        storage: the articles.
        adder: adds articles.
        intake: adds the articles of documents.
        sandbox: reads documents.
        reindexer: derives all paragraphs anew.
        web: fetches documents.
        follower: follows feeds.
        journal: remembers answers that were given.
        preferences: what the managers of each library prefer.
        upkeep: keeps account of libraries that are no longer needed.
        records: what managers see and do.
    """

    storage: Storage
    adder: Adder
    intake: Intake
    sandbox: Sandbox
    reindexer: Reindexer
    web: Web
    follower: Follower
    journal: Journal
    preferences: SQLitePreferences
    upkeep: Upkeep
    records: Records

    @classmethod
    def over(
        cls,
        database: Database,
        storage: Storage,
        refresher: Refresher,
        locks: Path,
        folder: Path,
        sample: Path | None,
        quota: Quota | None,
        fetching: FetchPolicy | None,
        salt: bytes,
    ) -> Self:
        """Set everything up over an open database.

        Args:
            database: the file.
            storage: the articles in it.
            refresher: keeps the ranker up to date with them.
            locks: folder of the locks that keep a second reindex out.
            folder: the operator's folder of articles.
            sample: folder of the sample articles, None when they are left out.
            quota: how much each server's library may hold; None is without bounds.
            fetching: what may be fetched; None is the default, which is cautious.
            salt: what pseudonyms of members are made with.
        """
        adder, sandbox = Adder(storage, quota), Sandbox()
        intake = Intake(adder, SQLiteSources(database))
        web = Web(fetching or FetchPolicy(), sandbox)
        return cls(
            storage,
            adder,
            intake,
            sandbox,
            Reindexer(storage, adder, intake, refresher, locks, folder, sample, sandbox),
            web,
            Follower(adder, SQLiteFeeds(database), web),
            Journal(SQLiteActivity(database), salt),
            SQLitePreferences(database),
            Upkeep(SQLiteDepartures(database), refresher),
            Records.of(database),
        )

    async def read_sample(self, folder: Path, shipped: Shipped) -> None:
        """Make the sample library what this folder holds; what fails is logged."""
        failed = (await read_sample(self.storage, self.intake, folder)).failed
        if failed:
            _warn(failed)
        else:
            articles = await self.storage.summaries([SAMPLE])
            await shipped.remember([article.id for article in articles])

    async def read_folder(self, folder: Path) -> None:
        """Add what the operator has laid out to the shared library; what fails is logged."""
        changes = await read_shared_folder(self.storage, self.intake, folder, self.sandbox)
        _warn(changes.failed)

    async def close(self) -> None:
        """Write what is not written yet, and stop reading documents."""
        await self.journal.written()
        await self.sandbox.close()


def _warn(failed: Iterable[tuple[str, str]]) -> None:
    for name, sentence in failed:
        _log.warning("%s was not added: %s", name, sentence)
