"""The commands of `/library` with which its managers look after what there is already."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.library.forms import ask_for_facts
from bot.cogs.library.library_tests import (
    confirm_test,
    fitting_tests,
    remove_test,
    run_tests,
)
from bot.cogs.library.lists import show_list
from bot.cogs.library.pin import confirm_pin, fitting_pins, unpin
from bot.cogs.library.remove import confirm_removal, fitting_removed, restore_named
from bot.cogs.library.synonyms import (
    add_synonyms,
    fitting_synonyms,
    remove_synonyms,
)
from bot.localisation import private_words
from bot.servers.autocomplete import autocomplete
from bot.servers.find_article import find_article, fitting_titles
from bot.servers.managers import MANAGERS_ONLY

_QUESTION = 300
_SYNONYMS = 700
_OWN_TITLES = autocomplete(partial(fitting_titles, own=True), managers_only=True)
_TITLES = autocomplete(fitting_titles, managers_only=True)
_REMOVED = autocomplete(fitting_removed, managers_only=True)
_PINS = autocomplete(fitting_pins, managers_only=True)
_TESTS = autocomplete(fitting_tests, managers_only=True)
_GROUPS = autocomplete(fitting_synonyms, managers_only=True)
_Interaction = discord.Interaction[Quoth]


class ManagerCommands(commands.Cog):
    """Editing, removing and bringing back, pinning, the log; a part of `LibraryCommands`."""

    bot: Quoth
    synonyms = app_commands.Group(
        name="synonyms", description="Choose words that mean the same in questions."
    )

    test = app_commands.Group(
        name="test", description="Watch whether questions are still answered by the right passage."
    )

    @test.command(name="add", extras=MANAGERS_ONLY)
    @app_commands.describe(
        question="The question, as people ask it",
        article="The title of the article that answers it",
        paragraph="The number of the paragraph; leave it out for the one that fits best",
    )
    @app_commands.autocomplete(article=_TITLES)
    async def add_test(
        self,
        interaction: _Interaction,
        question: app_commands.Range[str, 1, _QUESTION],
        article: str,
        paragraph: app_commands.Range[int, 1, 1_000_000] | None = None,
    ) -> None:
        """Add a question with the passage that should come first."""
        await confirm_test(interaction, question, article, paragraph)

    @test.command(name="run", extras=MANAGERS_ONLY)
    async def run_tests(self, interaction: _Interaction) -> None:
        """Ask all test questions now and show what has changed."""
        await run_tests(interaction)

    @test.command(name="list", extras=MANAGERS_ONLY)
    async def list_tests(self, interaction: _Interaction) -> None:
        """Show the test questions and how they came out last time."""
        await show_list(interaction, "tests")

    @test.command(name="remove", extras=MANAGERS_ONLY)
    @app_commands.describe(question="The question")
    @app_commands.autocomplete(question=_TESTS)
    async def remove_test(self, interaction: _Interaction, question: str) -> None:
        """Remove a test question."""
        await remove_test(interaction, question)

    @synonyms.command(name="add", extras=MANAGERS_ONLY)
    @app_commands.describe(words="Words that mean the same, with commas: mod, moderator, staff")
    async def add_synonyms(
        self, interaction: _Interaction, words: app_commands.Range[str, 1, _SYNONYMS]
    ) -> None:
        """Let words stand for one another in questions."""
        await add_synonyms(interaction, words)

    @synonyms.command(name="remove", extras=MANAGERS_ONLY)
    @app_commands.describe(words="One of the words, or the whole list")
    @app_commands.autocomplete(words=_GROUPS)
    async def remove_synonyms(self, interaction: _Interaction, words: str) -> None:
        """Remove synonyms."""
        await remove_synonyms(interaction, words)

    @synonyms.command(name="list", extras=MANAGERS_ONLY)
    async def list_synonyms(self, interaction: _Interaction) -> None:
        """Show which words mean the same."""
        await show_list(interaction, "synonyms")

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.describe(article="The article's title")
    @app_commands.autocomplete(article=_OWN_TITLES)
    async def edit(self, interaction: _Interaction, article: str) -> None:
        """Edit the title, source, author or date of one of this server's articles."""
        library = self.bot.library_of(interaction.guild_id)
        found = await find_article(library, article, private_words(interaction))
        await ask_for_facts(interaction, found)

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.describe(article="The article's title")
    @app_commands.autocomplete(article=_OWN_TITLES)
    async def remove(self, interaction: _Interaction, article: str) -> None:
        """Remove one of this server's articles."""
        library = self.bot.library_of(interaction.guild_id)
        found = await find_article(library, article, private_words(interaction))
        await confirm_removal(interaction, found)

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.describe(article="The title of an article that was removed or replaced")
    @app_commands.autocomplete(article=_REMOVED)
    async def undo(self, interaction: _Interaction, article: str) -> None:
        """Bring back an article that was removed or replaced in the last 24 hours."""
        await restore_named(interaction, article)

    @app_commands.command(name="bin", extras=MANAGERS_ONLY)
    async def removed(self, interaction: _Interaction) -> None:
        """Show the articles that were removed or replaced in the last 24 hours."""
        await show_list(interaction, "bin")

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.describe(
        question="The question, as people ask it; words and order may differ a little",
        article="The title of the article that answers it",
        paragraph="The number of the paragraph; leave it out for the one that fits best",
    )
    @app_commands.autocomplete(article=_TITLES)
    async def pin(
        self,
        interaction: _Interaction,
        question: app_commands.Range[str, 1, _QUESTION],
        article: str,
        paragraph: app_commands.Range[int, 1, 1_000_000] | None = None,
    ) -> None:
        """Pin the passage that comes first for a question."""
        await confirm_pin(interaction, question, article, paragraph)

    @app_commands.command(extras=MANAGERS_ONLY)
    @app_commands.describe(question="The question that the passage is pinned to")
    @app_commands.autocomplete(question=_PINS)
    async def unpin(self, interaction: _Interaction, question: str) -> None:
        """Unpin a question."""
        await unpin(interaction, question)

    @app_commands.command(extras=MANAGERS_ONLY)
    async def pins(self, interaction: _Interaction) -> None:
        """Show the pinned passages, and which of them are gone."""
        await show_list(interaction, "pins")

    @app_commands.command(extras=MANAGERS_ONLY)
    async def log(self, interaction: _Interaction) -> None:
        """Show who changed the articles and settings of this server, and when."""
        await show_list(interaction, "log")
