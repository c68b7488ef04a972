"""A summary of the week, on Mondays, in the channel that the server has chosen for it."""

from __future__ import annotations

import io
import logging
from dataclasses import replace

import discord
from discord import ui

from bot.client.background_loop import BackgroundCog, BackgroundLoop
from bot.client.bot import Quoth
from bot.cogs.insights.report import SHOWN, Report, build_report
from bot.localisation import Words
from bot.rendering.insights import render_public_groups, render_summary, render_top
from bot.replies.deliver import FAILED
from bot.servers.digest_week import SENT, week_of
from bot.ui.base import Layout
from bot.ui.frame import NEUTRAL, frame
from bot.ui.insights import CHART
from index import Library

_DAYS = 7
_MINUTES = 30.0
_log = logging.getLogger(__name__)


class Digests(BackgroundCog):
    """Sends digests for as long as the bot is connected."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.loop = BackgroundLoop(self._look, "sending digests", _MINUTES * 60)

    async def _look(self) -> None:
        await self.send_due(week_of(discord.utils.utcnow()))

    async def send_due(self, week: str) -> None:
        """Send every digest that has not been sent for a week.

        Twice only where a process is killed after sending one, before it has noted that.

        Raises:
            LibraryError: it cannot be read who wants one.
        """
        sent = await self.bot.library.preferring(SENT)
        for key, channel_id in (await self.bot.library.preferring("digest")).items():
            if sent.get(key) == week or not channel_id.isdecimal():
                continue
            channel = self.bot.get_channel(int(channel_id))
            if isinstance(channel, discord.TextChannel) and str(channel.guild.id) == key:
                async with self.bot.library.alone(f"digest {key}") as is_ours:
                    if is_ours:
                        await self._send_once(self.bot.library.of(key), channel, week)

    async def _send_once(self, library: Library, channel: discord.TextChannel, week: str) -> None:
        """Send a digest and note that, unless another process has just done so."""
        if (await library.preferring(SENT)).get(library.key) == week:
            return
        try:
            await self._send(library, channel)
        except Exception:  # better none than the same again every half hour
            await library.prefer(SENT, week)
            raise
        await library.prefer(SENT, week)

    async def _send(self, library: Library, channel: discord.TextChannel) -> None:
        words = self.bot.audience_of(channel.guild).public
        choices = await self.bot.server_settings.of(library)
        report = await build_report(library, _DAYS, choices, words)
        if not channel.permissions_for(channel.guild.me).attach_files:
            report = replace(report, chart=None)
        try:
            if report.chart:
                file = discord.File(io.BytesIO(report.chart), CHART)
                await channel.send(view=_layout(report, words), file=file)
            else:
                await channel.send(view=_layout(report, words))
        except FAILED as refused:
            _log.warning("The digest for %s could not be sent: %s", library.key, refused)


def _layout(report: Report, words: Words) -> Layout:
    pieces = [
        render_summary(report.insights, words, "digest-heading"),
        render_top(report.top, words),
        render_public_groups(report.groups[:SHOWN], words),
        f"-# {words('digest-more')}",
    ]
    layout = Layout(timeout=None)
    box = frame([piece for piece in pieces if piece], NEUTRAL)
    if report.chart:
        picture = discord.MediaGalleryItem(
            f"attachment://{CHART}", description=words("chart-described")
        )
        box.add_item(ui.MediaGallery(picture))
    return layout.add_item(box)
