"""`/articles`: what there is to ask about; `/library`: its upkeep by the managers of a server."""

from __future__ import annotations

from bot.client.bot import Quoth
from bot.cogs.library import added, library_tests, lists, remove
from bot.cogs.library.articles import Articles
from bot.cogs.library.channel_reading import ChannelReader
from bot.cogs.library.commands import LibraryCommands
from bot.cogs.library.forms import open_form
from bot.cogs.library.interrupted_reindex import Interrupted
from bot.cogs.library.reindex import CANCEL, Reindexes
from bot.cogs.library.site_looks import STOP, SiteLooks
from bot.cogs.library.tests_after_upgrade import TestsAfterUpgrade
from bot.context import Handler


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    bot.control_handlers["add-article"] = Handler(open_form)
    bot.control_handlers |= lists.turn_handlers()
    bot.control_handlers[remove.UNDO] = Handler(remove.undo)
    bot.control_handlers[added.SHOW] = Handler(added.show_added, managers_only=False)
    bot.control_handlers[added.TAKE_BACK] = Handler(added.take_back)
    bot.control_handlers[library_tests.CHANGED] = Handler(library_tests.show_changed)
    reindexes = Reindexes()
    bot.control_handlers[CANCEL] = Handler(reindexes.stop)
    looks = SiteLooks()
    bot.control_handlers[STOP] = Handler(looks.stop)
    await bot.add_cog(ChannelReader(bot))
    await bot.add_cog(Articles())
    await bot.add_cog(LibraryCommands(bot, reindexes, looks))
    await bot.add_cog(Interrupted(bot, reindexes.running))
    await bot.add_cog(TestsAfterUpgrade(bot))
