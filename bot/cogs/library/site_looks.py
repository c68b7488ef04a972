"""Following a site with a message that says how far it is."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from functools import partial

import discord

from bot.client.bot import Quoth
from bot.localisation import explain, private_words
from bot.rendering.markdown import escape_sentence
from bot.rendering.sources import render_followed_site, render_site_progress
from bot.replies.send import say
from bot.servers.audit_log import log_change
from bot.ui.controls import ControlContext, button
from bot.ui.progress import ProgressMessage
from index import FollowedSite, Library, LibraryError, SitePage, SiteProgress

STOP = "stop-site"
"""Name of the button that stops reading the sites of the server where it is pressed."""
CLOSING_SECONDS = 10.0
"""How long the end of the bot may wait for what it has to say about sites."""
_Interaction = discord.Interaction[Quoth]


class SiteLooks:
    """The sites that are read by command in this process."""

    def __init__(self) -> None:
        self._running: defaultdict[int, set[asyncio.Future[FollowedSite]]] = defaultdict(set)
        self._commands: set[asyncio.Task[None]] = set()
        self._closing = False

    async def follow(
        self, interaction: _Interaction, url: str, channel: discord.TextChannel | None
    ) -> None:
        """Follow a site, or look at it again, and show how it goes.

        The command has been deferred privately; Discord lets its reply be edited for 15 minutes,
        after which `/library sources` says how far it is.
        """
        latest: deque[SiteProgress] = deque(maxlen=1)
        words = private_words(interaction)
        library = interaction.client.library_of(interaction.guild_id)
        named = str(channel.id) if channel else None
        work = asyncio.ensure_future(
            library.sites.follow(url, on_progress=latest.append, channel=named)
        )
        message = ProgressMessage(
            interaction, partial(button, words("button-stop"), STOP), _nothing, private=True
        )
        self._begin(library, work)
        try:
            site = await message.follow(
                work, lambda: render_site_progress(latest[-1] if latest else None, words)
            )
            await log_change(interaction, "followed", site.title)
            failed = await failed_pages(library, site)
            await message.show(render_followed_site(site, failed, words))
        except LibraryError as error:
            await message.show(escape_sentence(explain(error, words)))
        except asyncio.CancelledError:
            if not work.cancelled() or _is_cancelled():
                raise
            await message.show(words("site-interrupted" if self._closing else "site-stopped"))
        finally:
            self._end(library, work)

    async def stop(self, control: ControlContext) -> None:
        """Stop reading the server's sites; what was read stays, the rest waits for a day."""
        works = {*self._running.get(control.interaction.guild_id or 0, ())}
        if not works:
            await say(control.interaction, control.words("site-not-running"))
            return
        await control.interaction.response.defer()  # by then some may have come to their end
        for work in works:
            work.cancel()
        await asyncio.wait(works)
        client = control.interaction.client
        await client.library_of(control.interaction.guild_id).sites.put_off()

    async def close(self) -> None:
        """Stop all of them, and wait until their messages say so: the library is closed next."""
        self._closing = True
        for works in self._running.values():
            for work in works:
                work.cancel()
        if self._commands:
            await asyncio.wait(self._commands, timeout=CLOSING_SECONDS)

    def _begin(self, library: Library, work: asyncio.Future[FollowedSite]) -> None:
        self._running[int(library.key)].add(work)
        command = asyncio.current_task()
        if command is not None:
            self._commands.add(command)

    def _end(self, library: Library, work: asyncio.Future[FollowedSite]) -> None:
        work.cancel()
        works = self._running[int(library.key)]
        works.discard(work)
        if not works:
            del self._running[int(library.key)]
        command = asyncio.current_task()
        if command is not None:
            self._commands.discard(command)


async def failed_pages(library: Library, site: FollowedSite) -> list[SitePage]:
    """Return the pages of a site that could not be read at the latest look."""
    pages = await library.sites.pages(site.url)
    return [page for page in pages if page.problem and page.round == site.round]


async def _nothing(channel_id: int, message_id: int) -> None:
    """Note nothing: a private message cannot be edited after a restart."""


def _is_cancelled() -> bool:
    task = asyncio.current_task()
    return task is not None and task.cancelling() > 0
