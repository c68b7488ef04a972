"""The text of a message, wherever in it the text stands."""

from __future__ import annotations

from collections.abc import Iterator

import discord


def message_as_text(message: discord.Message) -> str:
    """Return a message's content and the text in its components, as Markdown, in order."""
    return "\n".join(_texts(message))


def _texts(message: discord.Message) -> Iterator[str]:
    if message.content:
        yield message.content
    for component in message.components:
        yield from _component_texts(component)


def _component_texts(component: discord.components.Component) -> Iterator[str]:
    if isinstance(component, discord.TextDisplay):
        yield component.content
    elif isinstance(component, discord.Container | discord.SectionComponent):
        for child in component.children:
            yield from _component_texts(child)
