"""Which process has which of Discord's shards, told by locks of PostgreSQL."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Sequence
from typing import Any

import asyncpg

from index.errors import StorageError
from index.storage.postgresql.database import CONNECT_SECONDS, SERVER_SETTINGS
from index.storage.postgresql.errors import AWAY
from index.system.shard_locks import LOOK_SECONDS, SPARE

IDENTIFY_SECONDS = 5.5
"""Between two identifies of a bucket: Discord's five, and how late a process may be."""
ALONE_SECONDS = (5.0, 15.0)
"""How long a shard waits, at random, while the database cannot be asked."""
BACK_SECONDS = 3.0
"""After PostgreSQL has been away, those wait so long who had no shards, so that those who had some
go on with them."""
_SPACE, _BOTS = 7110, 7111
"""What Quoth's locks of shards, and of bots, are among the advisory locks of a database."""
_LOCKS = """
SELECT classid::bigint << 32 | objid::bigint FROM pg_locks
WHERE locktype = 'advisory' AND objsubid = 1 AND granted
AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""
_OVERLAP = (
    "Another process has %s of the shards of this one, which waits for them while nobody connects "
    "the others; give each process shards of its own in `shards`."
)
_RESERVE = """
WITH mine AS (
    SELECT moment FROM identify_turn WHERE shard = $1 AND moment > $4::float8
), latest AS (
    SELECT MAX(moment) AS moment FROM identify_turn WHERE bucket = $2
)
INSERT INTO identify_turn AS t (shard, bucket, moment)
SELECT $1, $2, COALESCE(
    (SELECT moment FROM mine), GREATEST($4::float8, (SELECT moment FROM latest) + $3::float8)
)
ON CONFLICT (shard) DO UPDATE SET bucket = excluded.bucket, moment = excluded.moment
RETURNING t.moment - $4::float8
"""
_LOST = (asyncpg.PostgresError, *AWAY)
_log = logging.getLogger(__name__)


class PostgresShardLocks:
    """Advisory locks of a session, which the server frees when the process is gone.

    A pooler of transactions would hand the session to others: it needs a direct connection. While
    the server is away a process keeps its shards, since nobody can take them; it takes the locks
    again when the server is back, and `lost` is set where another process was sooner.

    Args:
        url: of the database.
    """

    def __init__(self, url: str) -> None:
        self.lost = asyncio.Event()
        self._url = url
        self._bot = 0
        self._keys: list[int] = []
        self._connection: Any = None
        self._keeping: asyncio.Task[None] | None = None

    async def hold(self, shards: Sequence[int], count: int, bot: int = 0) -> None:
        """Wait until this process alone has shards, as `ShardLocks.hold` says."""
        await self.release()
        self._bot = bot
        waits = 0.0
        while not self._keys:
            try:
                await asyncio.sleep(waits)
                await self._connect()
                await self._tell_overlap(shards, count)
                for shard in shards:
                    await self._take(shard, count)
                self._keys = [_key(shard, count) for shard in shards]
            except _LOST as error:
                if not waits:
                    _log.warning("The database does not answer (%s); waiting for it.", error)
                waits = BACK_SECONDS
        self._keeping = asyncio.create_task(self._keep(), name="keep shards")

    async def release(self) -> None:
        """Let other processes have them."""
        self._keys = []
        self.lost.clear()
        if self._keeping is not None:
            self._keeping.cancel()
            await asyncio.gather(self._keeping, return_exceptions=True)
            self._keeping = None
        self._end()

    async def identify_delay(self, shard: int, concurrency: int) -> float | None:
        """Reserve the next free moment of a shard's bucket, as `ShardLocks.identify_delay` says.

        A shard that gave up waiting and comes again keeps the moment that it had: else those at
        the end of a long queue would never come to the front.
        """
        try:
            async with asyncio.timeout(CONNECT_SECONDS):
                return await self._reserve(shard, shard % concurrency)
        except _LOST:
            return random.uniform(*ALONE_SECONDS)  # noqa: S311 - so that not all come at once

    async def _reserve(self, shard: int, bucket: int) -> float:
        connection = await asyncpg.connect(self._url, timeout=CONNECT_SECONDS)
        try:
            async with connection.transaction():
                # Three statements: the last sees what was committed while the first waited.
                await connection.execute("SELECT pg_advisory_xact_lock(7109, $1)", bucket)
                now = await connection.fetchval("SELECT EXTRACT(EPOCH FROM clock_timestamp())")
                delay = await connection.fetchval(
                    _RESERVE, shard, bucket, IDENTIFY_SECONDS, float(now)
                )
        finally:
            connection.terminate()
        return max(0.0, float(delay))

    async def _take(self, shard: int, count: int) -> None:
        told = False
        while not await self._try(_key(shard, count)):
            if not told:
                _log.info(SPARE, shard, count)
                told = True
            await asyncio.sleep(LOOK_SECONDS)

    async def _tell_overlap(self, shards: Sequence[int], count: int) -> None:
        held = set(await held_shards(self._connection)).intersection((s, count) for s in shards)
        if 0 < len(held) < len(shards):
            _log.warning(_OVERLAP, ", ".join(str(shard) for shard, _ in sorted(held)))

    async def _require_alone(self) -> None:
        """Make sure that no other bot is running on this database.

        Raises:
            StorageError: one is.
        """
        own = _key_of_bot(self._bot)
        await self._connection.fetchval("SELECT pg_try_advisory_lock_shared($1)", own)
        others = [key for key in await _held(self._connection, _BOTS) if key != own]
        if others:
            raise StorageError(
                "Another bot is running on this database, and two would answer from the same "
                "articles and delete each other's servers; give each a database of its own."
            )

    async def _try(self, key: int) -> bool:
        async with asyncio.timeout(CONNECT_SECONDS):
            return bool(await self._connection.fetchval("SELECT pg_try_advisory_lock($1)", key))

    async def _connect(self) -> None:
        self._end()
        self._connection = await asyncpg.connect(
            self._url, timeout=CONNECT_SECONDS, server_settings=SERVER_SETTINGS
        )
        async with asyncio.timeout(CONNECT_SECONDS):
            await self._require_alone()

    def _end(self) -> None:
        if self._connection is not None:
            self._connection.terminate()
            self._connection = None

    async def _keep(self) -> None:
        """Take the locks again whenever the session that had them has ended."""
        while True:
            try:
                async with asyncio.timeout(CONNECT_SECONDS):
                    await self._connection.fetchval("SELECT 1")
            except _LOST:
                if not await self._retaken():
                    self.lost.set()
                    return
            await asyncio.sleep(LOOK_SECONDS)

    async def _retaken(self) -> bool:
        while True:
            try:
                await self._connect()
                return all([await self._try(key) for key in self._keys])
            except _LOST:
                await asyncio.sleep(LOOK_SECONDS)


async def held_shards(connection: Any) -> list[tuple[int, int]]:
    """Return the shards that processes have, each with how many its process reckons with."""
    return [(key & 0xFFFFFF, key >> 24 & 0xFFFFFF) for key in await _held(connection, _SPACE)]


async def _held(connection: Any, space: int) -> list[int]:
    rows = await connection.fetch(_LOCKS)
    return [row[0] for row in rows if row[0] >> 48 == space]


def _key(shard: int, count: int) -> int:
    return _SPACE << 48 | count << 24 | shard


def _key_of_bot(bot: int) -> int:
    return _BOTS << 48 | bot & (1 << 48) - 1
