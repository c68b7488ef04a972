"""What all libraries of one data directory share: the database, the ranker, the locks."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.activity.journal import Journal
from index.activity.pseudonyms import read_salt
from index.adding import Adder
from index.additions import Intake
from index.errors import StorageError
from index.fetching.policy import FetchPolicy
from index.folders import read_sample, read_shared_folder
from index.following import Follower
from index.model import SAMPLE, SHARED, Quota
from index.presence import Presence
from index.reading.sandbox import Sandbox
from index.refreshing import Refresher
from index.reindexing import Reindexer
from index.storage.activity import SQLiteActivity
from index.storage.connection import Database
from index.storage.departures import SQLiteDepartures
from index.storage.feeds import SQLiteFeeds
from index.storage.migrating import known_migrations
from index.storage.preferences import SQLitePreferences
from index.storage.protocol import Stamp, Storage
from index.storage.records import Records
from index.storage.sources import SQLiteSources
from index.storage.sqlite import SQLiteStorage
from index.upkeep import Upkeep
from index.web import Web

if TYPE_CHECKING:
    from index.answering.answerer import Answerer
    from index.warming import Warmer

DATABASE = "quoth.db"
"""Name of the database in the data directory."""

INDEX = "index"
"""Name of the folder of what is derived from the articles, in the data directory."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Installation:
    """One data directory, opened.

    Attributes:
        common: the libraries that every library reads.
        storage: the articles.
        adder: adds articles.
        intake: adds the articles of documents.
        refresher: keeps the ranker up to date.
        reindexer: derives all paragraphs anew.
        answerer: answers from storage and ranker.
        threshold: passed on to the answerer.
        web: fetches documents.
        follower: follows feeds.
        sandbox: reads documents.
        journal: remembers answers that were given.
        preferences: what the managers of each library prefer.
        upkeep: keeps account of libraries that are no longer needed.
        warmer: loads the compiled search.
        records: what they see and do.
    """

    common: tuple[str, ...]
    storage: Storage
    adder: Adder
    intake: Intake
    refresher: Refresher
    reindexer: Reindexer
    answerer: Answerer
    threshold: float | None
    web: Web
    follower: Follower
    sandbox: Sandbox
    journal: Journal
    preferences: SQLitePreferences
    upkeep: Upkeep
    warmer: Warmer
    records: Records

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        data_dir: Path,
        sample: Path | None,
        folder: Path | None,
        threshold: float | None,
        quota: Quota | None,
        fetching: FetchPolicy,
        memory: int | None,
        semantic: bool,
    ) -> AsyncIterator[Installation]:
        """Open everything for the length of a block; the arguments are those of `Library.open`."""
        # Not above: they load numpy and word lists, which `import index` need not wait for.
        from index.answering.answerer import Answerer
        from index.ranking.engine import InProcessRanker
        from index.ranking.keeping import Keeper
        from index.semantic.minilm import MiniLM
        from index.warming import Warmer
        from index.workers.builder import Builder

        reader = MiniLM() if semantic else None
        locks = data_dir / "locks"
        _create(data_dir, locks, data_dir / "library")
        folder = data_dir / "library" if folder is None else folder
        common = (SHARED,) if sample is None else (SHARED, SAMPLE)
        salt = await asyncio.to_thread(read_salt, data_dir, locks / "salt.lock")
        with Presence(locks).open():
            database = await Database.open(data_dir / DATABASE, known_migrations())
            storage = SQLiteStorage(database)
            keeper = Keeper(data_dir / INDEX)
            builder = Builder(storage, data_dir / DATABASE, keeper)
            ranker = InProcessRanker(keeper, memory, builder)
            adder = Adder(storage, quota)
            intake = Intake(adder, SQLiteSources(database))
            sandbox = Sandbox()
            refresher = Refresher(storage, ranker, builder)
            reindexer = Reindexer(storage, adder, intake, refresher, locks, folder, sample, sandbox)
            answerer = Answerer(storage, ranker, reader)
            journal = Journal(SQLiteActivity(database), salt)
            web = Web(fetching, sandbox)
            follower = Follower(adder, SQLiteFeeds(database), web)
            warmer = Warmer(storage)
            try:
                await _fill(storage, intake, folder, sample, sandbox)
                yield cls(
                    common,
                    storage,
                    adder,
                    intake,
                    refresher,
                    reindexer,
                    answerer,
                    threshold,
                    web,
                    follower,
                    sandbox,
                    journal=journal,
                    preferences=SQLitePreferences(database),
                    upkeep=Upkeep(SQLiteDepartures(database), refresher),
                    warmer=warmer,
                    records=Records.of(database),
                )
            finally:
                await journal.written()
                await warmer.close()
                await refresher.close()
                if reader:
                    await reader.close()
                await ranker.close()
                await sandbox.close()
                await storage.close()


def _create(*folders: Path) -> None:
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The folder {folder} cannot be created ({error.strerror}); choose another data "
                "directory, or change the permissions."
            ) from error


async def _fill(
    storage: Storage, intake: Intake, folder: Path, sample: Path | None, sandbox: Sandbox
) -> None:
    """Load what ships with Quoth, and into a new installation what the operator has laid out."""
    if sample is not None:
        changes = await read_sample(storage, intake, sample)
        _warn(changes.failed)
    stamps = await storage.stamps([SHARED])
    if stamps[SHARED] == Stamp(0, 0):
        changes = await read_shared_folder(storage, intake, folder, sandbox)
        _warn(changes.failed)


def _warn(failed: list[tuple[str, str]]) -> None:
    for name, sentence in failed:
        _log.warning("%s was not added: %s", name, sentence)
