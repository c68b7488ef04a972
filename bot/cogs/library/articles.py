"""`/articles`: what there is to ask about."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.library.lists import show_list
from bot.localisation import private_words
from bot.rendering.library import render_article
from bot.replies.send import Reply, respond
from bot.servers.autocomplete import autocomplete
from bot.servers.find_article import find_article, fitting_titles
from bot.ui.frame import NEUTRAL, framed

_Interaction = discord.Interaction[Quoth]
TITLES = autocomplete(fitting_titles, managers_only=False)


class Articles(commands.Cog):
    """The articles, for everybody; `/library` is for those who look after them."""

    @app_commands.command()
    @app_commands.describe(article="Title of one that you want to see; leave it out to list all")
    @app_commands.autocomplete(article=TITLES)
    async def articles(self, interaction: _Interaction, article: str | None = None) -> None:
        """See the articles that I can quote, or one of them."""
        if article is None:
            await show_list(interaction, "articles")
        else:
            await show_article(interaction, article)


async def show_article(interaction: _Interaction, title: str) -> None:
    """Show an article's details and how it begins."""
    words = private_words(interaction)
    library = interaction.client.library_of(interaction.guild_id)
    found = await find_article(library, title, words)
    text = render_article(await library.article(found.id), words)
    await respond(interaction, Reply(text, framed([text], NEUTRAL)))
