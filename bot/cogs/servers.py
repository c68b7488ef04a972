"""Which servers the bot is in: what it may do there, and what becomes of those that it leaves."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord
from discord.ext import commands

from bot.client.background_loop import BackgroundLoop
from bot.client.bot import Quoth
from bot.servers.problems import ServerState, problems
from index import LibraryError, ServerLibraries

PURGE_HOURS = 24.0
"""Time between two looks for what has been kept long enough."""

Result = TypeVar("Result")
_log = logging.getLogger(__name__)


class Servers(commands.Cog):
    """Keeps account of servers.

    A server that Discord calls unavailable has not been left: `on_guild_remove` does not come.
    """

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self._busy = asyncio.Lock()
        self._closed = False
        self._ready = False
        self._loop = BackgroundLoop(self.purge, "purging servers", PURGE_HOURS * 3600)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Look which servers were left while the bot was away, and what it may do in the others.

        Discord says so again after every loss of the connection.
        """
        await self._keep(lambda servers: servers.note_present(self._present(), self.bot.serves))
        self._loop.start()
        if not self._ready:
            self._ready = True
            for guild in self.bot.guilds:
                await self._log_problems(guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Bring back what a server had that only seemed to have been left."""
        await self._stay(guild)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Bring back what a server had before the bot left it, if there is anything."""
        await self._stay(guild)
        await self._log_problems(guild)

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Note that the bot has left a server; nothing is deleted yet."""
        library, days = str(guild.id), self.bot.settings.grace_days
        await self._keep(lambda servers: servers.leave(library))
        _log.info(
            "Left server %s; its data will be deleted in %d days",
            library,
            days,
            extra={"event": "left", "library": library, "grace_days": days},
        )

    async def cog_unload(self) -> None:
        """Stop everything, and wait until that is so: the library is closed next."""
        await self._loop.stop()
        async with self._busy:
            self._closed = True

    async def purge(self) -> None:
        """Delete what has been kept of servers for long enough after they were left."""
        days = self.bot.settings.grace_days
        for library in await self._keep(self._purge) or []:
            self.bot.server_settings.forget(library)
            _log.info(
                "Deleted the data of server %s, left more than %d days ago",
                library,
                days,
                extra={"event": "purged", "library": library},
            )

    async def _purge(self, servers: ServerLibraries) -> list[str]:
        days = self.bot.settings.grace_days
        return await servers.purge(days, self._present(), self.bot.serves)

    async def _stay(self, guild: discord.Guild) -> None:
        if await self._keep(lambda servers: servers.stay(str(guild.id))):
            _log.info("Back in server %d; its data is in use again", guild.id)

    async def _log_problems(self, guild: discord.Guild) -> None:
        """Say what does not work in a server, and that all else does."""
        if guild.unavailable or guild.me is None:
            return
        library = self.bot.library_of(guild.id)
        choices = await self._keep(lambda _: self.bot.server_settings.of(library))
        feeds = await self._keep(lambda _: library.feeds())
        if choices is None or feeds is None:
            return
        channels = {channel.id: channel for channel in guild.channels}
        roles = {role.id: role for role in guild.roles}
        content = self.bot.settings.message_content
        state = ServerState(channels, roles, guild.me, choices, feeds, content)
        for problem in problems(state):
            _log.warning("In server %d %s", guild.id, problem, extra={"event": "problem"})

    async def _keep(self, work: Callable[[ServerLibraries], Awaitable[Result]]) -> Result | None:
        """Do something with the library, if it is still open; what fails is logged."""
        async with self._busy:
            if self._closed:
                return None
            try:
                return await work(self.bot.library.server_libraries)
            except LibraryError as error:
                _log.warning("Could not keep track of servers: %s", error)
                return None

    def _present(self) -> set[str]:
        """Return the servers that the bot is in, those included that are unavailable now."""
        return {str(guild.id) for guild in self.bot.guilds}


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Servers(bot))
