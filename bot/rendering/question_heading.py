"""The question that an answer of the bot answers, read back from the message itself."""

from __future__ import annotations

import discord

from bot.rendering.answer import EARLIER, HEADING
from bot.rendering.markdown import unescape


def heading_of(message: discord.Message) -> str:
    """Return the heading of an answer, as Markdown; empty where the message has none."""
    for text in (message.content, *texts_of(message)):
        heading, _, rest = text.partition("\n")
        below = rest.partition("\n")[0]
        if heading.startswith(HEADING):
            return f"{heading}\n{below}" if below.startswith(EARLIER) else heading
    return ""


def question_of(message: discord.Message) -> str:
    """Return the question of an answer, in the asker's words as far as they are shown.

    That of a follow-up has the words of the question before in front.
    """
    question, _, earlier = heading_of(message).partition("\n")
    parts = (earlier.removeprefix(EARLIER), question.removeprefix(HEADING))
    return unescape(" ".join(part for part in parts if part))


def line_above(message: discord.Message) -> str:
    """Return the line above an answer, as one that says who shared it; empty where none is."""
    first = next(iter(message.components), None)
    return first.content if isinstance(first, discord.TextDisplay) else ""


def texts_of(message: discord.Message) -> list[str]:
    """Return the pieces of Markdown in the frames of a message."""
    return [
        child.content
        for component in message.components
        if isinstance(component, discord.Container)
        for child in component.children
        if isinstance(child, discord.TextDisplay)
    ]
