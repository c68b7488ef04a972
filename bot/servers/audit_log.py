"""Writing down what was done to a server's library, for `/library log`."""

from __future__ import annotations

import logging
from typing import Any

import discord

from index import Library, LibraryError

_log = logging.getLogger(__name__)


async def log_change(interaction: discord.Interaction[Any], action: str, subject: str = "") -> None:
    """Write down that whoever gave a command or clicked has done something.

    What was done is done: where this fails, the bot's own log says so.

    Args:
        interaction: the command or click.
        action: a key of `bot.rendering.logbook.ACTIONS`.
        subject: what it was done to, such as a title.
    """
    library: Library = interaction.client.library_of(interaction.guild_id)
    try:
        await library.management.audit_log.add(interaction.user.id, action, subject)
    except LibraryError as error:
        _log.warning("Could not log “%s”: %s", action, error)
