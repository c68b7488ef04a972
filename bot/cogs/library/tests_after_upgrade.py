"""After an upgrade, the test questions of all servers are asked once, and what changed is told."""

from __future__ import annotations

import logging
from importlib.metadata import version

import discord
from discord import ui

from bot.client.background_loop import BackgroundCog, BackgroundLoop
from bot.client.bot import Quoth
from bot.cogs.library.library_tests import asking, buttons
from bot.rendering.library_tests import render_run
from bot.replies.deliver import FAILED
from index import Library, TestRun

TESTED = "tested-version"
"""Name of the preference with the version by which the questions were asked last."""
_HOURS = 12.0
_log = logging.getLogger(__name__)


class TestsAfterUpgrade(BackgroundCog):
    """Looks once the bot is connected whether it is another version than the last time."""

    __test__ = False  # pytest takes it for a class of tests

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.loop = BackgroundLoop(self.run_due, "asking test questions", _HOURS * 3600)

    async def run_due(self) -> None:
        """Ask the questions of each library that this version has not asked yet.

        Raises:
            LibraryError: they cannot be read now.
        """
        now = version("quoth")
        tested = await self.bot.library.preferring(TESTED)
        for key in filter(self.bot.serves, await self.bot.library.management.tests.libraries()):
            if tested.get(key) == now:
                continue
            library = self.bot.library if key == self.bot.library.key else self.bot.library.of(key)
            await library.prefer(TESTED, now)
            if key not in tested:  # the questions were asked when they were added
                continue
            run = await library.management.tests.run(await asking(self.bot, library))
            _log.info(
                "Test questions of %s after the upgrade to %s: %d of %d changed.",
                key, now, len(run.changed), len(run.tests),
            )  # fmt: skip
            if run.changed:
                await self._tell(library, run)

    async def _tell(self, library: Library, run: TestRun) -> None:
        """Tell what changed in the channel that gets the digest, where the server chose one."""
        channel_id = (await library.preferences()).get("digest", "")
        channel = self.bot.get_channel(int(channel_id)) if channel_id.isdecimal() else None
        if not isinstance(channel, discord.TextChannel) or str(channel.guild.id) != library.key:
            return
        words = self.bot.audience_of(channel.guild).public
        view = ui.View(timeout=None)
        for item in buttons(run, words):
            view.add_item(item)
        try:
            await channel.send(f"{words('tests-upgraded')} {render_run(run, words)}", view=view)
        except FAILED as refused:
            _log.warning("Could not report what changed in %s: %s", library.key, refused)
