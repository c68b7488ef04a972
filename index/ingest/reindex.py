"""A whole reindex: the folders read again, every library it may touch derived anew, a report."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path

from index.errors import DatabaseAway, ReindexRunning
from index.ingest.add_article import ArticleWriter
from index.ingest.add_documents import DocumentImporter
from index.ingest.folders import FolderChanges, read_sample, read_shared_folder
from index.ingest.library_reindex import LibraryReindex, ProgressCounter
from index.ingest.rendering import render_again
from index.model import SAMPLE, SHARED
from index.parsing.sandbox.sandbox import Sandbox
from index.reports import Progress, ProgressCallback, ReindexReport
from index.search.lifecycle.refresher import Refresher
from index.storage.claims import Claim, Claims
from index.storage.interface import Storage
from index.system.reindex_lock import ReindexLock, progress_text, read_progress, reindex_running

_log = logging.getLogger(__name__)
_CLAIM = "reindex {}"
"""Name of the claim of a library's reindex."""


@dataclass(frozen=True, slots=True)
class Reindexer:
    """Reindexes the libraries of one installation.

    Attributes:
        storage: where the articles are.
        writer: keeps articles from being added at the end.
        importer: adds the articles of the folders.
        refresher: loads the new generations into the ranker.
        locks: folder of the locks that keep a second reindex out.
        folder: the operator's folder of articles.
        sample: folder of the sample articles, None when they are left out.
        sandbox: where the files of the folder are read.
        claims: keep a second reindex out on other machines, where there are others.
    """

    storage: Storage
    writer: ArticleWriter
    importer: DocumentImporter
    refresher: Refresher
    locks: Path
    folder: Path
    sample: Path | None
    sandbox: Sandbox
    claims: Claims | None = None

    async def run(
        self, libraries: Sequence[str], on_progress: ProgressCallback | None
    ) -> ReindexReport:
        """Reindex the first library, and those of the others that nobody else is reindexing.

        Raises:
            ReindexRunning: the first library is being reindexed, here or in another process.
            StorageError: the database could not be read or written; what was swapped in stays.
        """
        started = time.monotonic()
        with self._locked(libraries) as locked:
            async with self._claimed(locked) as claimed:
                done = await self._run(locked, claimed, on_progress, started)
        _log_report(libraries[0], done)
        return done

    async def _run(
        self,
        locked: dict[str, ReindexLock],
        claimed: Sequence[Claim],
        on_progress: ProgressCallback | None,
        started: float,
    ) -> ReindexReport:
        changes = await self._read_folders(locked)
        for key in locked:
            changes.include(await render_again(self.storage, self.writer, self.sandbox, key))

        def report(progress: Progress) -> None:
            for lock in locked.values():
                lock.publish(progress)
            for claim in claimed:
                claim.says = progress_text(progress)
            if on_progress is not None:
                on_progress(progress)

        total = sum([(await self.storage.status(key)).articles for key in locked])
        counter = ProgressCounter(total, report)
        runs = [LibraryReindex(self.storage, key, self.writer.lock(key), counter) for key in locked]
        for run in runs:
            await run.run()
        seconds = time.monotonic() - started
        for key in locked:
            await self.refresher.load(key)
        return await self._report(changes, runs, seconds)

    async def progress(self, library: str) -> Progress | None:
        """Return how far the reindex of a library is, here or in another process."""
        here = ReindexLock(self.locks, library).progress()
        if here is not None or self.claims is None:
            return here
        try:
            return read_progress((await self.claims.says(_CLAIM.format(library)))[1])
        except DatabaseAway:
            return None

    @asynccontextmanager
    async def _claimed(self, locked: dict[str, ReindexLock]) -> AsyncIterator[list[Claim]]:
        """Claim what is locked, on all machines; what another has is left out, but for the first.

        Raises:
            ReindexRunning: another machine is reindexing the first library.
        """
        async with AsyncExitStack() as stack:
            claimed: list[Claim] = []
            if self.claims is None:
                yield claimed
                return
            for library in [*locked]:
                name = _CLAIM.format(library)
                claim = await stack.enter_async_context(self.claims.held(name))
                if claim is not None:
                    claimed.append(claim)
                elif not claimed:
                    raise reindex_running(read_progress((await self.claims.says(name))[1]))
                else:
                    del locked[library]
            yield claimed

    @contextmanager
    def _locked(self, libraries: Sequence[str]) -> Iterator[dict[str, ReindexLock]]:
        with ExitStack() as stack:
            locked: dict[str, ReindexLock] = {}
            for library in libraries:
                lock = ReindexLock(self.locks, library)
                try:
                    stack.enter_context(lock.hold())
                except ReindexRunning:
                    if not locked:
                        raise
                    continue
                locked[library] = lock
            yield locked

    async def _read_folders(self, locked: dict[str, ReindexLock]) -> FolderChanges:
        changes = FolderChanges()
        if self.sample is not None and SAMPLE in locked:
            changes.include(await read_sample(self.storage, self.importer, self.sample))
        if SHARED in locked:
            changes.include(
                await read_shared_folder(self.storage, self.importer, self.folder, self.sandbox)
            )
        return changes

    async def _report(
        self, changes: FolderChanges, runs: Sequence[LibraryReindex], seconds: float
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
