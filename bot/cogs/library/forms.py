"""Forms for a pasted text and for what is known about an article."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui

from bot.cogs.library.add import add_text, read_facts, with_line
from bot.cogs.library.given_metadata import GivenMetadata
from bot.context import QuothClient
from bot.localisation import Words, explain, private_words
from bot.localisation.written_dates import LONGEST
from bot.rendering.library import render_added
from bot.rendering.limits import TITLE
from bot.rendering.markdown import escape_sentence
from bot.replies.errors import report_failure
from bot.replies.send import Reply, respond
from bot.servers.audit_log import log_change
from bot.servers.managers import managing_refused, may_manage
from bot.ui.base import MINUTES, TOKEN_LIFETIME, Form
from bot.ui.controls import ControlContext
from bot.ui.form_values import given_back
from bot.ui.temporary import send_form, temporary_id
from index import ArticleSummary, LibraryError, Outcome

_FORM_SECONDS = 24 * 60 * MINUTES
"""How long a form may stay open; a text sent later would be lost."""
_PASTED = 4000
_Interaction = discord.Interaction[QuothClient]


async def ask_for_text(interaction: _Interaction, facts: GivenMetadata) -> None:
    """Open a form to paste a text into."""
    await send_form(interaction, PastedText(facts, private_words(interaction)))


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
            self._field("date", words("form-date"), words("form-date-hint"), facts.date, LONGEST),
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

    def __init__(self, facts: GivenMetadata, words: Words, text: str | None = None) -> None:
        self._pasted = text
        super().__init__(words("form-add"), facts, words)

    def _begin(self, words: Words) -> None:
        hint = words("form-text-hint")
        self.text = self._field("text", words("form-text"), hint, self._pasted, _PASTED)

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Add the text, or give it back with what was wrong."""
        text, words = self.text.value, private_words(interaction)
        try:
            facts, understood = await read_facts(interaction, self.facts)
            if refused := await managing_refused(interaction):
                await respond(interaction, Reply(refused, file=given_back(text)))
                return
            if wrong := facts.wrong(words):
                again = Again(lambda: PastedText(self.facts, words, text), interaction)
                await respond(interaction, Reply(wrong, file=given_back(text), view=again))
                return
            reply = with_line(await add_text(interaction, text, facts), understood)
        except LibraryError as error:
            reply = Reply(escape_sentence(explain(error, words)), file=given_back(text))
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

    async def submitted(self, interaction: discord.Interaction[Any]) -> None:
        """Change what was filled in, or say what is wrong with it."""
        words = private_words(interaction)
        facts, understood = await read_facts(interaction, self.facts)
        if not await may_manage(interaction):
            return
        if wrong := facts.wrong(words):
            again = Again(lambda: EditForm(self.facts, words, self._change), interaction)
            await respond(interaction, Reply(wrong, view=again))
            return
        reply = Reply(await self._change(interaction, facts))
        await respond(interaction, with_line(reply, understood))


class Again(ui.View):
    """A button that opens a form once more, with what was filled in."""

    def __init__(self, form: Callable[[], FactsForm], interaction: _Interaction) -> None:
        super().__init__(timeout=TOKEN_LIFETIME)
        self._form = form
        label = private_words(interaction)("button-back-to-form")
        back: ui.Button[Again] = ui.Button(label=label, custom_id=temporary_id(interaction.client))
        back.callback = self._open  # type: ignore[method-assign]
        self.add_item(back)

    async def _open(self, interaction: discord.Interaction[Any]) -> None:
        if await may_manage(interaction):
            await send_form(interaction, self._form())

    async def on_error(
        self, interaction: discord.Interaction[Any], error: Exception, item: ui.Item[Any], /
    ) -> None:
        """Log what failed and tell whoever clicked."""
        await report_failure(interaction, error, "the button back to a form")


async def ask_for_facts(interaction: _Interaction, article: ArticleSummary) -> None:
    """Open a form with what is known about an article."""
    known = GivenMetadata(article.title, article.url, article.author, article.date)

    async def change(sent: _Interaction, facts: GivenMetadata) -> str:
        library = sent.client.library_of(sent.guild_id)
        added = await library.management.edit(article.id, facts.in_place_of)
        if added.outcome is Outcome.UPDATED:
            await log_change(sent, "edited", added.article.title)
        return render_added(added, private_words(sent))

    await send_form(interaction, EditForm(known, private_words(interaction), change))
