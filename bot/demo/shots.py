"""Screenshots of what the bot does, one file for each."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import discord
from simcord import Preview
from simcord.results import InteractionResult

from bot.demo.browser import HIDDEN, open_page, reload_page
from bot.demo.scene import Scene
from bot.localisation import ENGLISH, words_in
from bot.ui.answer import MORE

if TYPE_CHECKING:
    from playwright.async_api import FloatRect, Page

ANSWERED = "What did the repair of the bridge cost?"
MISQUOTED = "The repair cost 3.5 million euros, 400,000 euros less than planned"

UNANSWERED = "What is the capital of France?"
_WIDTH, _HEIGHT, _SCALE = 970, 2400, 2
_MARGIN = 8

Target = discord.Message | InteractionResult
Act = Callable[[Scene], Awaitable[list[Target]]]
"""Lets somebody do something; returns the messages to show, the last being the latest."""


async def take_shots(
    scene: Scene, preview: Preview, folder: Path, shots: Mapping[str, Act]
) -> AsyncIterator[Path]:
    """Write screenshots into a folder, which is made; yield each file when it is there.

    Args:
        scene: the simulated server.
        preview: its page, as somebody sees it who may see all that is to be shown.
        folder: where the files go; files of the same names are replaced.
        shots: what is to be shown, by the names of the files.

    Raises:
        BrowserMissing: there is no browser.
        OSError: the folder cannot be written to.
    """
    await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
    async with open_page(preview.url, width=_WIDTH, height=_HEIGHT, scale=_SCALE) as page:
        for name, act in shots.items():
            targets = await act(scene)
            await preview.show(targets[-1])
            await reload_page(page)
            await page.add_style_tag(content=HIDDEN)
            path = folder / f"{name}.png"
            clip = await _around(page, [message_id(target) for target in targets])
            await page.screenshot(clip=clip, path=path)
            yield path


def message_id(target: Target) -> int:
    """Return the id of a message or of the reply to an interaction."""
    if isinstance(target, discord.Message):
        return target.id
    reply = target.response or target.followups[0]
    return reply.id


async def _around(page: Page, ids: list[int]) -> FloatRect:
    """Return the part of a page that holds these messages, in CSS pixels."""
    boxes = [
        box
        for message in ids
        if (box := await page.locator(f'article[data-message-id="{message}"]').bounding_box())
    ]
    left = min(box["x"] for box in boxes)
    top = min(box["y"] for box in boxes) - _MARGIN
    right = max(box["x"] + box["width"] for box in boxes)
    bottom = max(box["y"] + box["height"] for box in boxes) + _MARGIN
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


async def _answer(scene: Scene) -> list[Target]:
    return [await scene.member.slash(scene.channel, "ask", question=ANSWERED)]


async def _no_answer(scene: Scene) -> list[Target]:
    return [await scene.member.slash(scene.channel, "ask", question=UNANSWERED)]


async def _verify(scene: Scene) -> list[Target]:
    return [await scene.member.slash(scene.channel, "verify", quote=MISQUOTED)]


async def _private_and_shared(scene: Scene) -> list[Target]:
    private = await scene.member.slash(scene.channel, "ask", question=ANSWERED, private=True)
    return [private, *await _click(scene, private, "button-share")]


async def _context(scene: Scene) -> list[Target]:
    answer = await scene.member.slash(scene.channel, "ask", question=ANSWERED)
    return await _click(scene, answer, "button-context")


async def _why(scene: Scene) -> list[Target]:
    answer = await scene.member.slash(scene.channel, "ask", question=ANSWERED)
    return await _click(scene, answer, "button-why")


async def _click(scene: Scene, on: InteractionResult, key: str) -> list[Target]:
    """Click a button of a reply; return what came of it."""
    if on.response is None:
        return []
    label = words_in(ENGLISH)(key)
    menu = await scene.member.click(on.response, label=MORE)
    if menu.response is None:
        raise RuntimeError("the menu of an answer did not open")
    return [await scene.member.click(menu.response, label=label)]


SHOTS: dict[str, Act] = {
    "answer": _answer,
    "no-answer": _no_answer,
    "private-and-shared": _private_and_shared,
    "context": _context,
    "why": _why,
    "verify": _verify,
}
"""What a member sees, by the names of the files."""
