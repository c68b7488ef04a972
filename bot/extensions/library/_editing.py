"""Changing what is known about an article."""

from __future__ import annotations

import discord

from bot.client.bot import Quoth
from bot.cogs.library.forms import EditForm
from bot.cogs.library.given_metadata import Facts
from bot.localisation import private_words
from bot.rendering.library import render_added
from bot.servers.audit_log import write_down
from index import ArticleSummary, Outcome

_Interaction = discord.Interaction[Quoth]


async def ask_for_facts(interaction: _Interaction, article: ArticleSummary) -> None:
    """Open a form with what is known about an article."""
    known = Facts(article.title, article.url, article.author, article.date)

    async def change(sent: _Interaction, facts: Facts) -> str:
        library = sent.client.library_of(sent.guild_id)
        added = await library.desk.edit(article.id, facts.in_place_of)
        if added.outcome is Outcome.UPDATED:
            await write_down(sent, "edited", added.article.title)
        return render_added(added, private_words(sent))

    await interaction.response.send_modal(EditForm(known, private_words(interaction), change))
