"""Reindexing with a progress bar, however long it takes, until it is done or stopped."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import discord

from bot.client.bot import Quoth
from bot.cogs.library import interrupted_reindex
from bot.cogs.library.library_tests import asking, buttons
from bot.localisation import Audience, Words, explain
from bot.rendering.library_tests import render_run
from bot.rendering.markdown import escape_sentence
from bot.rendering.reindex import render_diff, render_progress, render_report, render_settled
from bot.replies.send import say
from bot.servers.audit_log import log_change
from bot.ui.controls import Control, ControlContext, button
from bot.ui.progress import ProgressMessage, Shown
from index import Library, LibraryError, Progress, ReindexReport

CANCEL = "stop-reindex"
"""Name of the button that stops the reindex of the server where it is pressed."""
CLOSING_SECONDS = 10.0
"""How long the end of the bot may wait for what it has to say about reindexes."""
_log = logging.getLogger(__name__)
_Interaction = discord.Interaction[Quoth]


class Reindexes:
    """The reindexes that were begun by command in this process.

    Attributes:
        running: the work, by server.
    """

    def __init__(self) -> None:
        self.running: dict[int, asyncio.Future[ReindexReport]] = {}
        self._commands: set[asyncio.Task[Any]] = set()
        self._closing = False

    async def reindex(self, interaction: _Interaction) -> None:
        """Reindex the server's library and the shared one, and show how it goes.

        The reply is public: Discord lets a bot edit a private one for 15 minutes only.
        """
        latest: deque[Progress] = deque(maxlen=1)
        words = Audience.of(interaction).public
        library = interaction.client.library_of(interaction.guild_id)
        work = asyncio.ensure_future(library.reindex(latest.append))
        async with self._kept(library, work) as shown:
            stop = partial(button, words("button-stop"), CANCEL)
            message = ProgressMessage(interaction, stop, shown)
            try:
                report = await message.follow(
                    work, lambda: render_progress(latest[-1] if latest else None, words)
                )
                text, following = await _summary(interaction, library, report, words)
                await message.show(text, following=following)
            except LibraryError as error:
                private = Audience.of(interaction).private
                await message.show(escape_sentence(explain(error, private)), private=True)
            except asyncio.CancelledError:
                if not _was_stopped(work):
                    raise
                ended = "reindex-interrupted" if self._closing else "reindex-stopped"
                await message.show(words(ended))

    async def stop(self, control: ControlContext) -> None:
        """Stop the server's reindex; the paragraphs that were in use stay."""
        work = self.running.get(control.interaction.guild_id or 0)
        if work is None or not work.cancel():
            await say(control.interaction, control.words("reindex-not-running"))
            return
        await control.interaction.response.defer()
        await log_change(control.interaction, "stopped")

    async def close(self) -> None:
        """Stop all reindexes, and wait until their messages say so: the library is closed next."""
        self._closing = True
        for work in self.running.values():
            work.cancel()
        if self._commands:
            await asyncio.wait(self._commands, timeout=CLOSING_SECONDS)

    @asynccontextmanager
    async def _kept(
        self, library: Library, work: asyncio.Future[ReindexReport]
    ) -> AsyncIterator[Shown]:
        """Keep account of a reindex in the block; yield what notes which message shows it."""
        guild_id, command = int(library.key), asyncio.current_task()
        ours = self.running.setdefault(guild_id, work) is work

        async def shown(channel_id: int, message_id: int) -> None:
            if ours:
                await interrupted_reindex.note(library, channel_id, message_id)

        if command is not None:
            self._commands.add(command)
        try:
            yield shown
            if ours:  # and not where the block was left otherwise: the next start tells of that
                await interrupted_reindex.forget(library)
        finally:
            work.cancel()
            if ours:
                del self.running[guild_id]
            if command is not None:
                self._commands.discard(command)


def _was_stopped(work: asyncio.Future[ReindexReport]) -> bool:
    """Return whether the work alone was cancelled, and not whoever waits for it."""
    task = asyncio.current_task()
    return work.cancelled() and (task is None or not task.cancelling())


async def _summary(
    interaction: _Interaction, library: Library, report: ReindexReport, words: Words
) -> tuple[str, list[Control]]:
    """Return what a reindex did, which open questions have an answer now, how the tests went."""
    await log_change(interaction, "reindexed", render_diff(report.diff))
    parts = [render_report(report, words)]
    try:
        choices = await interaction.client.server_settings.of(library)
        ask = partial(library.ask, limit=1, caution=choices.caution)
        settled = [group for group, _ in await library.management.settle(ask)]
        lost = sum(state.passage is None for state in await library.management.pins.all())
        run = await library.management.tests.run(await asking(interaction.client, library))
    except LibraryError as error:
        _log.warning("Could not ask the open questions again: %s", error)
        return parts[0], []
    if settled:
        parts.append(render_settled(settled, words))
    if lost:
        parts.append(words("reindexed-pins", count=lost))
    if run.tests:
        parts.append(render_run(run, words))
    return "\n".join(parts), buttons(run, words) if run.tests else []
