"""`/ask` and the message command "Find the source"."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from discord import app_commands
from discord.ext import commands

from bot.client.bot import Quoth
from bot.cogs.help import show_help
from bot.localisation import Audience, private_words
from bot.questions.answer import answer_question, find_source, note_unanswered, reply_to
from bot.questions.memory import remember_quietly
from bot.questions.permission_to_ask import is_private, may_ask, settings_for
from bot.questions.small_talk import SmallTalk, small_talk
from bot.rendering.memory import Remembered
from bot.replies.send import respond, result_or_defer, say
from bot.servers.autocomplete import autocomplete
from bot.servers.find_article import find_article, fitting_titles
from bot.servers.readable_channels import Readers
from bot.servers.settings import ServerSettings
from bot.ui.answer import Visibility
from index import Answer

_ANYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_ANY_INSTALLATION = app_commands.AppInstallationType(guild=True, user=True)
_TITLES = autocomplete(fitting_titles, managers_only=False)
QUESTION_LENGTH = 1000
"""Characters of a question in `/ask`."""


class Asking(commands.Cog):
    """Questions asked by command."""

    def __init__(self, bot: Quoth) -> None:
        self.bot = bot
        self.menu = app_commands.ContextMenu(
            name="Find the source",
            callback=self.find_the_source,
            allowed_contexts=_ANYWHERE,
            allowed_installs=_ANY_INSTALLATION,
        )

    async def cog_load(self) -> None:
        """Add the message command, which a cog cannot declare."""
        self.bot.tree.add_command(self.menu)

    async def cog_unload(self) -> None:
        """Take the message command away again."""
        self.bot.tree.remove_command(self.menu.name, type=self.menu.type)

    @app_commands.command()
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.describe(
        question="What you want to know, as a whole question",
        article="Look only in this article",
        private="Show the answer to nobody but you, or to everybody",
    )
    @app_commands.autocomplete(article=_TITLES)
    async def ask(
        self,
        interaction: discord.Interaction[Quoth],
        question: app_commands.Range[str, 1, QUESTION_LENGTH],
        article: str | None = None,
        private: bool | None = None,
    ) -> None:
        """Ask a question; the answer is quoted word for word from the library."""
        if small_talk(question) is SmallTalk.HELP:
            await show_help(interaction)
            return
        if not await may_ask(interaction):
            return
        choices = await settings_for(interaction)
        hidden = is_private(interaction, choices, private)
        work = self._answer_or_memory(interaction, question, article, choices)
        answer, said = await result_or_defer(interaction, work, private=hidden)
        private = hidden or not answer.answered
        await self._reply(interaction, answer, private=private, said=said)
        if interaction.guild_id and article is None:
            await note_unanswered(self.bot.library_of(interaction.guild_id), answer, choices)

    async def find_the_source(
        self, interaction: discord.Interaction[Quoth], message: discord.Message
    ) -> None:
        """Show which article a message's words come from, to nobody but the asker."""
        if not message.content.strip():
            await say(interaction, private_words(interaction)("source-without-text"))
        elif await may_ask(interaction):
            library = self.bot.library_of(interaction.guild_id)
            work = find_source(library, message.content, limit=self.bot.settings.passages)
            answer = await result_or_defer(interaction, work, private=True)
            await self._reply(interaction, answer, private=True)

    async def _answer_or_memory(
        self,
        interaction: discord.Interaction[Quoth],
        question: str,
        article: str | None,
        choices: ServerSettings,
    ) -> tuple[Answer, list[Remembered]]:
        """Answer a question, and where the library is silent, look through what members said."""
        answer = await self._answer(interaction, question, article, choices)
        member = interaction.user
        if article is not None or not isinstance(member, discord.Member):
            return answer, []
        if self.bot.get_guild(member.guild.id) is None:  # the bot is not on this server
            return answer, []
        return answer, await remember_quietly(self.bot, Readers(member), answer, choices)

    async def _answer(
        self,
        interaction: discord.Interaction[Quoth],
        question: str,
        article: str | None,
        choices: ServerSettings,
    ) -> Answer:
        library = self.bot.library_of(interaction.guild_id)
        words = private_words(interaction)
        article_id = (await find_article(library, article, words)).id if article else None
        return await answer_question(
            library,
            question,
            "ask",
            limit=choices.limit(self.bot.settings.passages),
            article_id=article_id,
            caution=choices.caution,
        )

    async def _reply(
        self,
        interaction: discord.Interaction[Quoth],
        answer: Answer,
        *,
        private: bool,
        said: Sequence[Remembered] = (),
    ) -> None:
        library = self.bot.library_of(interaction.guild_id)
        choices = await settings_for(interaction)
        reply = await reply_to(
            library,
            answer,
            Audience.of(interaction),
            asker=interaction.user.id,
            visibility=_visibility(interaction, private),
            instead=choices.instead,
            keep_question=self.bot.settings.keep_questions,
            said=said,
        )
        await respond(interaction, reply)


def _visibility(interaction: discord.Interaction[Quoth], private: bool) -> Visibility:
    if private:
        return Visibility.PRIVATE
    return Visibility.DIRECT if interaction.guild_id is None else Visibility.PUBLIC


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot."""
    await bot.add_cog(Asking(bot))
