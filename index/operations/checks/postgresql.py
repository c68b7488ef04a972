"""Checks on a database of PostgreSQL, which change nothing."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.errors import StorageError
from index.library.databases import COPY, require_postgresql
from index.operations.checks.model import Finding, fail, ok, warn
from index.storage.database import Connection
from index.storage.migrations import known_migrations
from index.system.data_dir import DataDir

SLOW_MILLISECONDS = 20.0
"""Every question waits for one answer of the database."""
CLOCK_SECONDS = 30.0
"""So far apart may the clocks of the database and of this machine be."""
_ASKED = 5


async def postgresql(data: DataDir, url: str) -> Sequence[Finding]:
    """Whether the database can be used: reachable, new enough, near, on time, and direct."""
    try:
        require_postgresql()
        from index.storage.postgresql.database import CONNECT_SECONDS, PostgresDatabase

        database = PostgresDatabase.over(url)
        try:
            async with database.lent(CONNECT_SECONDS) as connection:
                found = [
                    _version(connection.raw.get_server_version()),
                    await _latency(connection),
                    await _schema(connection),
                    await _rights(connection),
                    await _reindexes(connection),
                    await _clock(connection),
                    await _pooler(connection),
                    *await _shards(connection.raw),
                    *await _copy(data, connection),
                ]
        finally:
            await database.close()
    except StorageError as error:
        return [fail(str(error), "")]
    return found


def _version(found: tuple[int, ...]) -> Finding:
    from index.storage.postgresql.schema import OLDEST

    if found[0] < OLDEST:
        return fail(f"PostgreSQL {found[0]} is too old", f"upgrade the server to {OLDEST} or later")
    return ok(f"PostgreSQL {found[0]}.{found[1]} answers")


async def _latency(db: Connection) -> Finding:
    times = []
    for _ in range(_ASKED):
        began = time.perf_counter()
        await db.fetch("SELECT 1")
        times.append((time.perf_counter() - began) * 1000)
    best = min(times)
    if best > SLOW_MILLISECONDS:
        return warn(
            f"it answers after {best:.0f} ms, and every question waits for that",
            "run the bot near the database",
        )
    return ok(f"it answers after {best:.1f} ms")


async def _schema(db: Connection) -> Finding:
    [(there,)] = await db.fetch("SELECT to_regclass('schema_version') IS NOT NULL")
    if not there:
        return ok("there are no tables yet; the first command creates them")
    [(number, least)] = await db.fetch("SELECT number, least FROM schema_version")
    known = len(known_migrations())
    if least > known:
        return fail(
            f"the schema is {number}, this version of Quoth knows {known}",
            "upgrade Quoth; the database was written by a newer version",
        )
    if number < known:
        return warn(
            f"the schema is {number}, this version of Quoth upgrades it to {known}",
            "nothing; the next command does it (`pg_dump` before, if in doubt)",
        )
    later = f"; this version knows {known}, which goes together" if number > known else ""
    return ok(f"the schema is {number}{later}")


async def _rights(db: Connection) -> Finding:
    """Whether the user may make the tables, or write to them."""
    [(schema, may_make, may_write)] = await db.fetch(
        "SELECT current_schema(), has_schema_privilege(current_schema(), 'CREATE'),"
        " (SELECT bool_and(has_table_privilege(t.oid, 'INSERT') AND"
        " has_table_privilege(t.oid, 'UPDATE') AND has_table_privilege(t.oid, 'DELETE'))"
        " FROM pg_class AS t WHERE t.relkind = 'r'"
        " AND t.relnamespace = current_schema()::regnamespace)"
    )
    if not may_make or may_write is False:
        return fail(
            f"its user may not {'change' if may_make else 'make'} tables in the schema “{schema}”",
            "make the user the database's owner, or grant it all rights on the schema",
        )
    return ok("its user may make and change tables")


async def _reindexes(db: Connection) -> Finding:
    [(there,)] = await db.fetch("SELECT to_regclass('claim') IS NOT NULL")
    if not there:
        return ok("no reindex was cut off")
    cut_off = await db.fetch(
        "SELECT l.key FROM library AS l LEFT JOIN claim AS c"
        " ON c.name = 'reindex ' || l.key AND c.until > ?"
        " WHERE l.staging IS NOT NULL AND c.name IS NULL ORDER BY l.key",
        datetime.now(UTC).isoformat(),
    )
    if not cut_off:
        return ok("no reindex was cut off")
    names = ", ".join(row[0] for row in cut_off[:5])
    return warn(
        f"{len(cut_off)} reindexes were cut off ({names}); nothing is lost",
        "start them again (`quoth reindex`, `/library reindex`)",
    )


async def _clock(db: Connection) -> Finding:
    [(there,)] = await db.fetch("SELECT EXTRACT(EPOCH FROM clock_timestamp())::float8")
    apart = abs(there - datetime.now(UTC).timestamp())
    if apart > CLOCK_SECONDS:
        return warn(
            f"its clock and that of this machine are {apart:.0f} s apart",
            "let both be set by the network's time (NTP); times in the logs are wrong until then",
        )
    return ok("its clock agrees with that of this machine")


async def _pooler(db: Connection) -> Finding:
    """Tell a pooler that lends a connection for a transaction: locks of sessions fail behind it."""
    processes = set()
    for _ in range(_ASKED):
        [(process, port)] = await db.fetch("SELECT pg_backend_pid(), inet_client_port()")
        processes.add((process, port))
    held = await db.fetch("SELECT pg_try_advisory_lock_shared(7109, 1)")
    kept = await db.fetch(
        "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()"
    )
    await db.fetch("SELECT pg_advisory_unlock_all()")
    if len(processes) > 1 or not held or not kept:
        return fail(
            "a pooler lends out connections for one transaction each",
            "give the address of PostgreSQL itself, or of a pooler that lends sessions",
        )
    return ok("the connection is a session of its own")


async def _shards(connection: Any) -> list[Finding]:
    """Whether each of Discord's shards is some process's; no two can have the same."""
    from index.storage.postgresql.shard_locks import held_shards

    held = await held_shards(connection)
    counts = sorted({count for _, count in held})
    if not held:
        return [ok("no process has any of the bot's shards: none is running")]
    if len(counts) > 1:
        return [
            fail(
                f"processes disagree about how many shards there are: {_listed(counts)}",
                "write the same number behind the `/` of `shards` for all of them",
            )
        ]
    missing = sorted(set(range(counts[0])) - {shard for shard, _ in held})
    if missing:
        return [
            fail(
                f"no process has shard {_listed(missing)} of {counts[0]}: their servers hear "
                "nothing",
                "start a process for them (`quoth run --shards`)",
            )
        ]
    return [ok(f"each of {counts[0]} shards is held once")]


async def _copy(data: DataDir, db: Connection) -> list[Finding]:
    """How far this machine's copy is behind, which its next questions bring up to date."""
    folder = data.data_dir / COPY
    path = DataDir(folder).database
    if not path.exists():
        return [ok(f"there is no copy yet of what answers need in {folder}")]
    held = await asyncio.to_thread(_held, path)
    [(there,)] = await db.fetch("SELECT to_regclass('library') IS NOT NULL")
    rows = await db.fetch("SELECT key, revision FROM library") if there else []
    now = {row[0]: row[1] for row in rows}
    behind = sum(now.get(key, 0) != revision for key, revision in held.items())
    return [
        ok(
            f"the copy in {folder} has {len(held)} libraries, {behind} of them changed since; a "
            "question brings its own up to date"
        )
    ]


def _held(path: Path) -> dict[str, int]:
    """Return the libraries of a copy, each with its revision there."""
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as connection:
            return dict(connection.execute("SELECT key, revision FROM held"))
    except sqlite3.Error as error:
        raise StorageError(
            f"The copy in {path.parent} cannot be read ({error}); stop the bot and delete that "
            "folder, which is made anew."
        ) from error


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
