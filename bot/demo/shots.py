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
_PHONE = 390
"""Width of a phone, in CSS pixels."""
IN_LIGHT = {"answer", "verify"}
"""Screenshots that are taken in light colours as well."""
ON_A_PHONE = {"answer"}
"""Screenshots that are taken as wide as a phone as well."""
_LIGHT = """
:root {
    --discord-bg: #fff; --discord-surface: #f2f3f5; --discord-elevated: #e3e5e8;
    --discord-control: #ebedef; --discord-hover: #e0e1e5; --discord-text: #060607;
    --discord-muted: #5c5e66; --discord-subtle: #4e5058; --discord-border: #d4d7dc;
    --component-surface: #f7f7f8; --component-border: #d9dadf; --control-border: #d4d7dc;
    --button-alt: #e3e5e8; --subtle-surface: #e3e5e8; --subtle-surface-text: #2e3338;
    --code-surface: #e9eaed; --code-border: #d4d7dc; --code-text: #2e3338;
    --link-text: #006ce7; --link-accent: #006ce7; --chip-surface: #ebedef;
}
.component-container * { color: var(--discord-text) }
.component-container a, .component-container a * { color: var(--link-text) }
.markdown-subtext, .markdown-subtext * { color: var(--discord-subtle) !important }
.button-style-2 { background: #e3e5e8 !important; color: #2e3338 !important }
"""
"""Discord's light colours, which the page has none of."""

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
            ids = [message_id(target) for target in targets]
            yield await _picture(page, ids, folder / f"{name}.png")
            if name in IN_LIGHT:
                await page.add_style_tag(content=_LIGHT)
                yield await _picture(page, ids, folder / f"{name}-light.png")
            if name in ON_A_PHONE:
                await page.set_viewport_size({"width": _PHONE, "height": _HEIGHT})
                await preview.show(targets[-1])
                await reload_page(page)
                await page.add_style_tag(content=HIDDEN)
                yield await _picture(page, ids, folder / f"{name}-phone.png")
                await page.set_viewport_size({"width": _WIDTH, "height": _HEIGHT})


def message_id(target: Target) -> int:
    """Return the id of a message or of the reply to an interaction."""
    if isinstance(target, discord.Message):
        return target.id
    reply = target.response or target.followups[0]
    return reply.id


async def _picture(page: Page, ids: list[int], path: Path) -> Path:
    await page.screenshot(clip=await _around(page, ids), path=path)
    return path


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
