"""Having a chart drawn in a process of its own."""

from __future__ import annotations

import asyncio

from bot.rendering.chart.model import Chart, ChartFailed
from index.system.process_jobs import work
from index.system.worker_process import CallFailed

SECONDS = 30.0
"""How long drawing may take; the first time, matplotlib looks for the fonts there are."""


async def draw(chart: Chart) -> bytes:
    """Return a chart as a PNG.

    Raises:
        ChartFailed: it could not be drawn in time, or at all.
    """
    try:
        async with asyncio.timeout(SECONDS):
            return await work(drawn, chart)
    except TimeoutError as error:
        raise ChartFailed(f"it took more than {SECONDS:.0f} s") from error
    except CallFailed as error:
        raise ChartFailed(str(error)) from error


def drawn(chart: Chart) -> bytes:
    """Return a chart as a PNG; called where loading matplotlib holds up nobody."""
    from bot.rendering.chart.drawing import picture

    return picture(chart)
