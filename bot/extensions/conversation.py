"""Questions in messages: mentions, replies to an answer, direct messages."""

from __future__ import annotations

import logging
from collections import OrderedDict
from typing import Any

import discord
from discord.ext import commands

from bot.addressing import Asked, question_in
from bot.answering import answer_question, reply_to
from bot.client import Quoth
from bot.localisation import Audience, explain
from bot.rendering.markdown import escape
from bot.replies import Reply
from index import LibraryError

_REMEMBERED = 1000
_log = logging.getLogger(__name__)


class Conversation(commands.Cog):
    """Answers whoever talks to the bot."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self._seen: OrderedDict[int, None] = OrderedDict()

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is meant for the bot, once."""
        me = self.bot.user
        asked = question_in(message, me.id) if me else None
        if asked is None or self._is_repeated(message.id):
            return
        permissions = _permissions(message)
        if not _may_send(permissions, message.channel):
            _log.warning("No permission to reply in channel %d", message.channel.id)
            return
        reply = await self._reply(message, asked)
        await _send(message, reply, threaded=permissions.read_message_history)

    async def _reply(self, message: discord.Message, asked: Asked) -> Reply:
        library = self.bot.library_of(message.guild.id if message.guild else None)
        audience = Audience.around(message.guild)
        try:
            answer = await answer_question(
                library, asked.question, asked.way, limit=self.bot.settings.passages
            )
        except LibraryError as error:
            return Reply(escape(explain(error, audience.public)))
        return reply_to(answer, audience)

    def _is_repeated(self, message_id: int) -> bool:
        """Tell whether Discord sent this message before, as it may after a reconnect."""
        if message_id in self._seen:
            return True
        self._seen[message_id] = None
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return False


def _permissions(message: discord.Message) -> discord.Permissions:
    """Return what the bot may do where a message was written."""
    if message.guild is None or isinstance(message.channel, discord.PartialMessageable):
        return discord.Permissions.all()
    return message.channel.permissions_for(message.guild.me)


def _may_send(permissions: discord.Permissions, channel: object) -> bool:
    if isinstance(channel, discord.Thread):
        return permissions.view_channel and permissions.send_messages_in_threads
    return permissions.view_channel and permissions.send_messages


async def _send(message: discord.Message, reply: Reply, *, threaded: bool) -> None:
    """Send a reply as components, else as text; what is refused altogether is logged."""
    # Discord drops a second message of the same nonce, should a retry cross the first.
    arguments: dict[str, Any] = {"nonce": str(message.id)}
    if threaded:
        arguments["reference"] = message.to_reference(fail_if_not_exists=False)
    for layout in [reply.layout, None] if reply.layout else [None]:
        try:
            if layout:
                await message.channel.send(view=layout, **arguments)
            else:
                text = reply.content()
                await message.channel.send(text, suppress_embeds=True, **arguments)
        except discord.HTTPException as error:
            refused = error
            if error.status != 400:
                break
        else:
            return
    _log.warning("A reply in channel %d was refused: %s", message.channel.id, refused)


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Conversation(bot))
