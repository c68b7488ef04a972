"""`/library`: what there is to ask about, and its upkeep by those who manage the server."""

from __future__ import annotations

from bot.client.bot import Quoth
from bot.cogs.library import log, remove
from bot.cogs.library.commands import LibraryCommands
from bot.cogs.library.forms import open_form
from bot.cogs.library.interrupted_reindex import Interrupted
from bot.cogs.library.reindex import CANCEL, Reindexes
from bot.ui.controls import Duty


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    bot.duties["add-article"] = Duty(open_form)
    bot.duties[log.TURN] = Duty(log.turn)
    bot.duties[remove.UNDO] = Duty(remove.undo)
    reindexes = Reindexes()
    bot.duties[CANCEL] = Duty(reindexes.stop)
    await bot.add_cog(LibraryCommands(bot, reindexes))
    await bot.add_cog(Interrupted(bot, reindexes.running))
