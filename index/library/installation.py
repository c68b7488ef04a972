"""What all libraries of one data directory share: the database, the ranker, the locks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cached_property
from pathlib import Path

from index.activity.pins import has_pins
from index.activity.pseudonyms import read_salt
from index.answering.answerer import Answerer
from index.answering.reranking.minilm import MiniLM
from index.errors import StorageError
from index.ingest.fetching.policy import FetchPolicy
from index.ingest.sample import Shipped
from index.library.services import Workshop
from index.model import SAMPLE, SHARED, Quota
from index.search.engine import InProcessRanker
from index.search.lifecycle.index_store import Keeper
from index.search.lifecycle.parallel_builder import Builder
from index.search.lifecycle.refresher import Refresher
from index.search.postings.numba_warmup import Warmer
from index.storage.articles import SQLiteStorage
from index.storage.database import Database
from index.storage.interface import Stamp, Storage
from index.storage.migrations import known_migrations
from index.system.data_dir import DATABASE, INDEX, require_database
from index.system.durable_files import OWN_FOLDER
from index.system.instance_lock import Presence


class Installation:
    """One data directory, opened: what answers questions, and all else once it is wanted.

    Attributes:
        common: the libraries that every library reads.
        storage: the articles.
        refresher: keeps the ranker up to date.
        answerer: answers from storage and ranker.
        threshold: passed on to the answerer.
        warmer: loads the compiled search.
    """

    def __init__(
        self,
        common: tuple[str, ...],
        database: Database,
        storage: Storage,
        refresher: Refresher,
        answerer: Answerer,
        threshold: float | None,
        warmer: Warmer,
        set_up: Callable[[], Workshop],
    ) -> None:
        self.common = common
        self.storage = storage
        self.refresher = refresher
        self.answerer = answerer
        self.threshold = threshold
        self.warmer = warmer
        self._database = database
        self._set_up = set_up

    @cached_property
    def workshop(self) -> Workshop:
        """What changes the libraries and keeps the books, set up when it is first wanted."""
        return self._set_up()

    async def has_pins(self, library: str) -> bool:
        """Say whether passages are pinned in a library, without loading what is known of them."""
        return await has_pins(self._database, library)

    async def finish(self) -> None:
        """Write what is not written yet, and stop what reads documents."""
        if "workshop" in vars(self):
            await self.workshop.close()

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        data_dir: Path,
        sample: Path | None,
        folder: Path | None,
        threshold: float | None,
        quota: Quota | None,
        fetching: FetchPolicy | None,
        memory: int | None,
        semantic: bool,
    ) -> AsyncIterator[Installation]:
        """Open everything for the length of a block; the arguments are those of `Library.open`."""
        # Not above: they load numpy and word lists, which `import index` need not wait for.

        reader = _reader() if semantic else None
        locks = data_dir / "locks"
        _create(data_dir, locks, data_dir / "library")
        folder = data_dir / "library" if folder is None else folder
        common = (SHARED,) if sample is None else (SHARED, SAMPLE)
        with Presence(locks).open():
            await asyncio.to_thread(require_database, data_dir)
            # Read while nobody restores: it belongs to the database.
            salt = await asyncio.to_thread(read_salt, data_dir, locks / "salt.lock")
            database = await Database.open(data_dir / DATABASE, known_migrations())
            storage = SQLiteStorage(database)
            keeper = Keeper(data_dir / INDEX)
            builder = Builder(storage, data_dir / DATABASE, keeper)
            ranker = InProcessRanker(keeper, memory, builder)
            refresher = Refresher(storage, ranker, builder)
            answerer = Answerer(storage, ranker, reader)
            warmer = Warmer(storage)

            def set_up() -> Workshop:

                return Workshop.over(
                    database, storage, refresher, locks, folder, sample, quota, fetching, salt
                )

            home = cls(common, database, storage, refresher, answerer, threshold, warmer, set_up)
            try:
                await home._fill(folder, sample)
                yield home
            finally:
                await home.finish()
                await warmer.close()
                await refresher.close()
                if reader:
                    await reader.close()
                await ranker.close()
                await storage.close()

    async def _fill(self, folder: Path, sample: Path | None) -> None:
        """Load what ships with Quoth, and into a new one what the operator has laid out."""
        if sample is not None:
            shipped = await Shipped.at(sample, self._database)
            if not await shipped.is_known():
                await self.workshop.read_sample(sample, shipped)
        stamps = await self.storage.stamps([SHARED])
        if stamps[SHARED] == Stamp(0, 0) and not _is_empty(folder):
            await self.workshop.read_folder(folder)


def _is_empty(folder: Path) -> bool:
    """Say whether a folder is there with nothing in it, so that nothing is to be read or told."""
    try:
        return not any(folder.iterdir())
    except OSError:
        return False


def _reader() -> MiniLM:

    return MiniLM()


def _create(*folders: Path) -> None:
    for folder in folders:
        try:
            if not folder.exists():
                folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
        except OSError as error:
            raise StorageError(
                f"The folder {folder} cannot be created ({error.strerror}); choose another data "
                "directory, or change the permissions."
            ) from error
