"""Getting a reply to a message: as components, else as text, else a sentence, once."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from functools import partial
from typing import Any

import discord

from bot.localisation import Words
from bot.replies.deliver import FAILED, deliver
from bot.replies.http_errors import refusal
from bot.replies.send import Reply

_log = logging.getLogger(__name__)


def permissions_at(message: discord.Message) -> discord.Permissions:
    """Return what the bot may do where a message was written."""
    if message.guild is None or isinstance(message.channel, discord.PartialMessageable):
        return discord.Permissions.all()
    return message.channel.permissions_for(message.guild.me)


def public_link(message: discord.Message) -> str | None:
    """Return a link to a message of a server, if everybody in the server can see it."""
    channel = message.channel
    if message.guild is None or isinstance(
        channel, discord.PartialMessageable | discord.DMChannel | discord.GroupChannel
    ):
        return None
    if isinstance(channel, discord.Thread) and channel.is_private():
        return None
    seen = channel.permissions_for(message.guild.default_role).view_channel
    return message.jump_url if seen else None


async def send(
    message: discord.Message, reply: Reply, words: Words, thread: discord.Thread | None = None
) -> discord.Message | None:
    """Reply to a message; return the reply, None where Discord will not have any.

    Where the channel is closed to the bot, whoever asked is told so in a direct message.

    Args:
        message: what is replied to.
        reply: what is said.
        words: those of whoever reads it.
        thread: where the reply goes instead of the message's channel.
    """
    refused: Exception | None = None
    for content in _contents(reply):
        arguments = content | _manner(message, thread)
        try:
            return await deliver(partial((thread or message.channel).send, **arguments))
        except FAILED as error:
            refused = error
            if not _is_about_content(error):
                break
    if refused is not None:
        _log.warning("A reply in channel %d was refused: %s", message.channel.id, refused)
        await _tell(message, refused, words)
    return None


async def acknowledge(message: discord.Message) -> None:
    """Say “you are welcome” with a reaction, where the bot may react."""
    try:
        await message.add_reaction("🙂")
    except FAILED as error:
        _log.info("No reaction in channel %d: %s", message.channel.id, error)


async def edit(message: discord.PartialMessage, reply: Reply) -> Exception | None:
    """Put a reply in place of another; return why not where Discord will not do it."""
    refused: Exception | None = None
    for content in _contents(reply):
        content.pop("suppress_embeds", None)  # an edit leaves embeds as they were
        arguments: dict[str, Any] = {"content": None, "view": None} | content
        try:
            await deliver(partial(message.edit, **arguments))
        except FAILED as error:
            refused = error
            _log.warning("A reply in channel %d was not edited: %s", message.channel.id, error)
            if not _is_about_content(error):
                break
        else:
            return None
    return refused


async def tell_privately(message: discord.Message, sentence: str) -> None:
    """Say something to a message's author alone, if the author lets us."""
    try:
        await deliver(lambda: message.author.send(sentence, nonce=f"{message.id}p"))
    except FAILED as error:
        _log.warning("The author of message %d could not be told: %s", message.id, error)


def _is_about_content(error: Exception) -> bool:
    """Return whether Discord may take the same reply in another form."""
    return isinstance(error, discord.HTTPException) and error.status == 400


def _contents(reply: Reply) -> Iterator[dict[str, Any]]:
    """Yield the ways to send a reply, the best first; text is rendered only when it is needed."""
    if reply.layout:
        yield {"view": reply.layout}
    yield {"content": reply.content(), "suppress_embeds": True}


def _manner(message: discord.Message, thread: discord.Thread | None) -> dict[str, Any]:
    # Discord drops a second message of the same nonce, should a retry cross the first.
    manner: dict[str, Any] = {"nonce": str(message.id)}
    if thread is None and permissions_at(message).read_message_history:
        manner["reference"] = message.to_reference(fail_if_not_exists=False)
    return manner


async def _tell(message: discord.Message, refused: Exception, words: Words) -> None:
    """Say why there is no reply: in the channel where it is open, else to the asker alone."""
    sentence = refusal(refused, words)
    if _is_about_content(refused):
        try:
            await message.channel.send(sentence)
        except FAILED as error:
            _log.warning("Could not say so in channel %d either: %s", message.channel.id, error)
        else:
            return
    if not isinstance(refused, discord.NotFound):
        await tell_privately(message, sentence)
