"""Putting a passage first for a question: curated answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import discord

from bot.client.bot import Quoth
from bot.localisation import Words, private_words
from bot.rendering.limits import one_line
from bot.rendering.markdown import escape
from bot.rendering.passage import render_passage
from bot.replies.send import Reply, respond, say
from bot.servers.audit_log import log_change
from bot.servers.find_article import find_article
from bot.servers.managers import may_manage
from bot.servers.named_texts import fitting, named
from bot.ui.confirm import Confirmation
from index import ArticleNotFound, Caution, Library, Passage

_QUOTE = 900
_Interaction = discord.Interaction[Quoth]


class NoSuchPassage(ArticleNotFound):
    """The article has no such paragraph, or none that answers; the message is in their words."""


async def confirm_pin(
    interaction: _Interaction, question: str, article: str, paragraph: int | None
) -> None:
    """Show the passage that would come first for a question, and pin it when told so.

    Raises:
        LibraryError: there is no such article or passage; the sentence says so.
    """
    words = private_words(interaction)
    library = interaction.client.library_of(interaction.guild_id)
    passage = await chosen_passage(library, question, article, paragraph, words)

    async def pin(clicked: discord.Interaction[Any]) -> str:
        pinned = await library.management.pins.pin(question, passage)
        await log_change(clicked, "pinned", pinned.wording)
        return words("pinned", question=escape(one_line(pinned.wording)))

    asked = words("pin-question", question=escape(one_line(question)))
    await confirm_passage(interaction, asked, passage, words("button-pin"), pin)


async def chosen_passage(
    library: Library, question: str, article: str, paragraph: int | None, words: Words
) -> Passage:
    """Return the paragraph of an article that was named, or the one that answers best.

    Raises:
        LibraryError: there is no such article or passage; the sentence says so.
    """
    found = await find_article(library, article, words)
    passage = await _passage(library, question, found.id, paragraph)
    if passage is None:
        raise NoSuchPassage(words("pin-no-passage", paragraphs=found.paragraphs))
    return passage


async def confirm_passage(
    interaction: _Interaction,
    asked: str,
    passage: Passage,
    label: str,
    do: Callable[[discord.Interaction[Any]], Awaitable[str]],
) -> None:
    """Show a passage, and do something with it when told so.

    Args:
        interaction: the command.
        asked: what is to be done, as Markdown.
        passage: what it is to be done with.
        label: of the button.
        do: does it and returns a sentence about it; the library's errors are told.
    """
    words = private_words(interaction)
    quote, source = render_passage(passage, words, _QUOTE)

    layout = Confirmation(
        interaction,
        (asked, quote, source),
        label=label,
        action=do,
        allowed=may_manage,
        style=discord.ButtonStyle.primary,
        keep_label=words("button-stop"),
    )
    await respond(interaction, Reply(f"{asked}\n{quote}", layout))


async def unpin(interaction: _Interaction, question: str) -> None:
    """Let a question be answered as any other."""
    words = private_words(interaction)
    library = interaction.client.library_of(interaction.guild_id)
    pins = library.management.pins
    pin = await pins.unpin(named(await pins.wordings(), question))
    if pin is None:
        await say(interaction, words("unpin-unknown"))
        return
    await log_change(interaction, "unpinned", pin.wording)
    await say(interaction, words("unpinned", question=escape(one_line(pin.wording))))


async def fitting_pins(library: Library, typed: str) -> list[tuple[str, str]]:
    """Return the wordings that passages are pinned to and fit what was typed, with their keys.

    Raises:
        LibraryError: the library cannot be read now.
    """
    return fitting(await library.management.pins.wordings(), typed)


async def _passage(
    library: Library, question: str, article_id: str, paragraph: int | None
) -> Passage | None:
    """Return the paragraph that was named, or the one that answers best."""
    if paragraph is not None:
        return await library.management.pins.candidate(article_id, paragraph)
    answer = await library.ask(question, limit=1, article_id=article_id, caution=Caution.EAGER)
    return next(iter(answer.passages), None)
