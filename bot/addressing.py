"""Whether a message is meant for the bot, and the question in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

import discord

from bot.answering import Way

_TYPES = (discord.MessageType.default, discord.MessageType.reply)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a message: its words, without mentions of the bot, and how it was put."""

    question: str
    way: Way


def question_in(message: discord.Message, me: int) -> Asked | None:
    """Return what a message asks the bot, or None where it is not meant for it.

    Messages of bots and webhooks never are; neither is one that mentions everyone or a role.

    Args:
        message: as received; its content may be empty where Discord withholds it.
        me: the bot's user id.
    """
    if message.author.bot or message.webhook_id or message.type not in _TYPES:
        return None
    mention = re.compile(rf"<@!?{me}>")
    question = " ".join(mention.sub(" ", message.content).split())
    if message.guild is None:
        return Asked(question, "direct message")
    if mention.search(message.content):
        return Asked(question, "mention")
    if question and _replies_to(message, me):
        return Asked(question, "reply")
    return None


def _replies_to(message: discord.Message, me: int) -> bool:
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return False
    answered = reference.resolved
    return isinstance(answered, discord.Message) and answered.author.id == me
