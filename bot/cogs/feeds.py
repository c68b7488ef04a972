"""Polling the feeds that are followed, and announcing what is new in them."""

from __future__ import annotations

import asyncio
import logging

import discord
from discord.ext import commands, tasks

from bot.client.bot import Quoth
from bot.localisation import Audience
from bot.rendering.feeds import render_news
from bot.replies.deliver import FAILED
from bot.replies.errors import log_failure
from index import FeedNews, LibraryError

POLL_MINUTES = 5.0
"""Time between two looks at which feeds are due; each feed is due about once an hour."""

_log = logging.getLogger(__name__)


class Announcements(commands.Cog):
    """Polls feeds for as long as the bot is connected."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Start polling; Discord says so again after every loss of the connection."""
        if not self._polling.is_running():
            self._polling.start()

    async def cog_unload(self) -> None:
        """Stop polling, and wait until that is so: the library is closed next."""
        task = self._polling.get_task()
        self._polling.cancel()
        if task is not None:
            await asyncio.wait({task})

    async def poll(self) -> None:
        """Poll the feeds that are due and announce what they bring."""
        try:
            async for news in self.bot.library.poll_feeds():
                await self._announce(news)
        except LibraryError as error:
            _log.warning("Feeds could not be polled: %s", error)

    @tasks.loop(minutes=POLL_MINUTES)
    async def _polling(self) -> None:
        await self.poll()

    @_polling.error
    async def _failed(self, error: BaseException) -> None:
        log_failure("polling feeds", error)
        await asyncio.sleep(POLL_MINUTES * 60)  # else what fails at once would do so without pause
        self._polling.restart()

    async def _announce(self, news: FeedNews) -> None:
        if news.problem:
            _log.warning("The feed %s seems to be dead: %s", news.feed.url, news.problem)
        channel = self.bot.get_channel(int(news.feed.channel)) if news.feed.channel else None
        if not isinstance(channel, discord.TextChannel) or not self._is_own(channel, news):
            return
        text = render_news(
            news,
            Audience.around(
                channel.guild, self.bot.preferences.language_of(channel.guild.id)
            ).public,
        )
        try:
            await channel.send(text, suppress_embeds=True)
        except FAILED as refused:
            _log.warning("News of %s could not be told: %s", news.feed.url, refused)

    def _is_own(self, channel: discord.TextChannel, news: FeedNews) -> bool:
        """Return whether a channel is of the server whose feed this is."""
        return str(channel.guild.id) == news.feed.library


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Announcements(bot))
