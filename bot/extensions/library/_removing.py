"""Removing an article, after asking."""

from __future__ import annotations

from typing import Any

import discord

from bot.client import Quoth
from bot.localisation import explain, private_words
from bot.managing import may_manage
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import bold, escape
from bot.replies import Reply, respond
from bot.views.confirm import Confirmation
from index import ArticleSummary, LibraryError


async def confirm_removal(interaction: discord.Interaction[Quoth], article: ArticleSummary) -> None:
    """Ask whether an article is to be removed, and remove it when told so."""
    words = private_words(interaction)
    name = bold(one_line(article.title, TITLE))
    question = words("remove-question", title=name, paragraphs=article.paragraphs)

    async def remove(clicked: discord.Interaction[Any]) -> str:
        library = interaction.client.library_of(clicked.guild_id)
        try:
            await library.remove(article.id)
        except LibraryError as error:
            return escape(explain(error, words))
        return words("remove-done", title=name)

    layout = Confirmation(
        interaction, question, label=words("button-remove"), action=remove, allowed=may_manage
    )
    await respond(interaction, Reply(question, layout))
