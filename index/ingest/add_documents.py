"""Adding what documents hold: known ones are not even read, one failure stops nothing else."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from index.errors import QuotaExceeded, UnreadableDocument
from index.ingest.add_article import ArticleWriter
from index.ingest.edited_metadata import Amend
from index.ingest.files import File, read_bytes, together
from index.ingest.sources import Gone, Source, SourceTable, documents_of, file_has_gone, never
from index.model import ArticleSummary
from index.parsing import Documents, holds_many
from index.parsing.sandbox.sandbox import Sandbox
from index.reports import Added, Additions, Outcome
from index.system.concurrency import concurrently

Read = Callable[[Source], Awaitable[Documents]]
Known = tuple[ArticleSummary, ...] | None
ReadAll = Callable[[Sequence[Source]], Awaitable[list[Documents | UnreadableDocument]]]
Failure = UnreadableDocument | QuotaExceeded


def reading_in(sandbox: Sandbox) -> ReadAll:
    """Return what reads documents in a sandbox, as whoever added them wants it."""

    async def read_all(sources: Sequence[Source]) -> list[Documents | UnreadableDocument]:
        return await sandbox.read_all([source.unread() for source in sources])

    return read_all


@dataclass(frozen=True, slots=True)
class Examined:
    """A document that is known or has been read.

    Attributes:
        source: the document itself.
        fingerprint: of its bytes.
        known: its articles, if these very bytes gave them before.
        found: its articles otherwise.
    """

    source: Source
    fingerprint: str
    known: Known
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
            found = await read(source)
            if len(found.drafts) == 1 and not found.failed:
                [draft], [paragraphs] = found.drafts, found.paragraphs
                added = await self.writer.add(library, draft, gone, amend, paragraphs=paragraphs)
                return Additions((added,), notes=found.notes)
            [additions] = await self._add_found(library, [found], gone)
        else:

            async def read_all(sources: Sequence[Source]) -> list[Documents | UnreadableDocument]:
                return [await read(source) for source in sources]

            examined = await self._examine(library, [source], read_all, gone)
            [additions] = await self._take(library, examined, read_all, gone)
        if isinstance(additions, Failure):
            raise additions
        return additions

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

        source = await asyncio.to_thread(read_bytes, file)
        added = (await self.add(library, source, read_one, gone=file_has_gone)).added
        if len(added) != 1:  # as is known of it already
            raise holds_many(file.name, len(added))
        return added[0]

    async def add_files(
        self,
        library: str,
        files: Iterable[File],
        read_all: ReadAll,
        *,
        width: int,
        gone: Gone = file_has_gone,
    ) -> AsyncIterator[tuple[File, Additions]]:
        """Read files and add their articles to a library in order.

        Yields each file with what became of it; of one that cannot be read that is a failure.

        Args:
            library: key of the library.
            files: the files; small ones are taken in together.
            read_all: reads those that are not known.
            width: how many of these parcels are read at the same time.
            gone: tells from which places articles may have moved to these.

        Raises:
            StorageError: an article could not be written.
        """

        async def examine(some: Sequence[File]) -> tuple[Sequence[File], list[Examined | Failure]]:
            sources = await asyncio.to_thread(lambda: [*map(_attempted, some)])
            found = [source for source in sources if isinstance(source, Source)]
            examined = iter(await self._examine(library, found, read_all, gone))
            return some, [s if isinstance(s, Failure) else next(examined) for s in sources]

        work = (examine(some) async for some in together(files))
        async for some, examined in concurrently(work, width):
            for file, additions in zip(
                some, await self._take(library, examined, read_all, gone), strict=True
            ):
                if isinstance(additions, Failure):
                    yield file, Additions((), ((file.label, str(additions)),))
                else:
                    yield file, additions

    async def _examine(
        self, library: str, sources: Sequence[Source], read_all: ReadAll, gone: Gone
    ) -> list[Examined | Failure]:
        marks = await asyncio.to_thread(lambda: [source.fingerprint() for source in sources])
        origins = [source.origin for source in sources]
        known = await self.sources.known_of(library, [*zip(origins, marks, strict=True)])
        for place, (articles, origin) in enumerate(zip(known, origins, strict=True)):
            if articles is not None and await _moved(articles, origin, gone):
                known[place] = None
        unknown = [s for s, articles in zip(sources, known, strict=True) if articles is None]
        found = iter(await read_all(unknown) if unknown else [])

        def examined(source: Source, mark: str, articles: Known) -> Examined | Failure:
            read = next(found) if articles is None else Documents(())
            return read if isinstance(read, Failure) else Examined(source, mark, articles, read)

        return [examined(*one) for one in zip(sources, marks, known, strict=True)]

    async def _take(
        self,
        library: str,
        documents: Sequence[Examined | Failure],
        read_all: ReadAll,
        gone: Gone,
    ) -> list[Additions | Failure]:
        """Return what becomes of documents, in their order."""
        done: list[Additions | Failure] = []
        for known, group in groupby(documents, _known):
            some = [*group]
            if known:
                known_ones = [one for one in some if isinstance(one, Examined)]
                done += await self._confirm(library, known_ones, read_all, gone)
            else:
                done += await self._store(library, some, gone)
        return done

    async def _confirm(
        self, library: str, documents: Sequence[Examined], read_all: ReadAll, gone: Gone
    ) -> list[Additions | Failure]:
        """Read known documents after all whose articles others have changed meanwhile."""
        marks = [(document.source.origin, document.fingerprint) for document in documents]
        done: list[Additions | Failure] = []
        for place, articles in enumerate(await self.sources.known_of(library, marks)):
            if articles is None:
                source = documents[place].source
                done += await self._store(
                    library, await self._examine(library, [source], read_all, gone), gone
                )
            else:
                done.append(_unchanged(articles))
        return done

    async def _store(
        self, library: str, documents: Sequence[Examined | Failure], gone: Gone
    ) -> list[Additions | Failure]:
        """Add what documents gave, and remember those of which nothing failed."""
        read = [d for d in documents if isinstance(d, Examined)]
        added = await self._add_found(library, [document.found for document in read], gone)
        await self.sources.remember_all(
            library,
            [
                (one.source.origin, one.fingerprint, [a.article.id for a in additions.added])
                for one, additions in zip(read, added, strict=True)
                if isinstance(additions, Additions) and additions.added and not additions.failed
            ],  # else what failed is to be told of again
        )
        each = iter(added)
        return [d if isinstance(d, Failure) else next(each) for d in documents]

    async def _add_found(
        self, library: str, documents: Sequence[Documents], gone: Gone
    ) -> list[Additions | Failure]:
        """Return what became of each document; the only article of one stands for all of it."""
        drafts = [
            pair for found in documents for pair in zip(found.drafts, found.paragraphs, strict=True)
        ]
        done = iter(await self.writer.add_all(library, drafts, gone))
        return [_additions(found, [*islice(done, len(found.drafts))]) for found in documents]


def _known(document: Examined | Failure) -> bool:
    return isinstance(document, Examined) and document.known is not None


def _unchanged(articles: Sequence[ArticleSummary]) -> Additions:
    return Additions(tuple(Added(article, Outcome.UNCHANGED) for article in articles))


def _additions(found: Documents, done: Sequence[Added | Failure]) -> Additions | Failure:
    if len(done) == 1 and not found.failed and isinstance(done[0], Failure):
        return done[0]
    failed = [*found.failed]
    for draft, one in zip(found.drafts, done, strict=True):
        if isinstance(one, Failure):
            failed.append((draft.title, str(one)))
    added = tuple(one for one in done if isinstance(one, Added))
    return Additions(added, tuple(failed), found.notes)


def _attempted(file: File) -> Source | UnreadableDocument:
    try:
        return read_bytes(file)
    except UnreadableDocument as error:
        return error


async def _moved(known: Iterable[ArticleSummary], origin: str, gone: Gone) -> bool:
    """Return whether the original of a known copy has gone, so that its article moves here."""
    elsewhere = [a.origin for a in known if origin not in documents_of(a.origin)]
    return bool(elsewhere) and await asyncio.to_thread(any, map(gone, elsewhere))
