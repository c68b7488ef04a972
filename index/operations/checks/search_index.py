"""Checks on the index files, all of which can be made again from the articles."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from index.operations.checks.database import NONE_YET
from index.operations.checks.model import Finding, ok, warn
from index.search.lifecycle.index_store import Keeper, serves
from index.search.store.array_file import Damaged
from index.storage.inspection import looking_at
from index.storage.interface import Stamp
from index.system.data_dir import Premises

_ADVICE = (
    "nothing is lost: the next question makes it again from the articles; check the disk if this "
    "happens again"
)


async def index(premises: Premises) -> Sequence[Finding]:
    """Whether the index of every library is whole, bit for bit."""
    if not premises.database.exists():
        return [NONE_YET]
    async with looking_at(premises.database) as db:
        rows = await db.execute_fetchall("SELECT key, generation, revision FROM library")
    keeper = Keeper(premises.index)
    stamps = {key: Stamp(generation, revision) for key, generation, revision in rows}
    return await asyncio.to_thread(_verified, keeper, stamps)


def _verified(keeper: Keeper, stamps: dict[str, Stamp]) -> list[Finding]:
    damaged, missing, size = [], [], 0
    for library, stamp in stamps.items():
        try:
            found = _size(keeper, library, stamp)
        except Damaged as error:
            damaged.append(warn(f"the index of {library} is damaged: {error}", _ADVICE))
            continue
        if found is None:
            missing.append(library)
        else:
            size += found
    if damaged:
        return damaged
    says = f"{len(stamps) - len(missing)} of {len(stamps)} libraries, {size / 1e6:,.1f} MB, whole"
    if missing:
        names = ", ".join(missing[:3]) + (" and others" if len(missing) > 3 else "")
        says += f"; the next question makes that of {names}"
    return [ok(says)]


def _size(keeper: Keeper, library: str, stamp: Stamp) -> int | None:
    """Return the bytes of a library's index, None where there is none that can be used.

    Raises:
        Damaged: one of its files is not what was written.
    """
    folder = keeper.folder(library)
    manifest = folder.manifest()
    if manifest is None or not serves(manifest, library, stamp):
        return None
    for entry in manifest.entries:
        folder.contents(entry.file)
    return manifest.size
