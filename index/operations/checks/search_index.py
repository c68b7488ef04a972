"""Checks on the index files, all of which can be made again from the articles."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from index.operations.checks.database import NONE_YET
from index.operations.checks.model import Finding, ok, warn
from index.search.lifecycle.index_store import IndexStore, is_current
from index.search.store.array_file import Damaged
from index.storage.inspection import open_read_only
from index.storage.interface import Stamp
from index.system.byte_sizes import size_of
from index.system.data_dir import DataDir

_ADVICE = (
    "nothing is lost: the next question rebuilds it from the articles; check the disk if this "
    "happens again"
)


async def index(data: DataDir) -> Sequence[Finding]:
    """Whether the index of every library is whole, bit for bit."""
    if not data.database.exists():
        return [NONE_YET]
    async with open_read_only(data.database) as db:
        rows = await db.execute_fetchall("SELECT key, generation, revision FROM library")
    index_store = IndexStore(data.index)
    stamps = {key: Stamp(generation, revision) for key, generation, revision in rows}
    return await asyncio.to_thread(_verified, index_store, stamps)


def _verified(index_store: IndexStore, stamps: dict[str, Stamp]) -> list[Finding]:
    damaged, missing, size = [], [], 0
    for library, stamp in stamps.items():
        try:
            found = _size(index_store, library, stamp)
        except Damaged as error:
            damaged.append(warn(f"the index of {library} is damaged: {error}", _ADVICE))
            continue
        if found is None:
            missing.append(library)
        else:
            size += found
    if damaged:
        return damaged
    says = f"{len(stamps) - len(missing)} of {len(stamps)} libraries, {size_of(size)}, whole"
    if missing:
        names = ", ".join(missing[:3]) + (" and others" if len(missing) > 3 else "")
        says += f"; the next question makes that of {names}"
    return [ok(says)]


def _size(index_store: IndexStore, library: str, stamp: Stamp) -> int | None:
    """Return the bytes of a library's index, None where there is none that can be used.

    Raises:
        Damaged: one of its files is not what was written.
    """
    folder = index_store.folder(library)
    manifest = folder.manifest()
    if manifest is None or not is_current(manifest, library, stamp):
        return None
    for entry in manifest.entries:
        folder.contents(entry.file)
    return manifest.size
