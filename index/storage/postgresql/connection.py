"""One connection of asyncpg that takes statements with marks, and is never left waiting."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Iterable
from contextlib import suppress
from typing import Any, TypeVar

import asyncpg

from index.storage.database import Row
from index.storage.marks import Translations

T = TypeVar("T")
_TYPES = {"text": "text[]", "integer": "bigint[]"}
_ROWS = "(SELECT n - 1 AS n, a, b FROM unnest({}) WITH ORDINALITY AS u (a, b, n))"
_COLUMNS = (
    '(SELECT t.relname::text AS "table", a.attname::text AS "column" FROM pg_class AS t'
    " JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0"
    " AND NOT a.attisdropped AND a.attgenerated = ''"
    " WHERE t.relkind = 'r' AND t.relnamespace = current_schema()::regnamespace)"
)


def _replace(match: re.Match[str], number: int) -> str:
    if match[1]:
        lists = f"${number}::{_TYPES[match[1]]}, ${number + 1}::{_TYPES[match[2]]}"
        return _ROWS.format(lists)
    words = {
        "IN {list}": f"= ANY(${number})",
        "{lock}": "FOR UPDATE",
        "{columns}": _COLUMNS,
        "GLOB ?": f"~ ${number}",
    }
    return words.get(match[0], f"${number}")


_translations = Translations(_replace)


class PostgresConnection:
    """A connection for one transaction or one statement.

    A statement is never cancelled: asyncpg would wait for the server to say so, for as long as a
    silent network is silent. The connection is ended instead, by a timer or with its user.

    Args:
        raw: the connection, of the pool.
        seconds: how long one statement may take.
    """

    __slots__ = ("_seconds", "raw")

    def __init__(self, raw: Any, seconds: float) -> None:
        self.raw = raw
        self._seconds = seconds

    async def fetch(self, sql: str, *values: Any) -> list[Row]:
        """Return the rows of a SELECT, or of a change with RETURNING."""
        statement = _translations.of(sql)
        given = [*map(_storable, values)]
        for place in statement.globs:
            given[place] = _expression(given[place])
        return list(await self.ended(self.raw.fetch(statement.sql, *given)))

    async def run(self, sql: str, *values: Any) -> None:
        """Run a statement that returns nothing."""
        await self.fetch(sql, *values)

    async def many(self, sql: str, rows: Iterable[Row]) -> None:
        """Run a statement once for each row of values."""
        statement = _translations.of(sql).sql
        # A long table has tens of thousands, and they may be made as they are asked for.
        if given := await asyncio.to_thread(_all_storable, rows):
            await self.ended(self.raw.executemany(statement, given))

    async def ended(self, work: Awaitable[T]) -> T:
        """Wait for something that the connection does, and end the connection where it takes long.

        Raises:
            TimeoutError: it took too long.
        """
        task = asyncio.ensure_future(work)
        try:
            done, _ = await asyncio.wait({task}, timeout=self._seconds)
        except asyncio.CancelledError:
            self._give_up(task)
            raise
        if not done:
            self._give_up(task)
            raise TimeoutError(f"no answer in {self._seconds:g} seconds")
        return task.result()

    def _give_up(self, task: asyncio.Future[Any]) -> None:
        task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
        self.end()

    def end(self) -> None:
        """End the connection without waiting for the server, which undoes its transaction."""
        # The pool may have taken it back when it was lost: an error would take the place of the
        # one under way, a cancellation among them.
        with suppress(asyncpg.InterfaceError):
            self.raw.terminate()


def _all_storable(rows: Iterable[Row]) -> list[list[Any]]:
    return [[*map(_storable, row)] for row in rows]


def _storable(value: Any) -> Any:
    """Return a value as PostgreSQL takes it: its texts cannot hold U+0000."""
    if isinstance(value, str):
        return value.replace("\0", "") if "\0" in value else value
    if isinstance(value, bytes | int | float) or value is None:
        return value
    return [*map(_storable, value)]


def _expression(pattern: str) -> str:
    """Return a pattern of `index.storage.rows.glob_of` as a regular expression."""
    parts = re.findall(r"\[[^]]+\]|.", pattern, re.DOTALL)
    return f"^(?:{''.join(map(_part, parts))})$"


def _part(part: str) -> str:
    if part == "*":
        return ".*"
    if len(part) > 1:  # letters to choose from, none of them escaped
        letters = re.sub(r"([\\^\[\]-])", r"\\\1", part[1:-1])
        return f"[{letters}]"
    return re.sub(r"([^\w\s])", r"\\\1", part)
