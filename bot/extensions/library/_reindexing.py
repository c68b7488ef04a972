"""Reindexing with a progress bar, however long it takes, until it is done or stopped."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from functools import partial

import discord

from bot.client import Quoth
from bot.localisation import Audience, Words, explain
from bot.logbook import write_down
from bot.rendering.markdown import escape
from bot.rendering.reindex import render_diff, render_progress, render_report, render_settled
from bot.replies import say
from bot.views.controls import Use, button
from bot.views.progress import ProgressMessage
from index import Library, LibraryError, Progress, ReindexReport

CANCEL = "stop-reindex"
"""Name of the button that stops the reindex of the server where it is pressed."""
_log = logging.getLogger(__name__)
_Interaction = discord.Interaction[Quoth]


class Reindexes:
    """The reindexes that were begun by command in this process, by server."""

    def __init__(self) -> None:
        self._running: dict[int, asyncio.Future[ReindexReport]] = {}

    async def reindex(self, interaction: _Interaction) -> None:
        """Reindex the server's library and the shared one, and show how it goes.

        The reply is public: Discord lets a bot edit a private one for 15 minutes only.
        """
        guild_id = interaction.guild_id or 0
        latest: deque[Progress] = deque(maxlen=1)
        words = Audience.of(interaction).public
        library = interaction.client.library_of(guild_id)
        work = asyncio.ensure_future(library.reindex(latest.append))
        self._running.setdefault(guild_id, work)
        message = ProgressMessage(interaction, partial(button, words("button-stop"), CANCEL))
        try:
            report = await message.follow(
                work, lambda: render_progress(latest[-1] if latest else None, words)
            )
            await message.show(await _summary(interaction, library, report, words))
        except LibraryError as error:
            private = Audience.of(interaction).private
            await message.show(escape(explain(error, private)), private=True)
        except asyncio.CancelledError:
            if not _was_stopped(work):
                raise
            await message.show(words("reindex-stopped"))
        finally:
            work.cancel()
            if self._running.get(guild_id) is work:
                del self._running[guild_id]

    async def stop(self, use: Use) -> None:
        """Stop the server's reindex; the paragraphs that were in use stay."""
        work = self._running.get(use.interaction.guild_id or 0)
        if work is None or not work.cancel():
            await say(use.interaction, use.words("reindex-not-running"))
            return
        await use.interaction.response.defer()
        await write_down(use.interaction, "stopped")


def _was_stopped(work: asyncio.Future[ReindexReport]) -> bool:
    """Return whether the work alone was cancelled, and not whoever waits for it."""
    task = asyncio.current_task()
    return work.cancelled() and (task is None or not task.cancelling())


async def _summary(
    interaction: _Interaction, library: Library, report: ReindexReport, words: Words
) -> str:
    """Return what a reindex did, and which open questions have an answer now."""
    await write_down(interaction, "reindexed", render_diff(report.diff))
    parts = [render_report(report, words)]
    try:
        choices = await interaction.client.preferences.of(library)
        ask = partial(library.ask, limit=1, caution=choices.caution)
        settled = [group for group, _ in await library.desk.settle(ask)]
        lost = sum(state.passage is None for state in await library.desk.pins.all())
    except LibraryError as error:
        _log.warning("Open questions could not be asked again: %s", error)
        return parts[0]
    if settled:
        parts.append(render_settled(settled, words))
    if lost:
        parts.append(words("reindexed-pins", count=lost))
    return "\n".join(parts)
