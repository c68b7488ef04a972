"""Reindexing with a progress bar, however long it takes."""

from __future__ import annotations

import asyncio
import logging

import discord

from bot.client import Quoth
from bot.rendering.library import count
from bot.rendering.markdown import escape
from bot.rendering.reindex import render_progress, render_report
from bot.replies import PATIENCE
from bot.views.progress import ProgressMessage
from index import LibraryError, Progress, ReindexReport, ReindexRunning

EDIT_SECONDS = 3.0
"""Least time between two edits of the progress bar."""

_log = logging.getLogger(__name__)


async def reindex(interaction: discord.Interaction[Quoth]) -> None:
    """Reindex the server's library and the shared one, and show how it goes.

    The reply is public: Discord lets a bot edit a private one for 15 minutes only.
    """
    latest: list[Progress] = []
    library = interaction.client.library_of(interaction.guild_id)
    work = asyncio.ensure_future(library.reindex(lambda progress: latest.append(progress)))
    message = ProgressMessage(interaction)
    try:
        await asyncio.wait({work}, timeout=PATIENCE)
        while not work.done():
            await message.show(render_progress(latest[-1] if latest else None))
            del latest[:-1]
            await asyncio.wait({work}, timeout=EDIT_SECONDS)
        await message.show(_summary(await work))
    except LibraryError as error:
        await message.show(_refusal(error), private=True)
    finally:
        work.cancel()


def _summary(report: ReindexReport) -> str:
    _log.info(
        "Reindexed %d articles, %d paragraphs, %d changed, in %.1f s",
        report.articles,
        report.paragraphs,
        report.paragraphs_changed,
        report.seconds,
    )
    return render_report(report)


def _refusal(error: LibraryError) -> str:
    text = escape(str(error))
    if isinstance(error, ReindexRunning) and error.progress:
        done, total = error.progress.articles_done, error.progress.articles_total
        return f"{text} It has done {done:,} of {count(total, 'article')}."
    return text
