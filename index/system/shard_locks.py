"""Which process has which of Discord's shards, so that none is connected twice."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from filelock import FileLock, Timeout

from index.errors import StorageError

LOOK_SECONDS = 0.5
"""Time between two looks whether a shard is free."""
_log = logging.getLogger(__name__)


class ShardLocks(Protocol):
    """Locks of shards, over all processes of an installation.

    Attributes:
        lost: set when a shard may be another process's by now.
    """

    lost: asyncio.Event

    async def hold(self, shards: Sequence[int], count: int, bot: int = 0) -> None:
        """Wait until this process alone has shards, and keep them until they are released.

        Args:
            shards: their numbers.
            count: how many there are over all processes.
            bot: Discord's number of the bot, whose they are.

        Raises:
            StorageError: it cannot be found out who has them, or another bot is running.
        """

    async def release(self) -> None:
        """Let other processes have them."""

    async def identify_delay(self, shard: int, concurrency: int) -> float | None:
        """Reserve the next free moment in which a shard may identify; return the seconds until it.

        Args:
            shard: its number.
            concurrency: how many may at once, from Discord.

        Returns:
            None where no other process has to be reckoned with.
        """


class FileShardLocks:
    """Locks of the operating system, which a killed process leaves open by itself.

    Args:
        folder: of the locks.
    """

    def __init__(self, folder: Path) -> None:
        self.lost = asyncio.Event()
        self._folder = folder
        self._held: list[FileLock] = []

    async def hold(self, shards: Sequence[int], count: int, bot: int = 0) -> None:
        """Wait until this process alone has shards, as `ShardLocks.hold` says."""
        del bot  # another one has a data directory of its own
        await self.release()
        for shard in shards:
            lock = FileLock(self._folder / f"shard-{shard}-of-{count}.lock")
            told = False
            while not _taken(lock):
                if not told:
                    _log.info(SPARE, shard, count)
                    told = True
                await asyncio.sleep(LOOK_SECONDS)
            self._held.append(lock)

    async def release(self) -> None:
        """Let other processes have them."""
        while self._held:
            self._held.pop().release()

    async def identify_delay(self, shard: int, concurrency: int) -> float | None:
        """Leave the order to discord.py, which keeps it within a process."""
        del shard, concurrency
        return None


SPARE = "Another process has shard %d of %d; this one waits, and takes over when that one ends."
"""What is logged by a process that waits for a shard."""


def _taken(lock: FileLock) -> bool:
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    except OSError as error:
        raise StorageError(
            f"The lock {lock.lock_file} cannot be written ({error.strerror}); check who owns the "
            "data directory."
        ) from error
    return True
