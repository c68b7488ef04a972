"""Whether a message is meant for the bot, and the question in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import discord

from bot.questions.model import AskedVia
from bot.rendering.question_heading import question_of

_TYPES = (discord.MessageType.default, discord.MessageType.reply)
_QUESTION = re.compile(
    r"[?？؟]|^\W*(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|can|could"
    r"|wer|wen|wem|wessen|was|wann|wo|woher|wohin|welche[rsnm]?|warum|wieso|wie"
    r"|quién(?:es)?|qué|cuándo|dónde|cuál(?:es)?|por qué|cómo|cuánt[oa]s?"
    r"|qui|que|quoi|quand|où|quel(?:le)?s?|pourquoi|comment|combien)\b",
    re.IGNORECASE,
)
"""A question mark of any script, or a first word that asks, in the bot's languages."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question in a message: its words, without mentions of the bot, and how it was put.

    Attributes:
        question: what is asked.
        via: how it was put.
        context: the earlier question that this one follows up, if any.
        title: of the forum post that the question is.
        overheard: whether nobody put it to the bot.
    """

    question: str
    via: AskedVia
    context: str | None = None
    title: str = ""
    overheard: bool = False


def question_in(message: discord.Message, me: int) -> Asked | None:
    """Return what a message asks the bot, or None where it is not meant for it.

    Messages of bots and webhooks never are; neither is one that mentions everyone or a role.

    Args:
        message: as received; its content may be empty where Discord withholds it.
        me: the bot's user id.
    """
    if not is_said_by_somebody(message):
        return None
    mention = re.compile(rf"<@!?{me}>")
    question = " ".join(mention.sub(" ", message.content).split())
    context = _earlier_question(message, me)
    if message.guild is None:
        return Asked(question, "direct message", context)
    if mention.search(message.content):
        return Asked(question, "mention", context)
    if question and context is not None:
        return Asked(question, "reply", context)
    return None


def overheard(
    message: discord.Message, channels: Collection[int], forums: Collection[int]
) -> Asked | None:
    """Return the question of a message where the bot listens, or None where there is none.

    Args:
        message: of a server; not meant for the bot.
        channels: text channels in which the bot listens.
        forums: forum channels whose posts it reads.
    """
    if not is_said_by_somebody(message):
        return None
    channel = message.channel
    if isinstance(channel, discord.Thread) and channel.parent_id in forums:
        # The first message of a post has the post's own number.
        if message.id != channel.id:
            return None
        question = f"{channel.name}\n{message.content}".strip()
        return Asked(question, "forum", title=channel.name, overheard=True)
    if channel.id not in channels or message.reference or not _QUESTION.search(message.content):
        return None
    return Asked(message.content, "channel", overheard=True)


def is_said_by_somebody(message: discord.Message) -> bool:
    """Tell whether a person wrote a message: no bot, no webhook, not Discord itself."""
    return not (message.author.bot or message.webhook_id) and message.type in _TYPES


def _earlier_question(message: discord.Message, me: int) -> str | None:
    """Return the question of the bot's message that this one replies to, None if it does not."""
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    answered = reference.resolved
    if not isinstance(answered, discord.Message) or answered.author.id != me:
        return None
    return question_of(answered)
