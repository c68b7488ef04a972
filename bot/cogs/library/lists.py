"""The lists of `/library`: articles, the bin, the log, pins, sources, synonyms, test questions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

import discord

from bot.cogs.library.site_looks import failed_pages
from bot.context import Handler, QuothClient
from bot.localisation import Words, private_words
from bot.rendering.feeds import render_feeds
from bot.rendering.library import render_bin, render_list
from bot.rendering.library_tests import render_test_list
from bot.rendering.logbook import render_log
from bot.rendering.pins import render_pins
from bot.rendering.sources import render_sources, source_entries
from bot.rendering.synonyms import render_synonyms
from bot.replies.send import Reply, respond, result_or_defer
from bot.ui.controls import ControlContext
from bot.ui.list_page import Listing, ListPage
from index import Library, PageOutcome

_ENTRIES = 1000
"""Entries of the log that can be turned to."""


async def articles(library: Library, words: Words) -> Listing:
    """List what there is to ask about."""
    found = await library.articles()
    return Listing(found, 5, partial(render_list, words=words, total=len(found)))


async def removed(library: Library, words: Words) -> Listing:
    """List what can be brought back."""
    found = await library.management.trash.removed()
    return Listing(found, 10, lambda page, _: render_bin(page, words, total=len(found)))


async def log(library: Library, words: Words) -> Listing:
    """List who changed what, the latest first."""
    found = await library.management.audit_log.recent(_ENTRIES)
    return Listing(found, 10, lambda page, _: render_log(page, words))


async def pins(library: Library, words: Words) -> Listing:
    """List the pinned passages, and those that are no longer there."""
    found = await library.management.pins.all()
    return Listing(found, 4, lambda page, _: render_pins(page, words, total=len(found)))


async def synonyms(library: Library, words: Words) -> Listing:
    """List the words that mean the same."""
    found = await library.management.synonyms.all()
    return Listing(found, 6, lambda page, _: render_synonyms(page, words, total=len(found)))


async def tests(library: Library, words: Words) -> Listing:
    """List the test questions, and where their passages came last."""
    found = await library.management.tests.all()
    return Listing(found, 6, lambda page, _: render_test_list(page, words, total=len(found)))


async def feeds(library: Library, words: Words) -> Listing:
    """List the feeds that are followed."""
    found = await library.feeds()
    return Listing(found, 3, lambda page, _: render_feeds(page, words, total=len(found)))


async def sources(library: Library, words: Words) -> Listing:
    """List all that is followed: sites, pages, feeds and channels."""
    sites, failed = await library.sites.followed(), {}
    for site in sites:
        if site.counts.get(PageOutcome.FAILED):
            failed[site.url] = await failed_pages(library, site)
    feeds, channels = await library.feeds(), await library.channels.followed()
    entries = source_entries(sites, failed, feeds, words, channels)
    total = len(sites) + len(feeds) + len(channels)
    return Listing(entries, 3, lambda page, _: render_sources(page, words, total=total))


LISTS: dict[str, Callable[[Library, Words], Awaitable[Listing]]] = {
    "articles": articles,
    "bin": removed,
    "log": log,
    "pins": pins,
    "synonyms": synonyms,
    "tests": tests,
    "feeds": feeds,
    "sources": sources,
}
"""The lists by their names, which are also in the ids of the buttons that turn their pages."""
_FOR_ALL = {"articles"}


def turn_of(name: str) -> str:
    """Return the name of the buttons that turn the pages of a list."""
    return f"{name}-page"


def turn_handlers() -> dict[str, Handler]:
    """Return what the buttons of all lists do, by their names."""
    return {
        turn_of(name): Handler(partial(turn, name), managers_only=name not in _FOR_ALL)
        for name in LISTS
    }


async def show_list(interaction: discord.Interaction[QuothClient], name: str) -> None:
    """Show the first page of a list."""
    library = interaction.client.library_of(interaction.guild_id)
    work = _page(library, name, 0, private_words(interaction))
    page = await result_or_defer(interaction, work, private=True)
    await respond(interaction, Reply(page.text, page))


async def turn(name: str, control: ControlContext) -> None:
    """Show another page, in place where the message is a list already."""
    page = await _page(control.library, name, control.number or 0, control.words)
    message = control.interaction.message
    if message is not None and message.flags.components_v2:
        await control.interaction.response.edit_message(view=page)
    else:
        await respond(control.interaction, Reply(page.text, page))


async def _page(library: Library, name: str, number: int, words: Words) -> ListPage:
    return ListPage(turn_of(name), await LISTS[name](library, words), number, words)
