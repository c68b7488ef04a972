"""Polling the feeds that are followed, and announcing what is new in them."""

from __future__ import annotations

import logging

import discord

from bot.client.background_loop import BackgroundCog, BackgroundLoop
from bot.client.bot import Quoth
from bot.rendering.feeds import render_news
from bot.replies.deliver import FAILED
from index import FeedNews

POLL_MINUTES = 5.0
"""Time between two looks at which feeds are due; each feed is due about once an hour."""

_log = logging.getLogger(__name__)


class Announcements(BackgroundCog):
    """Polls feeds for as long as the bot is connected."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.loop = BackgroundLoop(self.poll, "polling feeds", POLL_MINUTES * 60)

    async def poll(self) -> None:
        """Poll the feeds that are due and announce what they bring.

        Raises:
            LibraryError: it cannot be read which feeds are due.
        """
        async for news in self.bot.library.poll_feeds(self.bot.serves):
            await self._announce(news)
            await self.bot.library.told(news)

    async def _announce(self, news: FeedNews) -> None:
        if news.problem:
            _log.warning("The feed %s seems to be dead: %s", news.feed.url, news.problem)
        channel = self.bot.get_channel(int(news.feed.channel)) if news.feed.channel else None
        if not isinstance(channel, discord.TextChannel) or not self._is_own(channel, news):
            return
        text = render_news(news, self.bot.audience_of(channel.guild).public)
        try:
            await channel.send(text, suppress_embeds=True)
        except FAILED as refused:
            _log.warning("Could not announce news of %s: %s", news.feed.url, refused)

    def _is_own(self, channel: discord.TextChannel, news: FeedNews) -> bool:
        """Return whether a channel is of the server whose feed this is."""
        return str(channel.guild.id) == news.feed.library


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Announcements(bot))
