"""`quoth demo`."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
import webbrowser
from pathlib import Path

import click

from bot.cli.options import NumberOption, with_json, with_scratch_dir
from bot.cli.output import CommandError, say, say_json, say_json_line
from bot.cli.signals import until_stopped
from bot.settings import Settings, load_settings


@click.command()
@click.option(
    "--port",
    cls=NumberOption,
    type=click.IntRange(0, 65535),
    default=0,
    metavar="N",
    help="Port of the page.  [default: any free one]",
)
@click.option("--browser/--no-browser", default=True, help="Open the page in the browser or not.")
@click.option(
    "--shots",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write screenshots into a folder, with headless Chromium, and stop.",
)
@with_json
@with_scratch_dir
def demo(
    port: int, browser: bool, shots: Path | None, as_json: bool, data_dir: Path | None
) -> None:
    """Try the bot in a simulated server, without a Discord account.

    \b
    Examples:
      quoth demo
      quoth demo --port 8000 --no-browser
    """
    with tempfile.TemporaryDirectory(prefix="quoth-demo-", ignore_cleanup_errors=True) as scratch:
        # Never the real data directory: the demo makes up servers and what was asked on them.
        settings = load_settings(data_dir=data_dir or scratch)
        if shots:
            running = _shots(settings, shots, as_json=as_json)
        else:
            running = _demo(settings, port, browser, as_json=as_json)
        asyncio.run(until_stopped(running))


def _has_screen() -> bool:
    """Return whether a browser would open a window, and not take over the terminal."""
    if sys.platform in ("darwin", "win32"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


async def _demo(settings: Settings, port: int, browser: bool, *, as_json: bool) -> None:
    from bot.demo import PortBusy, open_demo  # here: simcord and discord take a second to load

    if not as_json:
        say("Starting the bot in a simulated Discord server ...")
    try:
        async with open_demo(settings, port=port) as running:
            if as_json:
                shown = {"url": running.url, "question": running.question, "reply": running.reply}
                say_json(shown)
            else:
                say(f"\nMia asks: {running.question}\n\n{_plain(running.reply)}\n")
                say(f"Try it yourself: {running.url}\nCtrl-C stops the demo.")
            if browser and _has_screen():
                await asyncio.to_thread(webbrowser.open, running.url)
            await running.closed()
    except PortBusy as error:
        raise CommandError(str(error)) from error


def _plain(reply: str) -> str:
    """Return a reply without its heading, which repeats the question, and marks of small print."""
    lines = [line for line in reply.splitlines() if not line.startswith("### ")]
    return "\n".join(line.removeprefix("-# ") for line in lines)


async def _shots(settings: Settings, folder: Path, *, as_json: bool) -> None:
    from bot.demo import BrowserMissing, open_demo

    try:
        async with open_demo(settings) as running:
            async for path in running.take_shots(folder):
                if as_json:
                    say_json_line({"file": str(path)})
                else:
                    say(str(path))
    except BrowserMissing as error:
        raise CommandError(str(error)) from error
    except TimeoutError as error:  # an OSError, too
        raise CommandError(
            "A picture took too long; try again when the machine has less to do."
        ) from error
    except OSError as error:
        raise CommandError(f"{folder} cannot be written to: {error.strerror}.") from error
