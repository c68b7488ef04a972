"""A headless Chromium, driven by Playwright; neither is needed for anything but screenshots."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Page

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""What the browser is called on the PATH, the likeliest first."""
_FLAGS = (
    "--no-sandbox",  # the page is our own, and containers have no sandbox
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE = 60_000
"""Milliseconds that anything on the page may take; slow machines are slow."""
HIDDEN = ".message-context-actions, .channel-composer, .history-button { display: none !important }"
"""Style that leaves out of a picture what stands over the messages."""
_READY = "() => window.simcordPreview?.ready === true"


class BrowserMissing(Exception):
    """There is no browser to take screenshots with; `str(error)` says what to install."""


@asynccontextmanager
async def open_page(url: str, *, width: int, height: int, scale: float = 1) -> AsyncIterator[Page]:
    """Open the demo's page in a browser and wait until it is drawn.

    Args:
        url: the page's address.
        width: of the window, in CSS pixels.
        height: of the window, in CSS pixels.
        scale: device pixels for each CSS pixel.

    Raises:
        BrowserMissing: Chromium or Playwright is not installed, or does not start.
    """
    program = find_chromium()
    try:
        from playwright.async_api import Error, async_playwright
    except ImportError as error:
        raise BrowserMissing(
            "Screenshots need Playwright; install it with `pip install quoth[shots]`."
        ) from error
    async with async_playwright() as playwright:
        try:
            browser = await playwright.chromium.launch(executable_path=program, args=[*_FLAGS])
        except Error as error:
            raise BrowserMissing(
                f"{program} cannot be started; see whether `{program} --headless` works."
            ) from error
        try:
            page = await browser.new_page(
                viewport={"width": width, "height": height},
                device_scale_factor=scale,
                bypass_csp=True,
            )
            page.set_default_timeout(_PATIENCE)
            await page.goto(url)
            await page.wait_for_function(_READY)
            yield page
        finally:
            await browser.close()


async def reload_page(page: Page) -> None:
    """Load the demo's page again and wait until it is drawn."""
    await page.reload()
    await page.wait_for_function(_READY)


def find_chromium() -> str:
    """Return the path of Chromium or Google Chrome.

    Raises:
        BrowserMissing: neither is on the PATH.
    """
    for name in NAMES:
        if path := shutil.which(name):
            return path
    raise BrowserMissing(
        "Screenshots need Chromium; install it, so that `chromium` or `google-chrome` is found."
    )
