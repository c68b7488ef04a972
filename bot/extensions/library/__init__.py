"""`/library`: what there is to ask about, and its upkeep by those who manage the server."""

from __future__ import annotations

from bot.client import Quoth
from bot.extensions.library._commands import LibraryCommands


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(LibraryCommands(bot))
