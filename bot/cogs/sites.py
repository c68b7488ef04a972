"""Looking every day at the sites that are followed, and announcing what has changed."""

from __future__ import annotations

import logging

import discord

from bot.client.background_loop import BackgroundCog, BackgroundLoop
from bot.client.bot import Quoth
from bot.rendering.sources import has_changed, render_site_news
from bot.replies.deliver import FAILED
from index import SiteNews

CHECK_MINUTES = 5.0
"""Time between two looks at which sites are due; each is due about once a day."""

_log = logging.getLogger(__name__)


class SiteChecks(BackgroundCog):
    """Looks at sites for as long as the bot is connected; what was cut off goes on."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.loop = BackgroundLoop(self.check, "looking at sites", CHECK_MINUTES * 60)

    async def check(self) -> None:
        """Look at the sites that are due and announce what has changed.

        Raises:
            LibraryError: it cannot be read which sites are due.
        """
        async for news in self.bot.library.sites.check_due(self.bot.serves):
            await self._announce(news)

    async def _announce(self, news: SiteNews) -> None:
        if news.problem:
            _log.warning("The site %s seems to be dead: %s", news.site.url, news.problem)
        named = news.site.bounds.channel
        channel = self.bot.get_channel(int(named)) if named else None
        if not isinstance(channel, discord.TextChannel) or not has_changed(news):
            return
        if str(channel.guild.id) != news.site.library:
            return
        text = render_site_news(news, self.bot.audience_of(channel.guild).public)
        try:
            await channel.send(text, suppress_embeds=True)
        except FAILED as refused:
            _log.warning("Could not announce news of %s: %s", news.site.url, refused)


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(SiteChecks(bot))
