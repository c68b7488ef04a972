"""Adding an article from an attachment or a pasted text."""

from __future__ import annotations

import asyncio
import io
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePath
from typing import Any

import discord
from discord import ui

from bot.client import Quoth
from bot.localisation import Words, explain, private_words
from bot.rendering.additions import render_additions
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import escape, safe_url
from bot.replies import Reply, errors_told, respond, say
from bot.views.base import MINUTES, Form
from index import Draft, LibraryError

_DOWNLOAD_SECONDS = 60.0
_FORM_SECONDS = 24 * 60 * MINUTES
"""How long a form may stay open; a text sent later would be lost."""
_PASTED = 4000
_UNSAFE = re.compile(r"[^\w.\- ()]+")
_Interaction = discord.Interaction[Quoth]


@dataclass(frozen=True, slots=True)
class Facts:
    """What whoever adds an article says about it; None where the text is to tell."""

    title: str | None = None
    url: str | None = None
    author: str | None = None
    date: str | None = None

    def wrong(self, words: Words) -> str | None:
        """Return a sentence about what cannot be right, or None."""
        if self.url and safe_url(self.url) is None:
            return words("add-url-wrong")
        if self.date and not _is_day(self.date):
            return words("add-date-wrong")
        return None

    def applied_to(self, draft: Draft) -> Draft:
        """Return the draft with these facts in place of those found in the text."""
        return replace(
            draft,
            title=one_line(self.title or "") or draft.title,
            url=self.url or draft.url,
            author=one_line(self.author or "") or draft.author,
            date=self.date or draft.date,
        )


async def add_attachment(interaction: _Interaction, file: discord.Attachment, facts: Facts) -> None:
    """Download a file of bounded size and add it; the same name again is a new version."""
    words = private_words(interaction)
    limit = interaction.client.settings.max_upload_bytes
    if file.size > limit:
        await say(interaction, words("add-too-large", size=file.size, limit=limit))
        return
    if wrong := facts.wrong(words):
        await say(interaction, wrong)
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    name = clean_name(file.filename)
    try:
        async with asyncio.timeout(_DOWNLOAD_SECONDS):
            data = await file.read()
    except (discord.HTTPException, TimeoutError):
        await say(interaction, words("add-not-downloaded"))
        return
    await respond(interaction, await _add(interaction, data, name, f"upload:{name}", facts))


async def add_address(interaction: _Interaction, url: str, facts: Facts) -> None:
    """Fetch a document and add it; the same address again is a new version."""
    words = private_words(interaction)
    if wrong := facts.wrong(words):
        await say(interaction, wrong)
        return
    await interaction.response.defer(ephemeral=True, thinking=True)
    async with errors_told(interaction):
        library = interaction.client.library_of(interaction.guild_id)
        additions = await library.add_url(url, amend=replace(facts, url=None).applied_to)
        await respond(interaction, Reply(render_additions(additions, words)))


async def ask_for_text(interaction: _Interaction, facts: Facts) -> None:
    """Open a form to paste a text into."""
    await interaction.response.send_modal(PastedText(facts, private_words(interaction)))


class PastedText(Form):
    """A form for a text and what is known about it."""

    def __init__(self, facts: Facts, words: Words) -> None:
        super().__init__(title=words("form-add"), timeout=_FORM_SECONDS)
        self.text = self._field("text", words("form-text"), words("form-text-hint"), None, _PASTED)
        self.headline = self._field(
            "title", words("form-title"), words("form-title-hint"), facts.title, TITLE
        )
        self.url = self._field("url", words("form-source"), "https://…", facts.url, 500)
        self.author = self._field("author", words("form-author"), "", facts.author, 100)
        self.date = self._field("date", words("form-date"), "2025-04-30", facts.date, 10)

    def _field(
        self, name: str, label: str, hint: str, default: str | None, length: int
    ) -> ui.TextInput[PastedText]:
        long = length == _PASTED
        field: ui.TextInput[PastedText] = ui.TextInput(
            custom_id=name,
            style=discord.TextStyle.paragraph if long else discord.TextStyle.short,
            placeholder=hint or None,
            default=default,
            required=long,
            max_length=length,
        )
        self.add_item(ui.Label(text=label, component=field))
        return field

    async def on_submit(self, interaction: discord.Interaction[Any], /) -> None:
        """Add the text, or give it back with what was wrong."""
        facts = Facts(*(field.value.strip() or None for field in self._facts))
        text = self.text.value
        if wrong := facts.wrong(private_words(interaction)):
            await respond(interaction, Reply(wrong, file=_given_back(text)))
            return
        await interaction.response.defer(ephemeral=True, thinking=True)
        name = "pasted.md" if re.search(r"^#{1,6} ", text, re.MULTILINE) else "pasted.txt"
        reply = await _add(interaction, text.encode(errors="replace"), name, None, facts)
        await respond(interaction, reply)

    @property
    def _facts(self) -> tuple[ui.TextInput[PastedText], ...]:
        return (self.headline, self.url, self.author, self.date)


def clean_name(filename: str) -> str:
    """Return a file's name without folders and odd characters, of bounded length."""
    name = PurePath(_UNSAFE.sub("_", filename.replace("\\", "/").rsplit("/", 1)[-1]))
    return f"{name.stem[:80] or 'file'}{name.suffix[:10]}"


async def _add(
    interaction: _Interaction, data: bytes, name: str, origin: str | None, facts: Facts
) -> Reply:
    """Add a document; what cannot be added is given back when it was pasted."""
    words = private_words(interaction)

    def amended(draft: Draft) -> Draft:
        draft = facts.applied_to(draft)
        return replace(draft, origin=origin or f"pasted:{draft.title.casefold()}")

    try:
        library = interaction.client.library_of(interaction.guild_id)
        additions = await library.add_document(
            data, name, origin=origin or f"pasted:{name}", amend=amended
        )
    except LibraryError as error:
        given_back = None if origin else _given_back(data.decode())
        return Reply(escape(explain(error, words)), file=given_back)
    return Reply(render_additions(additions, words))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _given_back(text: str) -> discord.File:
    return discord.File(io.BytesIO(text.encode(errors="replace")), "your-text.txt")
