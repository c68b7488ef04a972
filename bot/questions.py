"""The question that an answer of the bot answers, read back from the message itself."""

from __future__ import annotations

import discord

from bot.rendering.answer import HEADING
from bot.rendering.markdown import unescape


def heading_of(message: discord.Message) -> str:
    """Return the heading of an answer, as Markdown; empty where the message has none."""
    for text in (message.content, *_texts(message)):
        first = text.partition("\n")[0]
        if first.startswith(HEADING):
            return first
    return ""


def question_of(message: discord.Message) -> str:
    """Return the question of an answer, in the asker's words as far as they are shown."""
    return unescape(heading_of(message).removeprefix(HEADING))


def _texts(message: discord.Message) -> list[str]:
    return [
        child.content
        for component in message.components
        if isinstance(component, discord.Container)
        for child in component.children
        if isinstance(child, discord.TextDisplay)
    ]
