"""Whether a message is meant for the bot, and the question in it."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

import discord

from bot.questions.model import AskedVia
from bot.rendering.question_heading import question_of
from index import on_one_line

_TYPES = (discord.MessageType.default, discord.MessageType.reply)
_QUESTION = re.compile(
    r"[?？؟]|^\W*(?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|can|could"
    r"|wer|wen|wem|wessen|was|wann|wo|woher|wohin|welche[rsnm]?|warum|wieso|wie"
    r"|quién(?:es)?|qué|cuándo|dónde|cuál(?:es)?|por qué|cómo|cuánt[oa]s?"
    r"|qui|que|quoi|quand|où|quel(?:le)?s?|pourquoi|comment|combien)\b",
    re.IGNORECASE,
)
"""A question mark of any script, or a first word that asks, in the bot's languages."""

_POINTING = re.compile(
    r"[\W_]*(?:(?:hey|hi|hello|please|pls|can|could|would|will|do|you|u|know|answer|help|with|here|me|us"
    r"|this|that|it|one|above|what|about|any|idea|ideas|the|question|him|her|them|ask|look|at|tell"
    r"|bitte|kannst|weißt|du|das|dies|diese|frage|hier|beantworten|was|ist|damit|dazu|und|oben"
    r"|puedes|responder|esto|esta|eso|esa|pregunta|por|favor|sabes|y|qué|de"
    r"|peux|tu|répondre|à|ça|ceci|cette|s'il|te|plaît|sais|et|ici)[\W_]*)*",
    re.IGNORECASE,
)
"""Words that say nothing but "answer this", in the bot's languages; or none at all."""


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

    Messages of bots and webhooks never are; neither is one that mentions everyone or a role other
    than the bot's own.

    Args:
        message: as received; its content may be empty where Discord withholds it.
        me: the bot's user id.
    """
    if not is_said_by_somebody(message):
        return None
    mention = _mention_of(message, me)
    question = on_one_line(mention.sub(" ", message.content))
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


def in_thread(message: discord.Message, me: int) -> Asked | None:
    """Return what a message asks in a thread that the bot opened, without mentioning it.

    What does not look like a question counts as overheard; what is said to somebody else is not
    meant for the bot at all.
    """
    replied_to = _replied_to(message)
    elsewhere = message.raw_mentions or message.raw_role_mentions or message.mention_everyone
    if not is_said_by_somebody(message) or elsewhere or not message.content.strip():
        return None
    if message.reference and (replied_to is None or replied_to.author.id != me):
        return None
    asking = bool(_QUESTION.search(message.content))
    return Asked(on_one_line(message.content), "thread", overheard=not asking)


def is_said_by_somebody(message: discord.Message) -> bool:
    """Return whether a person wrote a message: no bot, no webhook, not Discord itself."""
    return not (message.author.bot or message.webhook_id) and message.type in _TYPES


def message_pointed_at(message: discord.Message, asked: Asked, me: int) -> int | None:
    """Return the number of another person's message that is meant by "@Quoth, answer this"."""
    replied_to = _replied_to(message)
    if asked.via != "mention" or not _POINTING.fullmatch(asked.question) or replied_to is None:
        return None
    return None if replied_to.author.id == me else replied_to.id


def mentions_role_of_bot(message: discord.Message) -> bool:
    """Return whether a message mentions the role that Discord made for the bot."""
    return bool(is_said_by_somebody(message) and _own_roles(message))


def _own_roles(message: discord.Message) -> list[int]:
    if message.guild is None or message.guild.me is None:
        return []
    own = {role.id for role in message.guild.me.roles if role.managed}
    return [role.id for role in message.role_mentions if role.id in own]


def _mention_of(message: discord.Message, me: int) -> re.Pattern[str]:
    """Return what mentions the bot: its name, or the role that Discord made for it."""
    names = [rf"<@!?{me}>", *(rf"<@&{role}>" for role in _own_roles(message))]
    return re.compile("|".join(names))


def _replied_to(message: discord.Message) -> discord.Message | None:
    reference = message.reference
    if reference is None or reference.type is not discord.MessageReferenceType.reply:
        return None
    return reference.resolved if isinstance(reference.resolved, discord.Message) else None


def _earlier_question(message: discord.Message, me: int) -> str | None:
    """Return the question of the bot's message that this one replies to, None if it does not."""
    answered = _replied_to(message)
    return question_of(answered) if answered and answered.author.id == me else None
