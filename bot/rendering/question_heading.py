"""The question that an answer of the bot answers, read back from the message itself."""

from __future__ import annotations

import re

import discord

from bot.rendering.answer import CORRECTED, EARLIER, HEADING, LEFT
from bot.rendering.markdown import unescape

_LAST_BOLD = re.compile(r"(?<!\\)\*\*((?:\\.|[^\\*])+)\*\*[^*]*$")


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


def corrected_in(message: discord.Message) -> str:
    """Return the question as it was probably meant; empty where the message names none."""
    return next(iter(_named(texts_of(message), CORRECTED)), "")


def left_in(message: discord.Message) -> list[str]:
    """Return the further questions of whoever asked, which the message has not answered."""
    shown = [one.content for one in message.components if isinstance(one, discord.TextDisplay)]
    return _named(shown, LEFT)


def _named(texts: list[str], mark: str) -> list[str]:
    """Return what stands in bold at the end of the lines with a mark."""
    lines = [line for text in texts for line in text.split("\n") if line.startswith(mark)]
    found = [_LAST_BOLD.search(line) for line in lines]
    return [unescape(one[1]) for one in found if one]


def texts_of(message: discord.Message) -> list[str]:
    """Return the pieces of Markdown in the frames of a message."""
    return [
        child.content
        for component in message.components
        if isinstance(component, discord.Container)
        for child in component.children
        if isinstance(child, discord.TextDisplay)
    ]
