"""Who may change a server's library and settings."""

from __future__ import annotations

from typing import Any

import discord

from bot.localisation import private_words
from bot.replies.send import say

MANAGERS_ONLY: dict[Any, Any] = {"managers_only": True}
"""Extras of a command that only those who may manage the server can use."""


async def may_manage(interaction: discord.Interaction[Any]) -> bool:
    """Return whether this person may manage this server; if not, say why.

    Raises:
        StorageError: it cannot be read now which roles may.
    """
    if refusal := await managing_refused(interaction):
        await say(interaction, refusal)
    return refusal is None


async def managing_refused(interaction: discord.Interaction[Any]) -> str | None:
    """Return why this person may not manage this server, or None where they may.

    The permissions and roles are those Discord computed and signed for this very interaction.

    Raises:
        StorageError: it cannot be read now which roles may.
    """
    words = private_words(interaction)
    if interaction.guild_id is None:
        return words("manage-in-servers-only")
    if interaction.permissions.manage_guild:
        return None
    client, member = interaction.client, interaction.user
    settings = await client.server_settings.of(client.library_of(interaction.guild_id))
    if isinstance(member, discord.Member) and any(map(member.get_role, settings.managers)):
        return None
    if not settings.managers:
        return words("manage-permission-needed")
    roles = words.listed([f"<@&{role}>" for role in sorted(settings.managers)], "or")
    return words("manage-roles-needed", roles=roles)
