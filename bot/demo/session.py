"""Start the bot in the simulated server, ask it a first question and serve the page."""

from __future__ import annotations

import errno
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import simcord
from simcord import Preview

from bot import create_bot
from bot.client import Quoth
from bot.demo.doors import Doorway
from bot.demo.scene import (
    FIRST_QUESTION,
    Scene,
    ask_first_question,
    build_scene,
    talk_in_the_lounge,
)
from bot.demo.welcome import greet
from bot.settings import Settings

SETTLE_SECONDS = 60.0
"""How long one action may take: a reindex of a large data directory, at most."""


class PortBusy(Exception):
    """The page's port cannot be had; `str(error)` says which and what to do."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that is running.

    Attributes:
        question: what the member asked first.
        reply: the bot's reply, as Markdown.
        url: address of the page. It holds the key to it, so it is for this machine's user alone.
        scene: the simulated server.
    """

    question: str
    reply: str
    url: str
    scene: Scene
    _page: Preview

    async def closed(self) -> None:
        """Wait until the visitor ends the session from the page."""
        await self._page.wait_closed()

    def take_shots(self, folder: Path) -> AsyncIterator[Path]:
        """Write screenshots of what the bot does into a folder; see `bot.demo.shots`."""
        from bot.demo.shots import take_shots

        return take_shots(self.scene, self._page, folder)


@asynccontextmanager
async def open_demo(settings: Settings, *, port: int = 0) -> AsyncIterator[Demo]:
    """Run the demo for as long as the context lasts.

    Args:
        settings: those of the bot; its data directory is used as it is.
        port: port of the page on this machine; 0 takes a free one.

    Raises:
        PortBusy: another program has the port, or it is reserved.
        LibraryError: the data directory cannot be used.
    """
    # What is said in the lounge is heard only with Discord's leave, which simcord gives.
    bot = create_bot(replace(settings, message_content=True))
    doorway = Doorway()
    async with _simulation(bot) as env:
        scene = await build_scene(env, bot)
        reply = await ask_first_question(scene)
        await talk_in_the_lounge(scene)
        await greet(scene, bot, doorway)
        async with _page(env, scene, port) as page:
            doorway.open(page)
            yield Demo(FIRST_QUESTION, reply, page.url, scene, page)


@asynccontextmanager
async def _simulation(bot: Quoth) -> AsyncIterator[simcord.Env]:
    # An error in a handler is told to whoever caused it and logged; it does not end the demo.
    async with simcord.run(bot, check_errors=False, settle_timeout=SETTLE_SECONDS) as env:
        try:
            yield env
        finally:
            await bot.close()  # simcord would leave its library open


@asynccontextmanager
async def _page(env: simcord.Env, scene: Scene, port: int) -> AsyncIterator[Preview]:
    page = env.preview(
        scene.channel,
        viewers=[scene.member, scene.friend, scene.admin],
        layout="channel",
        port=port,
    )
    try:
        await page.__aenter__()
    except simcord.SetupError as error:
        if not isinstance(cause := error.__cause__, OSError):
            raise
        why = os.strerror(cause.errno or errno.EADDRINUSE).lower()
        raise PortBusy(f"Port {port} cannot be used ({why}); choose another.") from error
    try:
        yield page
    finally:
        await page.close()
