"""Words that mean the same in a server: adding and removing them."""

from __future__ import annotations

import re

import discord

from bot.client.bot import Quoth
from bot.localisation import private_words
from bot.rendering.limits import one_line
from bot.rendering.markdown import bold
from bot.rendering.synonyms import joined, synonym_lines
from bot.replies.send import say
from bot.servers.audit_log import log_change
from bot.servers.named_texts import fitting, named
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
    gone = await synonyms.remove(named(map(joined, await synonyms.all()), written))
    if not gone:
        await say(interaction, words("synonyms-unknown"))
        return
    for group in gone:
        await log_change(interaction, "synonyms-removed", joined(group))
    text = "\n".join([words("synonyms-removed"), *synonym_lines(gone)])
    await say(interaction, text)


async def fitting_synonyms(library: Library, typed: str) -> list[tuple[str, str]]:
    """Return the groups that fit what was typed, with a short key for each.

    Raises:
        LibraryError: the library cannot be read now.
    """
    return fitting(map(joined, await library.management.synonyms.all()), typed)
