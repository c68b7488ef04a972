"""What members said, as articles: added by managers, true to the originals from then on."""

from __future__ import annotations

from bot.client.bot import Quoth
from bot.cogs.contributions.following import Originals
from bot.cogs.contributions.menu import AddMessage


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(AddMessage(bot))
    await bot.add_cog(Originals(bot))
