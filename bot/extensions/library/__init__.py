"""`/library`: what there is to ask about, and its upkeep by those who manage the server."""

from __future__ import annotations

from bot.client import Quoth
from bot.extensions.library import _log, _removing
from bot.extensions.library._commands import LibraryCommands
from bot.extensions.library._interrupted import Interrupted
from bot.extensions.library._pasting import open_form
from bot.extensions.library._reindexing import CANCEL, Reindexes
from bot.views.controls import Duty


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    bot.duties["add-article"] = Duty(open_form)
    bot.duties[_log.TURN] = Duty(_log.turn)
    bot.duties[_removing.UNDO] = Duty(_removing.undo)
    reindexes = Reindexes()
    bot.duties[CANCEL] = Duty(reindexes.stop)
    await bot.add_cog(LibraryCommands(bot, reindexes))
    await bot.add_cog(Interrupted(bot, reindexes.running))
