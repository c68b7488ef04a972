"""Checks on the database file as a whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from index.operations.checks.model import Finding, fail, ok, skipped, warn
from index.storage.inspection import (
    PROBLEMS,
    damage,
    dangling,
    foreign_schema,
    open_read_only,
    schema_of,
)
from index.storage.migrations import known_migrations
from index.storage.sqlite_errors import version_problem
from index.system.data_dir import DataDir, missing_database

RESTORE = "stop the bot and restore a backup with `quoth restore FILE`"
NONE_YET = skipped("there is no database yet")


async def sqlite(data: DataDir) -> Sequence[Finding]:
    """Whether the SQLite of this Python is new enough."""
    problem = version_problem()
    return [fail(problem, "") if problem else ok(f"SQLite {sqlite3.sqlite_version}")]


async def integrity(data: DataDir) -> Sequence[Finding]:
    """Whether every page of the database is sound."""
    if problem := missing_database(data.data_dir):
        return [fail(problem, "")]
    if not data.database.exists():
        return [ok("there is no database yet; the first command creates it")]
    async with open_read_only(data.database) as db:
        problems = await damage(db)
    if not problems:
        return [ok(f"{data.database} is sound")]
    more = " or more" if len(problems) == PROBLEMS else ""
    return [
        fail(
            f"{data.database} is damaged: {len(problems)}{more} problems, the first: "
            + " ".join(problems[0].split()),
            RESTORE,
        )
    ]


async def references(data: DataDir) -> Sequence[Finding]:
    """Whether everything that rows refer to is there."""
    if not data.database.exists():
        return [NONE_YET]
    async with open_read_only(data.database) as db:
        problems = await dangling(db)
    if problems:
        return [fail(f"rows are missing: {'; '.join(problems)}", RESTORE)]
    return [ok("no dangling references")]


async def schema(data: DataDir) -> Sequence[Finding]:
    """Whether this version of Quoth knows the database's schema."""
    if not data.database.exists():
        return [NONE_YET]
    async with open_read_only(data.database) as db:
        found = await schema_of(db)
    known = len(known_migrations())
    if found > known:
        return [
            fail(
                f"the schema is {found}, this version of Quoth knows {known}",
                "upgrade Quoth; the database was written by a newer version",
            )
        ]
    if found < known:
        return [
            warn(
                f"the schema is {found}, this version of Quoth upgrades it to {known}",
                "nothing; the next command does it, after a copy into backups/",
            )
        ]
    if foreign := await foreign_schema(data.database, found):
        return [fail(f"Quoth did not put this into the database: {foreign}", RESTORE)]
    return [ok(f"version {found}, the latest")]
