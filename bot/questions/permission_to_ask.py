"""What is considered before a command is answered: whether it may be now, and who may see it."""

from __future__ import annotations

from typing import Any

import discord

from bot.localisation import private_words
from bot.replies.send import say
from bot.servers.settings import ServerSettings


async def may_ask(interaction: discord.Interaction[Any]) -> bool:
    """Count a question; return whether it may be answered now, having said why where not."""
    pause = interaction.client.rate_limits.take(interaction.user.id, interaction.channel_id or 0)
    if pause is not None:
        words = private_words(interaction)
        await say(interaction, words(pause.key, seconds=round(pause.seconds) or 1))
    return pause is None


async def settings_for(interaction: discord.Interaction[Any]) -> ServerSettings:
    """Return what the server has chosen; in direct messages nobody has chosen anything.

    Raises:
        StorageError: it cannot be read now.
    """
    if interaction.guild_id is None:
        return ServerSettings()
    bot = interaction.client
    choices: ServerSettings = await bot.server_settings.of(bot.library_of(interaction.guild_id))
    return choices


def is_private(
    interaction: discord.Interaction[Any], choices: ServerSettings, wanted: bool | None
) -> bool:
    """Return whether a reply is for the member alone.

    Args:
        interaction: the command.
        choices: those of the server.
        wanted: what the member said, None for nothing.
    """
    wanted = choices.private if wanted is None else wanted
    return wanted or showing_refused(interaction, choices) is not None


def showing_refused(interaction: discord.Interaction[Any], choices: ServerSettings) -> str | None:
    """Return the key of why nothing can be shown to everybody here; None where it can.

    The bot writes for nobody where they may not write themselves: buttons are there for all.
    """
    if choices.closed(interaction.channel):
        return "refused-never"
    in_thread = isinstance(interaction.channel, discord.Thread)
    allowed = interaction.permissions
    writes = allowed.send_messages_in_threads if in_thread else allowed.send_messages
    return None if interaction.guild_id is None or writes else "refused-silent"
