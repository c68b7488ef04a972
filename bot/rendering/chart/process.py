"""Starting the process that draws, and getting the picture from it."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from contextlib import suppress

import msgspec

from bot.rendering.chart.model import Chart, ChartFailed

SECONDS = 30.0
"""How long drawing may take; the first time, matplotlib looks for the fonts there are."""
_KEPT = ("HOME", "PATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "USERPROFILE", "XDG_CACHE_HOME")
"""What the process needs to know of ours: where to keep what it found out about fonts."""


async def draw(chart: Chart) -> bytes:
    """Return a chart as a PNG.

    Raises:
        ChartFailed: it could not be drawn in time, or at all.
    """
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "bot.rendering.chart.drawing"),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env={name: os.environ[name] for name in _KEPT if name in os.environ},
        )
    except OSError as error:
        raise ChartFailed(str(error)) from error
    try:
        async with asyncio.timeout(SECONDS):
            picture, complaint = await process.communicate(msgspec.json.encode(chart))
    except TimeoutError as error:
        raise ChartFailed(f"it took more than {SECONDS:.0f} s") from error
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
    if process.returncode or not picture:
        raise ChartFailed(complaint.decode(errors="replace")[-500:].strip() or "no picture")
    return picture
