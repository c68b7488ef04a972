"""Opening a data directory, and closing it whatever goes wrong on the way out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from index.answering.reranking.e5 import E5
from index.errors import StorageError
from index.ingest.folders import read_sample, read_shared_folder
from index.ingest.sample import SampleFolder
from index.library.databases import Databases
from index.library.options import FOLDER, Options
from index.library.services import Services
from index.model import SAMPLE, SHARED
from index.storage.interface import Stamp
from index.system.durable_files import OWN_FOLDER
from index.system.instance_lock import InstanceLock

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Installation:
    """One data directory, opened; all its libraries share this.

    Attributes:
        common: the libraries that every library reads.
        threshold: how probable it must be that a passage answers; None leaves that to the answerer.
        services: what does the work.
    """

    common: tuple[str, ...]
    threshold: float | None
    services: Services

    @classmethod
    @asynccontextmanager
    async def open(cls, options: Options) -> AsyncIterator[Installation]:
        """Open everything for the length of a block."""
        data_dir, sample, engine = options.data_dir, options.sample, options.engine
        reranker = E5(data_dir) if options.semantic else None
        locks = data_dir / "locks"
        _create(data_dir, locks, data_dir / FOLDER)
        # The stack runs every closing step, in reverse, even where another one raises.
        async with AsyncExitStack() as closing:
            closing.enter_context(InstanceLock(locks).open())
            above = engine.above_of if engine else None
            databases = await Databases.open(data_dir, options.database, closing, above)
            if reranker is not None:
                closing.push_async_callback(reranker.close)
            services = Services.start(databases, options, reranker, closing)
            if sample is not None:
                await _read_sample(
                    services, sample, await SampleFolder.at(sample, databases.database)
                )
            await _read_new_folder(services, options.folder)
            common = (SHARED,) if sample is None else (SHARED, SAMPLE)
            yield cls(common, options.threshold, services)


async def _read_sample(services: Services, folder: Path, shipped: SampleFolder) -> None:
    """Make the sample library what its folder holds, if it is not; what fails is logged."""
    if await shipped.is_known():
        return
    failed = (await read_sample(services.storage, services.importer, folder)).failed
    if failed:
        _warn(failed)
    else:
        articles = await services.storage.summaries([SAMPLE])
        await shipped.remember([article.id for article in articles])


async def _read_new_folder(services: Services, folder: Path) -> None:
    """Add to a new shared library what the operator has laid out; what fails is logged."""
    stamps = await services.storage.stamps([SHARED])
    if stamps[SHARED] == Stamp(0, 0) and not await asyncio.to_thread(_is_empty, folder):
        changes = await read_shared_folder(
            services.storage, services.importer, folder, services.sandbox
        )
        _warn(changes.failed)


def _is_empty(folder: Path) -> bool:
    """Return whether a folder is there and empty, so that nothing is to be read or told."""
    try:
        return not any(folder.iterdir())
    except OSError:
        return False


def _warn(failed: Iterable[tuple[str, str]]) -> None:
    for name, sentence in failed:
        _log.warning("%s was not added: %s", name, sentence)


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
