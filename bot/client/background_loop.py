"""A loop that runs beside everything else until its cog is unloaded, whatever fails in it."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from discord.ext import commands

from bot.replies.errors import log_failure
from index import LibraryError

_log = logging.getLogger(__name__)


class BackgroundCog(commands.Cog):
    """A cog that does something again and again for as long as the bot is connected.

    Attributes:
        loop: does it; made by the cog itself.
    """

    loop: BackgroundLoop

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Begin; Discord says so again after every loss of the connection."""
        self.loop.start()

    async def cog_unload(self) -> None:
        """Stop, and wait until that is so: the library is closed next."""
        await self.loop.stop()


class BackgroundLoop:
    """Does something again and again; what fails is logged once, and tried again at the next turn.

    Args:
        work: what is done.
        name: what it is called in the log, as in "polling feeds".
        seconds: pause after each turn, a failed one as well.
    """

    def __init__(self, work: Callable[[], Awaitable[None]], name: str, seconds: float) -> None:
        self._work = work
        self._name = name
        self._seconds = seconds
        self._task: asyncio.Task[None] | None = None
        self._stopped = False

    @staticmethod
    async def pause(seconds: float) -> None:
        """Wait between two turns; the demo has a clock of its own for that."""
        await asyncio.sleep(seconds)

    def start(self) -> None:
        """Begin, if that has not been done: Discord says after every reconnect that it is ready."""
        if self._task is None and not self._stopped:
            self._task = asyncio.create_task(self._run(), name=self._name)

    async def stop(self) -> None:
        """Stop for good, and wait until that is so: the library is closed next."""
        self._stopped = True
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})

    async def _run(self) -> None:
        said = ""
        while True:
            try:
                await self._work()
                said = ""
            except LibraryError as error:
                if str(error) != said:
                    _log.warning("Failed at %s: %s", self._name, error)
                said = str(error)
            except Exception:  # noqa: BLE001 - the next turn may do better
                log_failure(self._name)
            await self.pause(self._seconds)
