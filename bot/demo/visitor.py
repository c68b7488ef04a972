"""A visitor of the demo's page, who types, presses and chooses in a real browser."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.demo.browser import HIDDEN, reload_page

if TYPE_CHECKING:
    from playwright.async_api import FilePayload, Locator, Page

File = tuple[str, bytes]
"""A file's name and content."""
_BOX = "#channel-composer-input"
_REVISION = "() => window.simcordPreview.publishedRevision"
_DONE = """(before) => window.simcordPreview.publishedRevision > before
    && window.simcordPreview.ready === true
    && !document.querySelector('.component-button[aria-disabled="true"]:not([disabled])')"""
_DIALOG = ".modal-dialog"
_MESSAGE = "article.channel-message"
_NAMES = {"◀": "back", "▶": "next", "👍": "helpful", "👎": "unhelpful", "⋯": "more"}


@dataclass(frozen=True, slots=True)
class Step:
    """Something that the visitor did.

    Attributes:
        name: what, as a file may be called.
        seconds: how long it took until the page showed what came of it.
        path: the picture of that; None where none was wanted.
    """

    name: str
    seconds: float
    path: Path | None


class Visitor:
    """Somebody at the page.

    Args:
        page: the demo's.
        folder: where pictures go; None takes none.
    """

    def __init__(self, page: Page, folder: Path | None = None) -> None:
        self.page = page
        self._folder = folder
        self._who = "member"
        self._count = 0

    async def become(self, who: str, name: str) -> None:
        """Be somebody else from now on.

        Args:
            who: what the names of the pictures begin with.
            name: as the page has it.
        """
        before = await self._revision()
        await self.page.select_option("#viewer-picker", label=name)
        await self.page.wait_for_function(_DONE, arg=before)
        self._who, self._count = who, 0

    async def command(
        self, name: str, options: Mapping[str, str | File] | None = None, *, pick: str = ""
    ) -> Step:
        """Give a command.

        Args:
            name: as it is typed, with its slash.
            options: what is filled in; a file is its name and content.
            pick: the option whose first suggestion is taken.
        """
        await self.page.locator(_BOX).fill(name)
        await self.page.locator(_BOX).press("End")
        await self.page.locator(".command-popup [role=option]").first.wait_for()
        await self.page.keyboard.press("Enter")
        for option, value in (options or {}).items():
            await self._fill_option(option, value, picked=option == pick)
        before, started = await self._revision(), time.monotonic()
        await self.page.locator("#send-message").click()
        return await self._done(name, before, started)

    async def say(self, text: str) -> Step:
        """Send a message."""
        await self.page.locator(_BOX).fill(text)
        before, started = await self._revision(), time.monotonic()
        await self.page.locator(_BOX).press("Enter")
        return await self._done("says", before, started)

    async def press_like(self, beginning: str) -> Step:
        """Press the last button whose label begins like this."""
        return await self.press(beginning, exact=False)

    async def press(self, label: str, *, exact: bool = True) -> Step:
        """Press the last button of this label."""
        button = self.page.locator(_MESSAGE).get_by_role("button", name=label, exact=exact)
        button = button.and_(self.page.locator(".component-button:not([disabled])")).last
        before, started = await self._revision(), time.monotonic()
        await button.click()
        return await self._done(_NAMES.get(label, label), before, started)

    async def choose(self, among: str, *labels: str) -> Step:
        """Choose from the last menu that stands below a text.

        Args:
            among: the text, or the menu's own where nothing is chosen.
            labels: what is chosen.
        """
        row = self.page.locator(f".text-display:has-text('{among}') + .component-row").last
        own = self.page.locator(".preview-select", has_text=among).last
        menu = row if await row.count() else own
        await menu.get_by_role("combobox").click()
        for label in labels:
            await self.page.get_by_role("option", name=label).first.click()
        before, started = await self._revision(), time.monotonic()
        if await self.page.locator('[role=combobox][aria-expanded="true"]').count():
            await self.page.keyboard.press("Escape")
        return await self._done(among, before, started)

    async def send_form(self, values: Mapping[str, str]) -> Step:
        """Fill in the form that is open, and send it."""
        dialog = self.page.locator(_DIALOG)
        for label, value in values.items():
            await dialog.get_by_label(label).first.fill(value)
        before, started = await self._revision(), time.monotonic()
        await dialog.get_by_role("button", name="Submit").click()
        return await self._done("form", before, started)

    async def close_form(self) -> None:
        """Cancel the form that is open."""
        await self.page.locator(_DIALOG).get_by_role("button", name="Cancel").click()
        await self.page.locator(_DIALOG).wait_for(state="detached")

    async def go(self, door: str) -> Step:
        """Go through a door and load the page again."""
        step = await self.press(door)
        await reload_page(self.page)
        return step

    async def _fill_option(self, name: str, value: str | File, *, picked: bool) -> None:
        pill = self.page.locator(f'.command-pill[data-option="{name}"]')
        if not await pill.count():
            await self.page.locator(".command-ghost").click()
            await self.page.locator(f'.command-suggestion[data-value="{name}"]').click()
        if not isinstance(value, str):
            file: FilePayload = {"name": value[0], "mimeType": "text/plain", "buffer": value[1]}
            await pill.locator("input[type=file]").set_input_files(file)
            return
        await pill.locator("input").fill(value)
        if picked:
            await self.page.locator(".command-popup [role=option]").first.click()

    async def _revision(self) -> int:
        return int(await self.page.evaluate(_REVISION))

    async def _done(self, what: str, before: int, started: float) -> Step:
        await self.page.wait_for_function(_DONE, arg=before)
        seconds = time.monotonic() - started
        self._count += 1
        words = re.sub(r"[^\w]+", "-", what.casefold()).strip("-")[:40]
        name = f"{self._who}-{self._count:02}-{words}"
        return Step(name, seconds, await self._shot(name))

    async def _shot(self, name: str) -> Path | None:
        if self._folder is None:
            return None
        path = self._folder / f"{name}.png"
        dialog: Locator = self.page.locator(_DIALOG)
        shown = dialog if await dialog.count() else self.page.locator(_MESSAGE).last
        await shown.screenshot(path=path, style=HIDDEN)
        return path
