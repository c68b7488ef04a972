"""A process's own copy, in SQLite, of what answers need: kept up with PostgreSQL, of use without.

It holds the libraries that this process was asked about, of those in a search engine only what
their managers chose. All of it is derived: deleted, it is fetched again.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple
from weakref import WeakValueDictionary

from index.errors import DatabaseAway, StorageError
from index.storage.database import Connection, Row
from index.storage.postgresql.database import PostgresDatabase
from index.storage.postgresql.schema import CHOSEN
from index.storage.sqlite_database import SQLiteDatabase

_log = logging.getLogger(__name__)
PATIENCE = 0.3
"""Seconds that a question waits for PostgreSQL before it is answered from what is here."""
LOOK_SECONDS = 3.0
"""Seconds after which a connection is given up that does not say how libraries stand."""
PROBE_SECONDS = 1.0
"""Pause between two looks whether PostgreSQL is back."""
_BATCH = 200
_ARTICLE = (
    "id, library, origin, title, format, language, url, author, date, content_hash, revision,"
    " added_at, characters, outline, text, given"
)
_PARAGRAPH = 'article_id, generation, number, start, "end", headings, locator, text'
_STAMPS = (
    "SELECT k.key, COALESCE(l.generation, 0), COALESCE(l.revision, 0), COALESCE(c.number, 0),"
    " CAST(e.library IS NOT NULL AS INTEGER)"
    " FROM unnest(?::text[]) AS k (key) LEFT JOIN library AS l ON l.key = k.key"
    " LEFT JOIN copied_change AS c ON c.key = k.key"
    " LEFT JOIN engine_index AS e ON e.library = k.key"
)
_looked_at: ContextVar[set[str] | None] = ContextVar("looked_at", default=None)
_HELD = "SELECT key, generation, revision, choices, elsewhere FROM held"


class _Stamp(NamedTuple):
    """How a library stands.

    Attributes:
        generation, revision: see `index.storage.interface.Stamp`.
        choices: grows with what its managers choose.
        elsewhere: 1 where its articles are left in PostgreSQL, since a search engine finds them.
    """

    generation: int
    revision: int
    choices: int
    elsewhere: int


class Replica:
    """Brings libraries from PostgreSQL into a database of SQLite.

    Args:
        local: the copy, of the latest schema.
        remote: where all is written.
        above: paragraphs above which a library is in a search engine; None without one.
    """

    def __init__(
        self,
        local: SQLiteDatabase,
        remote: PostgresDatabase,
        above: Callable[[str], int] | None = None,
    ) -> None:
        self._above = above
        self._local = local
        self._remote = remote
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        self._away = asyncio.Event()
        self._away_since = 0.0
        self._tasks: set[asyncio.Task[None]] = set()
        self._probing: asyncio.Task[None] | None = None
        self._written = False

    async def prepare(self) -> None:
        """Make the table of what is held."""
        async with self._local.writing() as db:
            await db.run(
                "CREATE TABLE IF NOT EXISTS held (key TEXT PRIMARY KEY, generation INTEGER NOT"
                " NULL, revision INTEGER NOT NULL, choices INTEGER NOT NULL,"
                " elsewhere INTEGER NOT NULL) STRICT"
            )

    async def close(self) -> None:
        """Stop looking."""
        tasks = [*self._tasks, *([self._probing] if self._probing else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def stale_seconds(self) -> float:
        """For how long PostgreSQL has not been heard of; 0 while it answers."""
        return time.monotonic() - self._away_since if self._away.is_set() else 0.0

    def note_written(self) -> None:
        """Say that this process has changed something, which its next reading has to see."""
        self._written = True

    async def after_writing(self) -> None:
        """Bring all libraries up to date if this process has changed anything."""
        if self._written:
            self._written = False
            with self.one_look():
                await self.fresh(
                    [row[0] for row in await self._local.fetch("SELECT key FROM held")]
                )

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """Look at most once whether a library has changed, for the length of a block."""
        token = _looked_at.set(set())
        try:
            yield
        finally:
            _looked_at.reset(token)

    async def fresh(self, libraries: Sequence[str]) -> None:
        """Bring libraries up to date, as far as PostgreSQL answers now.

        Raises:
            DatabaseAway: it does not, and one of the libraries was never fetched.
        """
        seen = _looked_at.get()
        if seen is not None and seen.issuperset(libraries):
            return
        if not self._away.is_set():
            looked = asyncio.Event()
            task = self._started(self._look(libraries, looked))
            await self._wait(task, looked)
        if self._away.is_set():
            await self._require_held(libraries)
        if seen is not None:
            seen.update(libraries)

    async def choices(self, library: str) -> int:
        """Return a number that grows with what a library's managers choose, as it is here."""
        return (await self._held([library]))[library].choices

    async def elsewhere(self) -> set[str]:
        """Return the libraries whose articles are not here, since a search engine finds them."""
        if self._above is None:
            return set()
        return {
            row[0] for row in await self._local.fetch("SELECT key FROM held WHERE elsewhere = 1")
        }

    def _started(self, work: Any) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and not task.exception():
            self._note_back()

    async def _wait(self, task: asyncio.Task[None], looked: asyncio.Event) -> None:
        """Wait for a look to end, for as long as PostgreSQL answers at all."""
        here = asyncio.create_task(looked.wait())
        gone = asyncio.create_task(self._away.wait())
        try:
            await asyncio.wait({task, here, gone}, timeout=PATIENCE, return_when="FIRST_COMPLETED")
            if looked.is_set() and not task.done():  # it answers: what has changed is on its way
                await asyncio.wait({task, gone}, return_when="FIRST_COMPLETED")
        finally:
            here.cancel()
            gone.cancel()
        if not task.done():
            self._note_away()
        elif error := task.exception():
            if not isinstance(error, DatabaseAway):
                raise error
            self._note_away()

    def _note_away(self) -> None:
        if self._away.is_set():
            return
        self._away.set()
        self._away_since = time.monotonic()
        _log.warning(
            "The database %s does not answer; questions are answered from what this process has, "
            "and nothing can be changed until it is back.", self._remote.place,
            extra={"event": "database_away"},
        )  # fmt: skip
        if self._probing is None or self._probing.done():
            self._probing = asyncio.create_task(self._probe())

    def _note_back(self) -> None:
        if self._away.is_set():
            _log.info(
                "The database %s is back after %.0f s.", self._remote.place, self.stale_seconds,
                extra={"event": "database_back"},
            )  # fmt: skip
            self._away.clear()

    async def _probe(self) -> None:
        while self._away.is_set():
            await asyncio.sleep(PROBE_SECONDS)
            try:
                await self._stamps([])
            except StorageError:  # it may also refuse, as while it is restored
                continue
            self._note_back()

    async def _require_held(self, libraries: Sequence[str]) -> None:
        held = await self._held(libraries)
        if any(library not in held for library in libraries):
            raise DatabaseAway(
                "The articles cannot be looked up now, since the database does not answer; ask "
                "again in a moment."
            )

    async def _look(self, libraries: Sequence[str], looked: asyncio.Event) -> None:
        stamps = await self._stamps(libraries)
        looked.set()
        held = await self._held(libraries)
        for library, stamp in stamps.items():
            if held.get(library) != stamp:
                async with self._locks.setdefault(library, asyncio.Lock()):
                    await self._pull(library)

    async def _stamps(self, libraries: Sequence[str]) -> dict[str, _Stamp]:
        async with self._remote.lent(LOOK_SECONDS) as connection:
            rows = await connection.fetch(_STAMPS, libraries)
        return {key: self._stamp(*stamp) for key, *stamp in rows}

    def _stamp(self, generation: int, revision: int, choices: int, elsewhere: int) -> _Stamp:
        """Return how a library stands; without an engine of its own, a process holds all of it."""
        elsewhere = 0 if self._above is None else elsewhere
        return _Stamp(generation, revision, choices, elsewhere)

    async def _held(self, libraries: Sequence[str]) -> dict[str, _Stamp]:
        rows = await self._local.fetch(f"{_HELD} WHERE key IN {{list}}", libraries)
        return {key: _Stamp(*stamp) for key, *stamp in rows}

    async def _pull(self, library: str) -> None:
        """Bring what has changed of a library, out of one state of PostgreSQL."""
        async with self._remote.reading(long=True) as remote:
            [(_, *found)] = await remote.fetch(_STAMPS, [library])
            stamp = self._stamp(*found)
            if await self._is_too_large(remote, library, stamp):
                stamp = stamp._replace(elsewhere=1)
            before = (await self._held([library])).get(library)
            if before == stamp:
                return
            async with self._local.writing() as local:
                now = [
                    _Stamp(*row[1:]) for row in await local.fetch(f"{_HELD} WHERE key = ?", library)
                ]
                if now and now[0] != before and now[0] >= stamp:
                    return  # another process has brought it meanwhile
                await self._write(remote, local, library, before, stamp)

    async def _is_too_large(self, remote: Connection, library: str, stamp: _Stamp) -> bool:
        """Return whether a library is about to be put into the search engine."""
        if self._above is None or stamp.elsewhere:
            return False
        [(found,)] = await remote.fetch(
            "SELECT COUNT(*) FROM (SELECT 1 FROM article AS a JOIN current_paragraph AS p"
            " ON p.article_id = a.id WHERE a.library = ? LIMIT ?) AS counted",
            library,
            self._above(library) + 1,
        )
        return bool(found > self._above(library))

    async def _write(
        self,
        remote: Connection,
        local: Connection,
        library: str,
        before: _Stamp | None,
        stamp: _Stamp,
    ) -> None:
        rows = await remote.fetch("SELECT reindexed_at FROM library WHERE key = ?", library)
        await local.run(
            "INSERT INTO library (key, generation, revision, reindexed_at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET generation = excluded.generation,"
            " revision = excluded.revision, reindexed_at = excluded.reindexed_at",
            library,
            stamp.generation,
            stamp.revision,
            rows[0][0] if rows else None,
        )
        if stamp.elsewhere:
            await local.run("DELETE FROM article WHERE library = ?", library)
        elif before is None or before.elsewhere or before[:2] != stamp[:2]:
            whole = None if before is None or before.elsewhere else before
            await _write_articles(remote, local, library, whole, stamp)
        if before is None or before.choices != stamp.choices:
            for table in CHOSEN:
                await _write_choices(remote, local, table, library)
        if not rows:
            await local.run("DELETE FROM library WHERE key = ?", library)
        await local.run(
            "INSERT INTO held (key, generation, revision, choices, elsewhere)"
            " VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET generation = excluded.generation,"
            " revision = excluded.revision, choices = excluded.choices,"
            " elsewhere = excluded.elsewhere",
            library,
            *stamp,
        )


async def _write_articles(
    remote: Connection, local: Connection, library: str, before: _Stamp | None, stamp: _Stamp
) -> None:
    since = before.revision if before else 0
    changed = [
        row[0]
        for row in await remote.fetch(
            "SELECT id FROM article WHERE library = ? AND revision > ?", library, since
        )
    ]
    gone: Collection[str] = ()
    if before is None or len(changed) != stamp.revision - since:
        # Every change has a revision of its own: some were removals, or came twice.
        there = await _ids(remote, library)
        gone = await _ids(local, library) - there
    await local.run(
        "UPDATE paragraph SET generation = ? WHERE generation <> ? AND article_id IN"
        " (SELECT id FROM article WHERE library = ?)",
        stamp.generation,
        stamp.generation,
        library,
    )
    await local.many("DELETE FROM article WHERE id = ?", [(key,) for key in (*gone, *changed)])
    for start in range(0, len(changed), _BATCH):
        await _write_batch(remote, local, changed[start : start + _BATCH], stamp.generation)


async def _ids(db: Connection, library: str) -> set[str]:
    rows = await db.fetch("SELECT id FROM article WHERE library = ?", library)
    return {row[0] for row in rows}


async def _write_batch(
    remote: Connection, local: Connection, ids: Sequence[str], generation: int
) -> None:
    articles = await remote.fetch(
        f"SELECT {_ARTICLE} FROM article WHERE id IN {{list}}",  # noqa: S608 - our own words
        ids,
    )
    await _insert(local, "article", _ARTICLE, articles)
    paragraphs = await remote.fetch(
        f"SELECT {_PARAGRAPH} FROM paragraph"  # noqa: S608 - our own words
        " WHERE article_id IN {list} AND generation = ?",
        ids,
        generation,
    )
    await _insert(local, "paragraph", _PARAGRAPH, paragraphs)


async def _write_choices(remote: Connection, local: Connection, table: str, library: str) -> None:
    names = [
        row[0]
        for row in await local.fetch(
            'SELECT c."column" FROM {columns} AS c WHERE c."table" = ?', table
        )
    ]
    columns = ", ".join(names)
    await local.run(f"DELETE FROM {table} WHERE library = ?", library)  # noqa: S608
    rows = await remote.fetch(
        f"SELECT {columns} FROM {table} WHERE library = ?",  # noqa: S608 - our own words
        library,
    )
    await _insert(local, table, columns, rows)


async def _insert(local: Connection, table: str, columns: str, rows: Sequence[Row]) -> None:
    marks = ", ".join("?" for _ in columns.split(", "))
    await local.many(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})",  # noqa: S608 - our own words
        [tuple(row) for row in rows],
    )
