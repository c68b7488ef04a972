"""Words that mean the same in a server: adding, removing and listing them."""

from __future__ import annotations

import hashlib
import re

import discord

from bot.client.bot import Quoth
from bot.localisation import private_words
from bot.rendering.limits import one_line
from bot.rendering.markdown import bold
from bot.rendering.synonyms import joined, render_synonyms
from bot.replies.send import Reply, respond, say
from bot.servers.audit_log import log_change
from bot.ui.base import Layout
from bot.ui.frame import NEUTRAL, frame
from index import Library

_SEPARATORS = re.compile(r"[,;=\n、，]")
_WORD = 60
_Interaction = discord.Interaction[Quoth]


async def add_synonyms(interaction: _Interaction, written: str) -> None:
    """Let words stand for one another in questions.

    Raises:
        SynonymsRefused: they are too few, too many or too long; the sentence says so.
    """
    words = private_words(interaction)
    library = interaction.client.library_of(interaction.guild_id)
    group = await library.management.synonyms.add(_SEPARATORS.split(written))
    await log_change(interaction, "synonyms-added", joined(group))
    listed = words.listed([bold(one_line(word, _WORD)) for word in group])
    await say(interaction, words("synonyms-added", words=listed))


async def remove_synonyms(interaction: _Interaction, written: str) -> None:
    """Let words be told apart again."""
    words = private_words(interaction)
    synonyms = interaction.client.library_of(interaction.guild_id).management.synonyms
    chosen = next((joined(g) for g in await synonyms.all() if _key(joined(g)) == written), written)
    gone = await synonyms.remove(chosen)
    if not gone:
        await say(interaction, words("synonyms-unknown"))
        return
    for group in gone:
        await log_change(interaction, "synonyms-removed", joined(group))
    text = "\n".join([words("synonyms-removed"), *render_synonyms(gone, words)])
    await say(interaction, text)


async def list_synonyms(interaction: _Interaction) -> None:
    """Show which words mean the same in this server."""
    words = private_words(interaction)
    groups = await interaction.client.library_of(interaction.guild_id).management.synonyms.all()
    if groups:
        heading = f"### {words('synonyms-heading', total=len(groups))}"
        text = "\n".join([heading, *render_synonyms(groups, words)])
    else:
        text = words("synonyms-none")
    layout = Layout(timeout=None).add_item(frame([text], NEUTRAL))
    await respond(interaction, Reply(text, layout))


async def fitting_synonyms(library: Library, typed: str) -> list[tuple[str, str]]:
    """Return the groups that fit what was typed, with a short key for each.

    Raises:
        LibraryError: the library cannot be read now.
    """
    written = [joined(group) for group in await library.management.synonyms.all()]
    return [(text, _key(text)) for text in written if typed.casefold() in text.casefold()]


def _key(text: str) -> str:
    """Return a short name for a group, which may be longer than a choice can be."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]
