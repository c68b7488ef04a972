"""Bringing a library up to date with the folder that its articles come from."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from index.adding import Adder
from index.errors import UnreadableDocument
from index.files import Listing, list_folder, read_folder_file
from index.model import SAMPLE, SHARED, Added, ArticleSummary, Outcome, ParagraphDiff
from index.reading import Documents
from index.reading.sandbox import Sandbox, ahead
from index.storage.protocol import Storage


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
    storage: Storage, adder: Adder, folder: Path, sandbox: Sandbox
) -> FolderChanges:
    """Add the folder's new and changed files to the shared library.

    An article whose file has gone is kept: a folder that is not mounted must not empty a library.

    Raises:
        StorageError: an article could not be written.
    """
    listing = await asyncio.to_thread(list_folder, folder)
    changes, seen = await _store_files(adder, SHARED, listing, sandbox)
    changes.missing += [
        article.title
        for article in await _without_file(storage, SHARED, listing)
        if article.id not in seen  # else the file was only renamed
    ]
    return changes


async def read_sample(storage: Storage, adder: Adder, folder: Path) -> FolderChanges:
    """Make the sample library what this folder holds: articles that no longer ship are removed.

    A folder without any file is a failure, and empties nothing.

    Raises:
        StorageError: an article could not be written.
    """
    listing = await asyncio.to_thread(list_folder, folder)
    if not listing.files:
        sentence = "The sample library is not there; install Quoth again, or turn the sample off."
        return FolderChanges(failed=[(str(folder), sentence)])
    # Before anything is stored: a renamed file would otherwise count as already there.
    for article in await _without_file(storage, SAMPLE, listing):
        await storage.remove(SAMPLE, article.id)
    changes, _ = await _store_files(adder, SAMPLE, listing, None)
    return changes


_ORIGINS = {SHARED: "folder:", SAMPLE: "sample:"}
"""How the origin of an article begins that came from the library's folder."""


async def _store_files(
    adder: Adder, library: str, listing: Listing, sandbox: Sandbox | None
) -> tuple[FolderChanges, set[str]]:
    """Store every file; returns the ids of the articles that they stand for as well."""
    changes = FolderChanges(failed=list(listing.failed))
    seen: set[str] = set()

    async def read(name: str, path: Path) -> tuple[str, Documents]:
        try:
            origin = _ORIGINS[library] + name
            return name, await read_folder_file(path, name, origin, sandbox)
        except UnreadableDocument as error:
            return name, Documents((), ((name, str(error)),))

    reads = (read(name, path) for name, path in listing.files.items())
    async for name, found in ahead(reads, sandbox.processes if sandbox else 1):
        changes.failed += found.failed
        for draft in found.drafts:
            try:
                added = await adder.add(library, draft)
            except UnreadableDocument as error:
                changes.failed.append((name, str(error)))
                continue
            seen.add(added.article.id)
            _note(changes, added)
    return changes, seen


def _note(changes: FolderChanges, added: Added) -> None:
    if added.outcome is Outcome.UNCHANGED:
        return
    titles = changes.added if added.outcome is Outcome.ADDED else changes.updated
    titles.append(added.article.title)
    changes.diff += added.diff


async def _without_file(
    storage: Storage, library: str, listing: Listing
) -> Iterable[ArticleSummary]:
    present = {_ORIGINS[library] + name for name in listing.files}
    return [
        article
        for article in await storage.summaries([library])
        if article.origin.startswith(_ORIGINS[library])
        and not present.intersection(_files(article.origin))
    ]


def _files(origin: str) -> Iterator[str]:
    """Yield what the origin of a file may be whose article has this one: one of many has a key."""
    yield origin
    for match in re.finditer("#", origin):
        yield origin[: match.start()]
