"""Checks on the sites and feeds that libraries follow, by what was noted at the last look."""

from __future__ import annotations

from collections.abc import Sequence

from index.operations.checks.database import NONE_YET
from index.operations.checks.model import Finding, ok, skipped, warn
from index.storage.inspection import open_read_only, schema_of
from index.storage.migrations import known_migrations
from index.system.data_dir import DataDir

EXAMPLES = 3
"""Sources that are named of all that have a problem."""


async def sources(data: DataDir) -> Sequence[Finding]:
    """Whether all that is followed could be read the last time."""
    if not data.database.exists():
        return [NONE_YET]
    async with open_read_only(data.database) as db:
        if await schema_of(db) != len(known_migrations()):
            return [skipped("the database is from another version")]
        rows = list(
            await db.execute_fetchall(
                "SELECT library, url, problem FROM site"
                " UNION ALL SELECT library, url, problem FROM feed ORDER BY library, url"
            )
        )
    failing = [f"{url} ({library}): {problem}" for library, url, problem in rows if problem]
    if not failing:
        return [ok(f"{len(rows):,} followed, none failed" if rows else "nothing is followed")]
    more = f" and {len(failing) - EXAMPLES} more" if len(failing) > EXAMPLES else ""
    return [
        warn(
            f"{len(failing):,} of {len(rows):,} sites, pages and feeds could not be read: "
            f"{'; '.join(failing[:EXAMPLES])}{more}",
            "`quoth sources` (`/library sources` in a server) says what failed and why; unfollow "
            "what is gone",
        )
    ]
