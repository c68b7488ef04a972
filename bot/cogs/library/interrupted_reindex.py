"""Reindexes that ended with the bot itself: the message that shows one must not go on saying so."""

from __future__ import annotations

import logging
from collections.abc import Container

from discord.ext import commands

from bot.client.bot import Quoth
from bot.localisation import Audience
from bot.replies.deliver import FAILED
from index import Library, LibraryError

SHOWN = "reindex-shown"
"""Name of the preference that says which message shows a server's reindex, while it goes on."""
_log = logging.getLogger(__name__)


async def note(library: Library, channel_id: int, message_id: int) -> None:
    """Write down which message shows a reindex."""
    await _keep(library, f"{channel_id} {message_id}")


async def forget(library: Library) -> None:
    """Write down that no message shows a reindex any more."""
    await _keep(library, None)


async def _keep(library: Library, value: str | None) -> None:
    try:
        await library.prefer(SHOWN, value)
    except LibraryError as error:
        _log.warning("Could not note which message shows a reindex: %s", error)


class Interrupted(commands.Cog):
    """Tells, once the bot is back, which reindexes were cut off when it went.

    Args:
        bot: the bot.
        running: servers in which a reindex goes on that was begun since.
    """

    def __init__(self, bot: Quoth, running: Container[int]) -> None:
        self.bot = bot
        self._running = running
        self._told = False

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Tell it the first time; Discord says so again after every loss of the connection."""
        if self._told:
            return
        self._told = True
        try:
            shown = await self.bot.library.preferring(SHOWN)
        except LibraryError as error:
            _log.warning("Could not report interrupted reindexes: %s", error)
            return
        for key, message in shown.items():
            if self.bot.serves(key) and int(key) not in self._running:
                await self._tell(int(key), message)
                await forget(self.bot.library_of(int(key)))

    async def _tell(self, guild_id: int, message: str) -> None:
        """Change the message that a reindex has left behind; its button does nothing any more."""
        channel_id, message_id = map(int, message.split())
        guild = self.bot.get_guild(guild_id)
        words = Audience.around(guild, self.bot.server_settings.language_of(guild_id)).public
        channel = self.bot.get_partial_messageable(channel_id, guild_id=guild_id)
        try:
            left = channel.get_partial_message(message_id)
            await left.edit(content=words("reindex-interrupted"), view=None)
        except FAILED as refused:
            _log.warning("Could not report an interrupted reindex: %s", refused)
