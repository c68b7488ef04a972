"""Bringing a library up to date with the folder that its articles come from."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.errors import UnreadableDocument
from index.ingest.add_documents import DocumentImporter, ReadAll, reading_in
from index.ingest.files import File, Listing, list_folder, placed
from index.ingest.site import Site, site_of
from index.ingest.sources import Source, documents_of, file_has_gone
from index.model import SAMPLE, SHARED, ArticleSummary
from index.parsing import Documents, read_documents
from index.parsing.overrides import NO_OVERRIDES
from index.parsing.sandbox.sandbox import Sandbox
from index.reports import Added, Outcome, ParagraphDiff
from index.storage.interface import Storage


@dataclass(slots=True)
class FolderChanges:
    """What re-reading a folder changed.

    Attributes:
        added: titles of new articles.
        updated: titles of articles whose file had changed.
        failed: (file name, what to do about it).
        missing: titles of articles whose file has gone.
        diff: what happened to the paragraphs.
    """

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    failed: list[tuple[str, str]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    diff: ParagraphDiff = field(default_factory=ParagraphDiff)

    def include(self, other: FolderChanges) -> None:
        """Add what re-reading another folder changed."""
        self.added += other.added
        self.updated += other.updated
        self.failed += other.failed
        self.missing += other.missing
        self.diff += other.diff


async def read_shared_folder(
    storage: Storage, importer: DocumentImporter, folder: Path, sandbox: Sandbox
) -> FolderChanges:
    """Add the folder's new and changed files to the shared library.

    An article whose file has gone is kept: a folder that is not mounted must not empty a library.

    Raises:
        StorageError: an article could not be written.
    """
    listing = await asyncio.to_thread(list_folder, folder)
    site = await asyncio.to_thread(site_of, folder)
    changes = await _store_files(
        importer, SHARED, listing, reading_in(sandbox), width=sandbox.processes, sites=(site,)
    )
    changes.missing += [article.title for article in await _without_file(storage, SHARED, listing)]
    return changes


async def read_sample(storage: Storage, importer: DocumentImporter, folder: Path) -> FolderChanges:
    """Make the sample library what this folder holds: articles that no longer ship are removed.

    A folder without any file is a failure, and empties nothing.

    Raises:
        StorageError: an article could not be written.
    """
    listing = await asyncio.to_thread(list_folder, folder)
    if not listing.files:
        sentence = "The sample library is not there; install Quoth again, or turn the sample off."
        return FolderChanges(failed=[(str(folder), sentence)])
    changes = await _store_files(importer, SAMPLE, listing, _read_here, width=1)
    for article in await _without_file(storage, SAMPLE, listing):
        await storage.remove(SAMPLE, article.id)
    return changes


async def _read_here(sources: Sequence[Source]) -> list[Documents | UnreadableDocument]:
    """Read documents that are trusted."""
    return [await asyncio.to_thread(_read, source) for source in sources]


def _read(source: Source) -> Documents | UnreadableDocument:
    try:
        return read_documents(source.data, source.name, origin=source.origin)
    except UnreadableDocument as error:
        return error


_ORIGINS = {SHARED: "folder:", SAMPLE: "sample:"}
"""How the origin of an article begins that came from the library's folder."""


async def _store_files(
    importer: DocumentImporter,
    library: str,
    listing: Listing,
    read_all: ReadAll,
    width: int,
    sites: Sequence[Site] = (),
) -> FolderChanges:
    changes = FolderChanges(failed=list(listing.failed))

    def gone(origin: str) -> bool:
        return _has_gone(origin, library, listing) or file_has_gone(origin)

    files = (
        File(path, name, _ORIGINS[library] + name, name, placed(path, NO_OVERRIDES, sites))
        for name, path in listing.files.items()
    )
    async for _, additions in importer.add_files(library, files, read_all, width=width, gone=gone):
        changes.failed += additions.failed
        for added in additions.added:
            _note(changes, added)
    return changes


def _note(changes: FolderChanges, added: Added) -> None:
    if added.outcome is Outcome.ADDED:
        changes.added.append(added.article.title)
    elif added.outcome is Outcome.UPDATED:
        changes.updated.append(added.article.title)
    changes.diff += added.diff


async def _without_file(
    storage: Storage, library: str, listing: Listing
) -> Iterable[ArticleSummary]:
    return [
        article
        for article in await storage.summaries([library])
        if _has_gone(article.origin, library, listing)
    ]


def _has_gone(origin: str, library: str, listing: Listing) -> bool:
    """Return whether an article is from a file of the library's folder that has gone."""
    start = _ORIGINS[library]
    return origin.startswith(start) and not any(
        document.removeprefix(start) in listing.files for document in documents_of(origin)
    )
