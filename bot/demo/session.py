"""Start the bot in the simulated server, ask it a first question and serve the page."""

from __future__ import annotations

import asyncio
import errno
import os
import socket
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import simcord
from msgspec.structs import replace
from simcord import MemberActor, Preview

from bot import create_bot
from bot.client.bot import Quoth
from bot.demo import message_search  # noqa: F401 - the route that simcord lacks
from bot.demo.animation import write_animation
from bot.demo.article_site import serve_articles
from bot.demo.browser import open_page
from bot.demo.doors import Doorway
from bot.demo.history import make_history
from bot.demo.loop_clock import LoopClock
from bot.demo.scene import (
    FIRST_QUESTION,
    Scene,
    ask_first_question,
    build_scene,
    demo_articles,
    talk_in_the_lounge,
)
from bot.demo.visitor import Step, Visitor
from bot.demo.welcome import greet
from bot.settings import Settings

SETTLE_SECONDS = 30.0
"""How long an action may take; the rests of the bot's loops do not count."""
_WIDTH, _HEIGHT = 1000, 1400
"""Of the window of a walk, in CSS pixels."""
_TICK = 0.25
"""Seconds between two looks at the clock."""


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
    _env: simcord.Env
    _clock: LoopClock
    _doorway: Doorway

    async def closed(self) -> None:
        """Wait until the visitor ends the session from the page."""
        await self._page.wait_closed()

    async def take_shots(self, folder: Path) -> AsyncIterator[Path]:
        """Write screenshots of what the bot does into a folder; ends the visitor's session.

        Those of the README come first, then those of each command and button, in a folder `walk`.

        Raises:
            BrowserMissing: there is no browser.
            OSError: the folder cannot be written to.
        """
        from bot.demo.shots import SHOTS, take_shots
        from bot.demo.upkeep import UPKEEP

        async for path in take_shots(self.scene, self._page, folder, SHOTS):
            yield path
        await self._page.close()  # there is one at a time, and this one is the members'
        async with self._visited([self.scene.admin]) as page:
            async for path in take_shots(self.scene, page, folder, UPKEEP):
                yield path
        if animation := await asyncio.to_thread(write_animation, folder):
            yield animation
        async for step in self.walk(folder / "walk"):
            if step.path:
                yield step.path

    async def walk(
        self, folder: Path | None, whose: Sequence[str] = ("member", "admin")
    ) -> AsyncIterator[Step]:
        """Do all that a member and an admin can do in a real browser.

        It ends the visitor's session.

        Args:
            folder: where a picture of each step goes; None takes none.
            whose: who does what they can.

        Raises:
            BrowserMissing: there is no browser.
            OSError: the folder cannot be written to.
        """
        from bot.demo.walk import WALKS

        if folder:
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
        await self._page.close()
        people = [self.scene.member, self.scene.friend, self.scene.admin]
        for who in whose:
            async with (
                self._visited(people) as page,
                open_page(page.url, width=_WIDTH, height=_HEIGHT) as browser,
            ):
                async for step in WALKS[who](Visitor(browser, folder)):
                    yield step

    @asynccontextmanager
    async def _visited(self, people: Sequence[MemberActor]) -> AsyncIterator[Preview]:
        async with _page(self._env, self.scene, 0, people, self._clock) as page:
            self._doorway.open(page)
            yield page


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
    await asyncio.to_thread(_claim, port)
    # What is said in the lounge is heard only with Discord's leave, which simcord gives.
    bot = create_bot(replace(settings, message_content=True, shards="1"))
    doorway = Doorway()
    files = [*demo_articles(), *demo_articles("rowing-club")]
    async with serve_articles(files) as site, _simulation(bot) as (env, clock):
        scene = await build_scene(env, bot, site)
        await make_history(scene)
        reply = await ask_first_question(scene)
        await talk_in_the_lounge(scene)
        await greet(scene, bot, doorway)
        people = [scene.member, scene.friend, scene.admin]
        async with _page(env, scene, port, people, clock) as page:
            doorway.open(page)
            yield Demo(FIRST_QUESTION, reply, page.url, scene, page, env, clock, doorway)


def _claim(port: int) -> None:
    """Find out at once whether a port can be had, before anything is made up for its page."""
    try:
        with socket.create_server(("127.0.0.1", port)):
            pass
    except OSError as error:
        raise _busy(port, error) from error


def _busy(port: int, error: OSError) -> PortBusy:
    why = os.strerror(error.errno or errno.EADDRINUSE).lower()
    return PortBusy(f"Port {port} cannot be used ({why}); choose another.")


@asynccontextmanager
async def _simulation(bot: Quoth) -> AsyncIterator[tuple[simcord.Env, LoopClock]]:
    # An error in a handler is told to whoever caused it and logged; it does not end the demo.
    env = simcord.Env(bot, check_errors=False, settle_timeout=SETTLE_SECONDS)
    # Before the bot starts: what it does every few minutes would be made up for a whole year.
    _catch_up(env)
    clock = LoopClock(env)
    with clock.keeping():
        try:
            async with bot:  # simcord would leave its library open
                await env.start()
                with env.time_context():
                    yield env, clock
        finally:
            await env.shutdown()


def _catch_up(env: simcord.Env) -> None:
    """Set the simulation's clock to the present: by itself it stands still between actions."""
    env.backend.advance_clock(max(0.0, (datetime.now(UTC) - env.now()).total_seconds()))


async def _keep_time(env: simcord.Env, page: Preview, loops: LoopClock) -> None:
    """Let the clock go on, and the page reckon from it what was how long ago."""
    while True:
        loops.tick()
        _catch_up(env)
        page.capture_time = env.now()
        await asyncio.sleep(_TICK)


@asynccontextmanager
async def _page(
    env: simcord.Env, scene: Scene, port: int, people: Sequence[MemberActor], loops: LoopClock
) -> AsyncIterator[Preview]:
    page = env.preview(scene.channel, viewers=[*people], layout="channel", port=port)
    try:
        await page.__aenter__()
    except simcord.SetupError as error:
        if not isinstance(cause := error.__cause__, OSError):
            raise
        raise _busy(port, cause) from error
    clock = asyncio.create_task(_keep_time(env, page, loops))
    try:
        yield page
    finally:
        clock.cancel()
        await page.close()
