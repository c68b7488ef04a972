"""What members said, as articles: added by managers, true to the originals from then on."""

from __future__ import annotations

from bot.client.bot import Quoth
from bot.cogs.contributions.following import Originals
from bot.cogs.contributions.menu import AddMessage
from bot.cogs.contributions.solved import SolvedThreads
from bot.cogs.contributions.thread_article import EDIT, PICK, REVIEW, edit, review
from bot.context import Handler


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    bot.control_handlers[REVIEW] = Handler(review)
    bot.control_handlers[PICK] = Handler(edit)
    bot.control_handlers[EDIT] = Handler(edit)
    await bot.add_cog(AddMessage(bot))
    await bot.add_cog(SolvedThreads(bot))
    await bot.add_cog(Originals(bot))
