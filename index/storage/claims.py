"""Work that one process does at a time, over all machines that share a database."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from index.errors import StorageError
from index.storage.database import Database

SECONDS = 60.0
"""How long a claim lasts that nobody renews: its holder is taken for dead then."""
RENEW_SECONDS = 5.0
_log = logging.getLogger(__name__)


class Claim:
    """Something that this process is doing.

    Attributes:
        says: what others are told of how far it is; written down with the next renewal.
    """

    def __init__(self, says: str | None) -> None:
        self.says = says


class Claims:
    """Claims by name, whose times are those of the database; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, name: str, seconds: float = SECONDS) -> str | None:
        """Claim something for so long; return the claim's holder, None where it is another's."""
        holder, now = secrets.token_hex(8), await self._database.now()
        async with self._database.writing() as db:
            taken = await db.fetch(
                "INSERT INTO claim (name, until, holder) VALUES (?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET until = excluded.until,"
                " holder = excluded.holder, says = NULL WHERE claim.until <= ? RETURNING name",
                name,
                (now + timedelta(seconds=seconds)).isoformat(),
                holder,
                now.isoformat(),
            )
        return holder if taken else None

    async def says(self, name: str) -> tuple[bool, str | None]:
        """Return whether something is claimed now, and what its holder says of it."""
        found = await self._database.fetch(
            "SELECT says FROM claim WHERE name = ? AND until > ?",
            name,
            (await self._database.now()).isoformat(),
        )
        return (True, found[0][0]) if found else (False, None)

    @asynccontextmanager
    async def held(self, name: str) -> AsyncIterator[Claim | None]:
        """Claim something for the length of a block; None where another process has it."""
        holder = await self.take(name)
        if holder is None:
            yield None
            return
        claim = Claim(None)
        renewing = asyncio.create_task(self._renew(name, holder, claim))
        try:
            yield claim
        finally:
            renewing.cancel()
            await asyncio.gather(renewing, return_exceptions=True)
            await self._release(name, holder)

    async def _renew(self, name: str, holder: str, claim: Claim) -> None:
        said: str | None = None
        while True:
            await asyncio.sleep(RENEW_SECONDS if said == claim.says else 0.2)
            said = claim.says
            try:
                until = await self._database.now() + timedelta(seconds=SECONDS)
                async with self._database.writing() as db:
                    await db.run(
                        "UPDATE claim SET until = ?, says = ? WHERE name = ? AND holder = ?",
                        until.isoformat(),
                        said,
                        name,
                        holder,
                    )
            except StorageError as error:
                _log.warning("Could not note what this process is doing: %s", error)
                await asyncio.sleep(RENEW_SECONDS)

    async def _release(self, name: str, holder: str) -> None:
        try:
            async with self._database.writing() as db:
                await db.run("DELETE FROM claim WHERE name = ? AND holder = ?", name, holder)
        except StorageError as error:
            _log.warning("A claim could not be given back; it ends by itself: %s", error)
