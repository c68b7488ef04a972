"""Questions in messages: mentions, replies, direct messages, and where the bot listens unasked."""

from __future__ import annotations

from bot.client.bot import Quoth
from bot.cogs.conversation.cog import Conversation


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Conversation(bot))
