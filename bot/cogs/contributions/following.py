"""Keeping articles true to the messages that they are made of."""

from __future__ import annotations

import logging

import discord
from discord.ext import commands

from bot.client.background_loop import BackgroundCog, BackgroundLoop
from bot.client.bot import Quoth
from bot.rendering.message_text import text_of_message
from bot.replies.deliver import FAILED

_SECONDS_BETWEEN_CHECKS = 60 * 60.0
_UNKNOWN_MESSAGE = 10008
"""Discord's code for a message that is gone; for a channel that is gone it has another one."""
_log = logging.getLogger(__name__)


class Originals(BackgroundCog):
    """Follows edits and deletions as they happen, and once a day what happened unseen.

    A channel that is gone, or closed to the bot, deletes nothing: nobody has taken back a word.
    """

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.loop = BackgroundLoop(
            self.check, "looking at the originals of articles", _SECONDS_BETWEEN_CHECKS
        )

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Follow an edit; without the message content intent Discord does not say what it is."""
        source = f"{payload.channel_id}/{payload.message_id}"
        if payload.message.edited_at and await self.bot.library.contributions.quotes(source):
            await self._follow(source, payload.message)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Follow a deletion."""
        source = f"{payload.channel_id}/{payload.message_id}"
        await self.bot.library.contributions.withdraw([source])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Follow the deletion of many messages together."""
        sources = [f"{payload.channel_id}/{number}" for number in sorted(payload.message_ids)]
        await self.bot.library.contributions.withdraw(sources)

    async def check(self) -> None:
        """Finish what was interrupted, and look at originals that were not looked at for a day.

        Raises:
            LibraryError: the library cannot be read or written now.
        """
        contributions = self.bot.library.contributions
        await contributions.catch_up()
        for article in await contributions.unchecked():
            for said in article.said:
                await self._check(said.source)
            await contributions.note_checked(article)

    async def _check(self, source: str) -> None:
        channel_id, _, message_id = source.partition("/")
        try:
            channel = self.bot.get_partial_messageable(int(channel_id))
            message = await channel.fetch_message(int(message_id))
        except discord.NotFound as error:
            if error.code == _UNKNOWN_MESSAGE:
                await self.bot.library.contributions.withdraw([source])
            else:
                _log.info("The channel of message %s is gone; its article stays.", source)
        except FAILED as error:
            _log.info("Message %s could not be looked at: %s", source, error)
        else:
            await self._follow(source, message)

    async def _follow(self, source: str, message: discord.Message) -> None:
        """Put what a message says now in place of what it said."""
        if not message.content:  # withheld by Discord, or only attachments are left
            return
        library = self.bot.library_of(message.guild.id) if message.guild else self.bot.library
        choices = await self.bot.server_settings.of(library)
        text = text_of_message(message, names=choices.credit)
        await self.bot.library.contributions.edit(source, text, message.content)
