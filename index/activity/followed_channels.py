"""Channels whose messages become articles, and how far they have been read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from index.errors import QuotaExceeded
from index.storage.database import Database

MOST = 50
"""Channels that a library may follow."""


@dataclass(frozen=True, slots=True)
class FollowedChannel:
    """A channel.

    Attributes:
        library: key of the library that follows it.
        channel: its number; a name of the face's own.
        title: what it is called.
        url: where it is.
        last: number of the last message or post that was read.
        finished: whether all that was there has been read.
        checked_at: when it was read last, UTC.
        problem: why it could not be read, as the face says it.
    """

    library: str
    channel: str
    title: str
    url: str
    last: int = 0
    finished: bool = False
    checked_at: datetime | None = None
    problem: str | None = None

    def read_to(self, last: int, *, finished: bool = False) -> FollowedChannel:
        """Return the channel as it is after it was read so far."""
        return replace(
            self,
            last=max(last, self.last),
            finished=finished or self.finished,
            checked_at=datetime.now(UTC),
            problem=None,
        )

    def failed(self, problem: str) -> FollowedChannel:
        """Return the channel as it is after it could not be read."""
        return replace(self, checked_at=datetime.now(UTC), problem=problem)


@dataclass(frozen=True, slots=True)
class FollowedChannels:
    """The channels that a library follows; every method raises `StorageError`."""

    library: str
    _storage: FollowedChannelTable

    async def follow(self, channel: str, title: str, url: str) -> FollowedChannel:
        """Follow a channel from now on; one that is followed goes on where it is.

        Raises:
            QuotaExceeded: the library follows as many as it may.
        """
        known = {one.channel: one for one in await self.followed()}
        if channel not in known and len(known) >= MOST:
            raise QuotaExceeded(f"A library may follow {MOST} channels; unfollow one first.")
        found = known.get(channel) or FollowedChannel(self.library, channel, title, url)
        found = replace(found, title=title, url=url, problem=None)
        await self._storage.put(found)
        return found

    async def unfollow(self, channel: str) -> None:
        """Follow a channel no longer; its articles stay."""
        await self._storage.delete(self.library, channel)

    async def followed(self) -> list[FollowedChannel]:
        """Return the channels that are followed, by title."""
        return [one for one in await self._storage.all() if one.library == self.library]

    async def note(self, channel: FollowedChannel) -> bool:
        """Remember how far a channel was read; False where it is followed no longer."""
        return await self._storage.note(channel)

    async def all(self, ours: Callable[[str], bool]) -> list[FollowedChannel]:
        """Return the channels that all libraries follow, of those whose key is ours."""
        return [one for one in await self._storage.all() if ours(one.library)]


class FollowedChannelTable:
    """Stores what `FollowedChannel` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def all(self) -> list[FollowedChannel]:
        """Return all channels that are followed, by title."""
        rows = await self._database.fetch(
            "SELECT library, channel, title, url, last, finished, checked_at, problem"
            " FROM followed_channel ORDER BY title, channel"
        )
        return [_channel(*row) for row in rows]

    async def put(self, one: FollowedChannel) -> None:
        """Store a channel, in place of what was known of it."""
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO followed_channel (library, channel, title, url, last, finished,"
                " checked_at, problem) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (library, channel) DO UPDATE SET title = excluded.title,"
                " url = excluded.url, problem = excluded.problem",
                one.library, one.channel, one.title, one.url, str(one.last), int(one.finished),
                _moment(one), one.problem,
            )  # fmt: skip

    async def note(self, one: FollowedChannel) -> bool:
        """Store how far a channel was read; False where it is not there."""
        async with self._database.writing() as db:
            found = await db.fetch(
                "UPDATE followed_channel SET last = ?, finished = ?, checked_at = ?, problem = ?"
                " WHERE library = ? AND channel = ? RETURNING channel",
                str(one.last), int(one.finished), _moment(one), one.problem, one.library,
                one.channel,
            )  # fmt: skip
        return bool(found)

    async def delete(self, library: str, channel: str) -> None:
        """Delete a channel."""
        async with self._database.writing() as db:
            await db.run(
                "DELETE FROM followed_channel WHERE library = ? AND channel = ?", library, channel
            )


def _moment(one: FollowedChannel) -> str | None:
    return one.checked_at.isoformat() if one.checked_at else None


def _channel(
    library: str, channel: str, title: str, url: str, last: str, finished: int, *rest: Any
) -> FollowedChannel:
    checked_at, problem = rest
    moment = datetime.fromisoformat(checked_at) if checked_at else None
    return FollowedChannel(library, channel, title, url, int(last), bool(finished), moment, problem)
