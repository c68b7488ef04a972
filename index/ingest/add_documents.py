"""Adding what documents hold: known ones are not even read, one failure stops nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass

from index.errors import QuotaExceeded, UnreadableDocument
from index.ingest.add_article import ArticleWriter
from index.ingest.edited_metadata import Amend
from index.ingest.files import File, read_bytes
from index.ingest.sources import Gone, Source, SourceTable, documents_of, file_has_gone, never
from index.model import Added, Additions, ArticleSummary, Outcome
from index.parsing import Documents, holds_many
from index.system.concurrency import concurrently

Read = Callable[[Source], Awaitable[Documents]]


@dataclass(frozen=True, slots=True)
class Examined:
    """A document that is known or has been read.

    Attributes:
        origin: where it came from.
        fingerprint: of its bytes.
        known: its articles, if these very bytes gave them before.
        found: its articles otherwise.
    """

    origin: str
    fingerprint: str
    known: tuple[ArticleSummary, ...] | None
    found: Documents


@dataclass(frozen=True, slots=True)
class DocumentImporter:
    """Takes documents into libraries.

    Attributes:
        writer: adds their articles.
        sources: remembers what was read.
    """

    writer: ArticleWriter
    sources: SourceTable

    async def add(
        self,
        library: str,
        source: Source,
        read: Read,
        *,
        amend: Amend | None = None,
        gone: Gone = never,
    ) -> Additions:
        """Add the articles of a document to a library; one that cannot be added stops no other.

        Args:
            library: key of the library.
            source: the document.
            read: reads it, unless it is known.
            amend: changes the article before it is added, when there is only one.
            gone: tells from which places articles may have moved to this one.

        Raises:
            UnreadableDocument: there is nothing to quote in the only one, or no article at all.
            QuotaExceeded: the library may not grow by the only one.
            StorageError: an article could not be written.
        """
        if amend is not None:
            return await self._add_found(library, await read(source), gone, amend)
        return await self._take(library, await self._examine(library, source, read, gone), gone)

    async def add_single(self, library: str, file: File, read: Read) -> Added:
        """Add the only article of a file.

        Raises:
            UnreadableDocument: it cannot be read, or is not one article.
            QuotaExceeded: the library may not grow by it.
            StorageError: it could not be written.
        """

        async def read_one(source: Source) -> Documents:
            found = await read(source)
            if len(found.drafts) != 1:
                raise holds_many(file.name, len(found.drafts))
            return found

        source = await read_bytes(file)
        added = (await self.add(library, source, read_one, gone=file_has_gone)).added
        if len(added) != 1:  # as is known of it already
            raise holds_many(file.name, len(added))
        return added[0]

    async def add_files(
        self,
        library: str,
        files: Iterable[File],
        read: Read,
        *,
        width: int,
        gone: Gone = file_has_gone,
    ) -> AsyncIterator[tuple[File, Additions]]:
        """Read files and add their articles to a library in order.

        Yields each file with what became of it; of one that cannot be read that is a failure.

        Args:
            library: key of the library.
            files: the files.
            read: reads one, unless it is known.
            width: how many are read at the same time.
            gone: tells from which places articles may have moved to these.

        Raises:
            StorageError: an article could not be written.
        """

        async def examine(file: File) -> tuple[File, Examined | str]:
            try:
                source = await read_bytes(file)
                return file, await self._examine(library, source, read, gone)
            except UnreadableDocument as error:
                return file, str(error)

        async for file, examined in concurrently(map(examine, files), width):
            try:
                if isinstance(examined, str):
                    yield file, Additions((), ((file.label, examined),))
                else:
                    yield file, await self._take(library, examined, gone)
            except (UnreadableDocument, QuotaExceeded) as error:
                yield file, Additions((), ((file.label, str(error)),))

    async def _examine(self, library: str, source: Source, read: Read, gone: Gone) -> Examined:
        mark = await asyncio.to_thread(source.fingerprint)
        known = await self.sources.known(library, source.origin, mark)
        if known is not None and not await _moved(known, source.origin, gone):
            return Examined(source.origin, mark, known, Documents(()))
        return Examined(source.origin, mark, None, await read(source))

    async def _take(self, library: str, examined: Examined, gone: Gone) -> Additions:
        if examined.known is not None:
            return Additions(tuple(Added(a, Outcome.UNCHANGED) for a in examined.known))
        additions = await self._add_found(library, examined.found, gone)
        if not additions.failed:  # else what failed is to be told of again
            ids = [added.article.id for added in additions.added]
            await self.sources.remember(library, examined.origin, examined.fingerprint, ids)
        return additions

    async def _add_found(
        self, library: str, found: Documents, gone: Gone, amend: Amend | None = None
    ) -> Additions:
        if len(found.drafts) == 1 and not found.failed:
            added_one = await self.writer.add(
                library, found.drafts[0], gone, amend, paragraphs=found.paragraphs[0]
            )
            return Additions((added_one,), notes=found.notes)
        added, failed = [], list(found.failed)
        for draft, paragraphs in zip(found.drafts, found.paragraphs, strict=True):
            try:
                added.append(await self.writer.add(library, draft, gone, paragraphs=paragraphs))
            except (UnreadableDocument, QuotaExceeded) as error:
                failed.append((draft.title, str(error)))
        return Additions(tuple(added), tuple(failed), found.notes)


async def _moved(known: Iterable[ArticleSummary], origin: str, gone: Gone) -> bool:
    """Return whether the original of a known copy has gone, so that its article moves here."""
    elsewhere = [a.origin for a in known if origin not in documents_of(a.origin)]
    return bool(elsewhere) and await asyncio.to_thread(any, map(gone, elsewhere))
