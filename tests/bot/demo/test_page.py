"""The demo's page in a real browser, as a visitor uses it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot import Settings
from bot.demo import Demo, open_demo, walk
from bot.demo.browser import BrowserMissing, find_chromium, open_page, reload_page
from bot.demo.shots import SHOTS
from bot.demo.upkeep import UPKEEP
from bot.demo.visitor import Step, Visitor
from bot.demo.walk import ADMIN

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

QUESTION = "When was the agreement signed?"
QUOTE = "signed the memorandum of understanding on the Monday"
BEFORE = "Melanie Krause, acting commissioner"


@pytest.fixture
def chromium() -> str:
    try:
        return find_chromium()
    except BrowserMissing as missing:
        pytest.skip(str(missing))


@asynccontextmanager
async def visited(folder: Path) -> AsyncIterator[tuple[Demo, Page]]:
    """Start a demo and look at it."""
    async with (
        open_demo(Settings(data_dir=folder)) as demo,
        open_page(demo.url, width=1200, height=900) as page,
    ):
        yield demo, page


async def say(page: Page, text: str) -> None:
    await page.fill("#channel-composer-input", text)
    await page.press("#channel-composer-input", "Enter")
    await page.wait_for_function("() => !document.querySelector('#channel-composer-input').value")


def last(page: Page, text: str) -> Locator:
    """Return the latest message with a text in it."""
    return page.locator("article.channel-message", has_text=text).last


@pytest.mark.usefixtures("chromium")
async def test_a_visitor_asks_turns_a_page_and_looks_around(tmp_path: Path) -> None:
    async with visited(tmp_path) as (demo, page):
        await say(page, f"{demo.scene.mention} {QUESTION}")
        answer = last(page, QUESTION).and_(page.locator("article", has_text="Passage 1 of"))
        await answer.wait_for()
        assert QUOTE in await answer.inner_text()
        number = await answer.get_attribute("data-message-id")
        answer = page.locator(f'article[data-message-id="{number}"]')
        await answer.get_by_role("button", name="▶", exact=True).click()
        await answer.get_by_text("Passage 2 of").wait_for()
        await answer.get_by_role("button", name="◀", exact=True).click()
        await answer.get_by_text("Passage 1 of").wait_for()
        await answer.get_by_role("button", name="⋯", exact=True).click()
        await page.get_by_role("button", name="Context", exact=True).click()
        context = last(page, "Only you can see this")
        await context.get_by_text(BEFORE).wait_for()
        assert QUOTE in await context.inner_text()


@pytest.mark.usefixtures("chromium")
async def test_a_visitor_goes_into_the_lounge_and_comes_back(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, page):
        await page.get_by_role("button", name="Go to #lounge").click()
        await last(page, "Reload this page").wait_for()
        await reload_page(page)
        await page.locator("#channel-name", has_text="lounge").wait_for()
        await say(page, "How long will the new piles last?")
        await last(page, "should last for sixty years").wait_for()
        await page.get_by_role("button", name="Go to #ask-quoth").click()
        await last(page, "Reload this page").wait_for()
        await reload_page(page)
        await page.locator("#channel-name", has_text="ask-quoth").wait_for()


@pytest.mark.usefixtures("chromium")
async def test_screenshots_are_pictures_of_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for shots in (SHOTS, UPKEEP):  # the others are as slow, and no different
        for name in set(shots) - {"answer", "settings"}:
            monkeypatch.delitem(shots, name)

    async def short_walk(visitor: Visitor) -> AsyncIterator[Step]:  # the whole is a benchmark
        await visitor.become("admin", ADMIN)
        yield await visitor.command("/settings")

    for person in walk.WALKS:
        monkeypatch.setitem(walk.WALKS, person, short_walk)
    async with open_demo(Settings(data_dir=tmp_path / "data")) as demo:
        files = [path async for path in demo.take_shots(tmp_path / "shots")]
    pictures = ["answer", "answer-light", "answer-phone", "settings"]
    assert [path.stem for path in files] == [*pictures, "admin-01-settings", "admin-01-settings"]
    for path in files:
        data = path.read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) > 5_000


async def test_without_a_browser_there_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(BrowserMissing, match="install it, so that `chromium`"):
        async with open_page("http://127.0.0.1:9/", width=10, height=10):
            pass
