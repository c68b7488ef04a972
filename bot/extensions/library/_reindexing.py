"""Reindexing with a progress bar, however long it takes."""

from __future__ import annotations

import asyncio
from collections import deque

import discord

from bot.client import Quoth
from bot.localisation import Audience, explain
from bot.rendering.markdown import escape
from bot.rendering.reindex import render_progress, render_report
from bot.views.progress import ProgressMessage
from index import LibraryError, Progress


async def reindex(interaction: discord.Interaction[Quoth]) -> None:
    """Reindex the server's library and the shared one, and show how it goes.

    The reply is public: Discord lets a bot edit a private one for 15 minutes only.
    """
    latest: deque[Progress] = deque(maxlen=1)
    audience = Audience.of(interaction)
    library = interaction.client.library_of(interaction.guild_id)
    work = asyncio.ensure_future(library.reindex(latest.append))
    message = ProgressMessage(interaction)
    try:
        report = await message.follow(
            work, lambda: render_progress(latest[-1] if latest else None, audience.public)
        )
        await message.show(render_report(report, audience.public))
    except LibraryError as error:
        await message.show(escape(explain(error, audience.private)), private=True)
    finally:
        work.cancel()
