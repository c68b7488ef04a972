"""A whole reindex: the folders read again, every library it may touch derived anew, a report."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.errors import ReindexRunning
from index.ingest.add_article import Adder
from index.ingest.add_documents import Intake
from index.ingest.folders import FolderChanges, read_sample, read_shared_folder
from index.model import SAMPLE, SHARED, Progress, ProgressCallback, ReindexReport
from index.parsing.sandbox.sandbox import Sandbox
from index.rederiving import Pace, Rederivation
from index.search.lifecycle.refresher import Refresher
from index.storage.interface import Storage
from index.system.reindex_lock import ReindexLock

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reindexer:
    """Reindexes the libraries of one installation.

    Attributes:
        storage: where the articles are.
        adder: keeps articles from being added at the end.
        intake: adds the articles of the folders.
        refresher: loads the new generations into the ranker.
        locks: folder of the locks that keep a second reindex out.
        folder: the operator's folder of articles.
        sample: folder of the sample articles, None when they are left out.
        sandbox: where the files of the folder are read.
    """

    storage: Storage
    adder: Adder
    intake: Intake
    refresher: Refresher
    locks: Path
    folder: Path
    sample: Path | None
    sandbox: Sandbox

    async def run(
        self, libraries: Sequence[str], on_progress: ProgressCallback | None
    ) -> ReindexReport:
        """Reindex the first library, and those of the others that nobody else is reindexing.

        Raises:
            ReindexRunning: the first library is being reindexed, here or in another process.
            StorageError: the database could not be read or written; what was swapped in stays.
        """
        started = time.monotonic()
        with self._held(libraries) as held:
            changes = await self._read_folders(held)

            def report(progress: Progress) -> None:
                for lock in held.values():
                    lock.publish(progress)
                if on_progress is not None:
                    on_progress(progress)

            total = sum([(await self.storage.status(key)).articles for key in held])
            pace = Pace(total, report)
            runs = [Rederivation(self.storage, key, self.adder.lock(key), pace) for key in held]
            for run in runs:
                await run.run()
            seconds = time.monotonic() - started
            for key in held:
                await self.refresher.load(key)
            done = await self._report(changes, runs, seconds)
        _log_report(libraries[0], done)
        return done

    def progress(self, library: str) -> Progress | None:
        """Return how far the reindex of a library is, here or in another process."""
        return ReindexLock(self.locks, library).progress()

    @contextmanager
    def _held(self, libraries: Sequence[str]) -> Iterator[dict[str, ReindexLock]]:
        with ExitStack() as stack:
            held: dict[str, ReindexLock] = {}
            for library in libraries:
                lock = ReindexLock(self.locks, library)
                try:
                    stack.enter_context(lock.held())
                except ReindexRunning:
                    if not held:
                        raise
                    continue
                held[library] = lock
            yield held

    async def _read_folders(self, held: dict[str, ReindexLock]) -> FolderChanges:
        changes = FolderChanges()
        if self.sample is not None and SAMPLE in held:
            changes.include(await read_sample(self.storage, self.intake, self.sample))
        if SHARED in held:
            changes.include(
                await read_shared_folder(self.storage, self.intake, self.folder, self.sandbox)
            )
        return changes

    async def _report(
        self, changes: FolderChanges, runs: Sequence[Rederivation], seconds: float
    ) -> ReindexReport:
        statuses = [await self.storage.status(run.library) for run in runs]
        return ReindexReport(
            articles=sum(status.articles for status in statuses),
            paragraphs=sum(status.paragraphs for status in statuses),
            added=tuple(changes.added),
            updated=tuple(changes.updated),
            failed=(*changes.failed, *(failure for run in runs for failure in run.failed.values())),
            missing=tuple(changes.missing),
            diff=sum((diff for run in runs for diff in run.changed.values()), changes.diff),
            seconds=seconds,
        )


def _log_report(library: str, report: ReindexReport) -> None:
    figures = {
        "event": "reindex",
        "library": library,
        "articles": report.articles,
        "paragraphs": report.paragraphs,
        "changed": report.paragraphs_changed,
        "failed": len(report.failed),
        "seconds": round(report.seconds, 3),
    }
    _log.info(
        "Reindexed %(library)s: %(articles)d articles, %(paragraphs)d paragraphs, %(changed)d "
        "changed, %(failed)d failed, in %(seconds).1f s",
        figures,
        extra=figures,
    )
