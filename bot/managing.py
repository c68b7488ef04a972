"""Who may change a server's library and settings."""

from __future__ import annotations

from typing import Any

import discord

from bot.localisation import private_words
from bot.replies import say


async def may_manage(interaction: discord.Interaction[Any]) -> bool:
    """Return whether this person may manage this server; if not, say why.

    The permissions are those Discord computed and signed for this very interaction.
    """
    if interaction.guild_id is None:
        await say(interaction, private_words(interaction)("manage-in-servers-only"))
        return False
    if not interaction.permissions.manage_guild:
        await say(interaction, private_words(interaction)("manage-permission-needed"))
        return False
    return True
