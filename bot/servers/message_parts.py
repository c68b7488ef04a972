"""Messages as parts of articles."""

from __future__ import annotations

import discord

from bot.servers.settings import ServerSettings
from index import Contribution


def reference(message: discord.Message) -> str:
    """Return what a message is known by in the library."""
    return f"{message.channel.id}/{message.id}"


def contribution(message: discord.Message, text: str, choices: ServerSettings) -> Contribution:
    """Return a message as a part of an article."""
    name = message.author.display_name if choices.credit else None
    return Contribution(reference(message), message.author.id, text, message.content, name)
