"""Who may change a server's library."""

from __future__ import annotations

from typing import Any

import discord

from bot.replies import say


async def may_manage(interaction: discord.Interaction[Any]) -> bool:
    """Return whether this person may change this server's library; if not, say why.

    The permissions are those Discord computed and signed for this very interaction.
    """
    if interaction.guild_id is None:
        await say(interaction, "That works in a server only; direct messages have no library.")
        return False
    if not interaction.permissions.manage_guild:
        await say(
            interaction,
            "That needs the permission Manage Server; ask somebody who manages this server.",
        )
        return False
    return True
