"""Forms for a pasted text and for what is known about an article."""

from __future__ import annotations

import io
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui

from bot.cogs.library.add import add_text
from bot.cogs.library.given_metadata import GivenMetadata
from bot.context import QuothClient
from bot.localisation import Words, explain, private_words
from bot.rendering.library import render_added
from bot.rendering.limits import TITLE
from bot.rendering.markdown import escape
from bot.replies.send import Reply, errors_told, respond
from bot.servers.audit_log import log_change
from bot.servers.managers import managing_refused
from bot.ui.base import MINUTES, Form
from bot.ui.controls import ControlContext
from index import ArticleSummary, LibraryError, Outcome

_FORM_SECONDS = 24 * 60 * MINUTES
"""How long a form may stay open; a text sent later would be lost."""
_PASTED = 4000
_Interaction = discord.Interaction[QuothClient]


async def ask_for_text(interaction: _Interaction, facts: GivenMetadata) -> None:
    """Open a form to paste a text into."""
    await interaction.response.send_modal(PastedText(facts, private_words(interaction)))


async def open_form(control: ControlContext) -> None:
    """Open the form; the button may name an open question, which becomes the title."""
    question = await control.library.management.open_questions.find(control.number or 0)
    title = question.question[:TITLE] if question else None
    await ask_for_text(control.interaction, GivenMetadata(title))


class FactsForm(Form):
    """A form for what is known about an article.

    It may lie open for long: whoever sends it must still be one who may manage the server.
    """

    def __init__(self, title: str, facts: GivenMetadata, words: Words) -> None:
        super().__init__(title=title, timeout=_FORM_SECONDS)
        self._begin(words)
        hint = words("form-title-hint")
        self._fields = (
            self._field("title", words("form-title"), hint, facts.title, TITLE),
            self._field("url", words("form-source"), "https://…", facts.url, 500),
            self._field("author", words("form-author"), "", facts.author, 100),
            self._field("date", words("form-date"), "2025-04-30", facts.date, 10),
        )

    def _begin(self, words: Words) -> None:
        """Add what stands before the facts."""

    @property
    def facts(self) -> GivenMetadata:
        """What was filled in."""
        return GivenMetadata(*(field.value.strip() or None for field in self._fields))

    def _field(
        self, name: str, label: str, hint: str, default: str | None, length: int
    ) -> ui.TextInput[FactsForm]:
        long = length == _PASTED
        field: ui.TextInput[FactsForm] = ui.TextInput(
            custom_id=name,
            style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
            placeholder=hint or None,
            default=default[:length] if default else None,
            required=long,
            max_length=length,
        )
        self.add_item(ui.Label(text=label, component=field))
        return field


class PastedText(FactsForm):
    """A form for a text and what is known about it."""

    text: ui.TextInput[FactsForm]

    def __init__(self, facts: GivenMetadata, words: Words) -> None:
        super().__init__(words("form-add"), facts, words)

    def _begin(self, words: Words) -> None:
        self.text = self._field("text", words("form-text"), words("form-text-hint"), None, _PASTED)

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Add the text, or give it back with what was wrong."""
        text = self.text.value
        words = private_words(interaction)
        try:
            if wrong := await managing_refused(interaction) or self.facts.wrong(words):
                await respond(interaction, Reply(wrong, file=_given_back(text)))
                return
            await interaction.response.defer(ephemeral=True, thinking=True)
            reply = await add_text(interaction, text, self.facts)
        except LibraryError as error:
            reply = Reply(escape(explain(error, words)), file=_given_back(text))
        await respond(interaction, reply)


class EditForm(FactsForm):
    """A form that changes what is known about an article."""

    def __init__(
        self,
        facts: GivenMetadata,
        words: Words,
        change: Callable[[_Interaction, GivenMetadata], Awaitable[str]],
    ) -> None:
        super().__init__(words("form-edit"), facts, words)
        self._change = change

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Change what was filled in, or say what is wrong with it."""
        async with errors_told(interaction):
            wrong = self.facts.wrong(private_words(interaction))
            if wrong := await managing_refused(interaction) or wrong:
                await respond(interaction, Reply(wrong))
                return
            await interaction.response.defer(ephemeral=True, thinking=True)
            await respond(interaction, Reply(await self._change(interaction, self.facts)))


def _given_back(text: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode(errors="replace")), "your-text.txt")


async def ask_for_facts(interaction: _Interaction, article: ArticleSummary) -> None:
    """Open a form with what is known about an article."""
    known = GivenMetadata(article.title, article.url, article.author, article.date)

    async def change(sent: _Interaction, facts: GivenMetadata) -> str:
        library = sent.client.library_of(sent.guild_id)
        added = await library.management.edit(article.id, facts.in_place_of)
        if added.outcome is Outcome.UPDATED:
            await log_change(sent, "edited", added.article.title)
        return render_added(added, private_words(sent))

    await interaction.response.send_modal(EditForm(known, private_words(interaction), change))
