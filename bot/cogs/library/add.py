"""Adding articles from attachments, an address or a pasted text."""

from __future__ import annotations

import asyncio
import dataclasses
import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import discord
from msgspec import structs

from bot.client.bot import Quoth
from bot.cogs.library.added import reply_about
from bot.cogs.library.given_metadata import GivenMetadata
from bot.localisation import explain, private_words
from bot.rendering.limits import CONTENT, shorten
from bot.rendering.markdown import bold, escape_sentence
from bot.replies.send import Reply, respond, say
from bot.servers.audit_log import log_change
from index import Additions, Draft, LibraryError, Outcome

_DOWNLOAD_SECONDS = 60.0
_WRITTEN_DOWN = 20
"""Articles of one document that the log names."""
_UNSAFE = re.compile(r"[^\w.\- ()]+")
_OUTCOMES = {Outcome.ADDED: "added", Outcome.UPDATED: "updated"}
_Interaction = discord.Interaction[Quoth]


async def add_attachments(
    interaction: _Interaction, files: Sequence[discord.Attachment], facts: GivenMetadata
) -> None:
    """Download files of bounded size and add them; the same name again is a new version."""
    words = private_words(interaction)
    facts, understood = await read_facts(interaction, facts)
    wrong = facts.wrong(words)
    if len(files) > 1 and (facts.title or facts.url):
        wrong = words("add-facts-of-one")
    if wrong:
        await say(interaction, wrong)
        return
    names = _told_apart([clean_name(file.filename) for file in files])
    replies = [
        await _attachment_added(interaction, file, name, facts)
        for file, name in zip(files, names, strict=True)
    ]
    if len(replies) == 1:
        await respond(interaction, with_line(replies[0], understood))
        return
    said = [
        _said_of(clean_name(file.filename), reply.content())
        for file, reply in zip(files, replies, strict=True)
    ]
    said.append(understood)
    await respond(interaction, Reply(shorten("\n".join(filter(None, said)), CONTENT)))


def _said_of(name: str, said: str) -> str:
    """Return what became of one file of several; a reason may begin with its name already."""
    return said if said.startswith(escape_sentence(name)) else f"{bold(name)}: {said}"


async def add_address(interaction: _Interaction, url: str, facts: GivenMetadata) -> None:
    """Fetch a document and add it; the same address again is a new version."""
    words = private_words(interaction)
    facts, understood = await read_facts(interaction, facts)
    if wrong := facts.wrong(words):
        await say(interaction, wrong)
        return
    library = interaction.client.library_of(interaction.guild_id)
    additions = await library.add_url(url, amend=dataclasses.replace(facts, url=None).amendment)
    await _log_changes(interaction, additions)
    reply = await reply_about(interaction, additions)
    await respond(interaction, with_line(reply, understood))


async def add_text(interaction: _Interaction, text: str, facts: GivenMetadata) -> Reply:
    """Add a pasted text and return what became of it.

    Raises:
        LibraryError: it cannot be added.
    """
    name = "pasted.md" if re.search(r"^#{1,6} ", text, re.MULTILINE) else "pasted.txt"

    def amended(draft: Draft) -> Draft:
        draft = facts.applied_to(draft)
        return structs.replace(draft, origin=f"pasted:{draft.title.casefold()}")

    library = interaction.client.library_of(interaction.guild_id)
    additions = await library.add_document(
        text.encode(errors="replace"), name, origin=f"pasted:{name}", amend=amended
    )
    await _log_changes(interaction, additions)
    return await reply_about(interaction, additions)


async def read_facts(
    interaction: discord.Interaction[Any], facts: GivenMetadata
) -> tuple[GivenMetadata, str]:
    """Defer, and return what is said of an article with its date read, and how it was understood.

    Reading the first date takes half a second, and longer on a busy machine.
    """
    await interaction.response.defer(ephemeral=True, thinking=True)
    read = await facts.read(interaction.locale.value)
    wrong = read.wrong(private_words(interaction))
    return read, "" if wrong else read.understood(facts, private_words(interaction))


def with_line(reply: Reply, line: str) -> Reply:
    """Return a reply with another line below its text."""
    return dataclasses.replace(reply, text=f"{reply.content()}\n{line}") if line else reply


def clean_name(filename: str) -> str:
    """Return a file's name without folders and odd characters, of bounded length."""
    name = PurePath(_UNSAFE.sub("_", filename.replace("\\", "/").rsplit("/", 1)[-1]))
    return f"{name.stem[:80] or 'file'}{name.suffix[:10]}"


def _told_apart(names: Sequence[str]) -> list[str]:
    """Return names with a number after those that are there already."""
    return [
        name if (before := names[:i].count(name)) == 0 else f"{name} ({before + 1})"
        for i, name in enumerate(names)
    ]


async def _attachment_added(
    interaction: _Interaction, file: discord.Attachment, unique: str, facts: GivenMetadata
) -> Reply:
    """Download and add one file; return what became of it, or why it could not be added.

    Args:
        interaction: the command.
        file: what was attached.
        unique: a name that no other file of the command has.
        facts: what is said of it.
    """
    words = private_words(interaction)
    limit = interaction.client.settings.max_upload_bytes
    if file.size > limit:
        return Reply(words("add-too-large", size=file.size, limit=limit))
    try:
        async with asyncio.timeout(_DOWNLOAD_SECONDS):
            data = await file.read()
    except (discord.HTTPException, TimeoutError):
        return Reply(words("add-not-downloaded"))
    name = clean_name(file.filename)
    library = interaction.client.library_of(interaction.guild_id)
    try:
        additions = await library.add_document(
            data, name, origin=f"upload:{unique}", amend=facts.amendment
        )
    except LibraryError as error:
        return Reply(escape_sentence(explain(error, words)))
    await _log_changes(interaction, additions)
    return await reply_about(interaction, additions)


async def _log_changes(interaction: _Interaction, additions: Additions) -> None:
    for added in additions.added[:_WRITTEN_DOWN]:
        if added.outcome in _OUTCOMES:
            await log_change(interaction, _OUTCOMES[added.outcome], added.article.title)
