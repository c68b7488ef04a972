"""Adding many articles: those of one document, those of many files."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from pathlib import Path

from index.adding import Adder
from index.errors import QuotaExceeded, UnreadableDocument
from index.files import read_named_file
from index.model import Additions, Draft
from index.reading import Documents
from index.reading.sandbox import Sandbox, ahead


async def add_found(
    adder: Adder, library: str, found: Documents, amend: Callable[[Draft], Draft] | None = None
) -> Additions:
    """Add the articles of a document to a library; one that cannot be added stops no other.

    Args:
        adder: adds them.
        library: key of the library.
        found: the document.
        amend: changes the article before it is added, when there is only one.

    Raises:
        UnreadableDocument: there is nothing to quote in the only one.
        QuotaExceeded: the library may not grow by the only one.
        StorageError: an article could not be written.
    """
    if len(found.drafts) == 1 and not found.failed:
        draft = found.drafts[0] if amend is None else amend(found.drafts[0])
        return Additions((await adder.add(library, draft),))
    added, failed = [], list(found.failed)
    for draft in found.drafts:
        try:
            added.append(await adder.add(library, draft))
        except (UnreadableDocument, QuotaExceeded) as error:
            failed.append((draft.title, str(error)))
    return Additions(tuple(added), tuple(failed))


async def add_files(
    adder: Adder, library: str, sandbox: Sandbox, paths: Iterable[Path]
) -> AsyncIterator[tuple[Path, Additions]]:
    """Read files, some at the same time, and add their articles to a library in order.

    Yields each file with what became of it; of one that cannot be read that is a failure.

    Raises:
        StorageError: an article could not be written.
    """

    async def read(path: Path) -> tuple[Path, Documents]:
        try:
            return path, await read_named_file(path, sandbox)
        except UnreadableDocument as error:
            return path, Documents((), ((path.name, str(error)),))

    async for path, found in ahead(map(read, paths), 2 * sandbox.processes):
        try:
            yield path, await add_found(adder, library, found)
        except (UnreadableDocument, QuotaExceeded) as error:
            yield path, Additions((), ((path.name, str(error)),))
