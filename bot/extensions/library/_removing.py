"""Removing an article, after asking."""

from __future__ import annotations

from typing import Any

import discord

from bot.client import Quoth
from bot.extensions.library._managing import may_manage
from bot.rendering.library import count
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import bold, escape
from bot.replies import Reply, respond
from bot.views.confirm import Confirmation
from index import ArticleSummary, LibraryError


async def confirm_removal(interaction: discord.Interaction[Quoth], article: ArticleSummary) -> None:
    """Ask whether an article is to be removed, and remove it when told so."""
    name = bold(one_line(article.title, TITLE))
    size = count(article.paragraphs, "paragraph")
    question = f"Remove {name} ({size}) from this server's library? This cannot be undone."

    async def remove(clicked: discord.Interaction[Any]) -> str:
        library = interaction.client.library_of(clicked.guild_id)
        try:
            await library.remove(article.id)
        except LibraryError as error:
            return escape(str(error))
        return f"Removed {name}."

    layout = Confirmation(interaction, question, label="Remove", action=remove, allowed=may_manage)
    await respond(interaction, Reply(question, layout))
