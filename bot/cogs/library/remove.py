"""Removing an article, after asking, and bringing it back within a day."""

from __future__ import annotations

from typing import Any

import discord

from bot.context import QuothClient
from bot.localisation import Words, private_words
from bot.rendering.limits import TITLE, one_line
from bot.rendering.markdown import bold
from bot.replies.send import Reply, respond, say
from bot.servers.audit_log import log_change
from bot.servers.managers import may_manage
from bot.ui.confirm import Confirmation, Done
from bot.ui.controls import ControlContext, button
from bot.ui.frame import ANSWERED, framed
from index import ArticleSummary, Library, Outcome

UNDO = "undo"
"""Name of the button that brings an article back; its argument is the article's id."""


async def confirm_removal(
    interaction: discord.Interaction[QuothClient], article: ArticleSummary
) -> None:
    """Ask whether an article is to be removed, and remove it when told so."""
    words = private_words(interaction)
    if article.library != str(interaction.guild_id):
        await say(interaction, words("error-read-only-article"))
        return
    name = bold(one_line(article.title, TITLE))
    question = words("remove-question", title=name, paragraphs=article.paragraphs)

    async def remove(clicked: discord.Interaction[Any]) -> Done:
        library = interaction.client.library_of(clicked.guild_id)
        await library.remove(article.id)
        await log_change(clicked, "removed", article.title)
        undo = button(words("button-undo"), UNDO, article.id)
        return Done(words("remove-done", title=name), undo)

    layout = Confirmation(
        interaction, question, label=words("button-remove"), action=remove, allowed=may_manage
    )
    await respond(interaction, Reply(question, layout))


async def restore_named(interaction: discord.Interaction[QuothClient], named: str) -> None:
    """Bring back the article of this id or title, which was removed not long ago.

    Raises:
        LibraryError: it cannot be brought back; the sentence says why.
    """
    library = interaction.client.library_of(interaction.guild_id)
    wanted = named.strip().casefold()
    removed = await library.management.trash.removed()
    meant = [r.article_id for r in removed if wanted in (r.article_id, r.title.casefold())]
    sentence = await _restored(interaction, next(iter(meant), ""), private_words(interaction))
    await say(interaction, sentence)


async def undo(control: ControlContext) -> None:
    """Bring back the article whose button was pressed."""
    sentence = await _restored(control.interaction, control.argument, control.words)
    layout = framed([sentence], ANSWERED)
    await control.interaction.response.edit_message(view=layout)


async def fitting_removed(library: Library, typed: str) -> list[tuple[str, str]]:
    """Return title and id of the removed articles that fit what was typed, the latest first.

    Raises:
        LibraryError: the library cannot be read now.
    """
    wanted = typed.casefold()
    removed = await library.management.trash.removed()
    return [(r.title, r.article_id) for r in removed if wanted in r.title.casefold()]


async def _restored(
    interaction: discord.Interaction[QuothClient], article_id: str, words: Words
) -> str:
    library = interaction.client.library_of(interaction.guild_id)
    added = await library.management.trash.restore(article_id)
    await log_change(interaction, "restored", added.article.title)
    title = bold(one_line(added.article.title, TITLE))
    key = "restored" if added.outcome is Outcome.ADDED else "restored-version"
    return words(key, title=title, paragraphs=added.article.paragraphs)
