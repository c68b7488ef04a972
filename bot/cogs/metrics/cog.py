"""Serving figures to Prometheus, where the operator has set a port."""

from __future__ import annotations

import asyncio
import logging
from importlib.util import find_spec
from typing import TYPE_CHECKING

from discord.ext import commands

from bot.client.background_loop import BackgroundLoop
from bot.client.bot import Quoth

if TYPE_CHECKING:
    from threading import Thread
    from wsgiref.simple_server import WSGIServer

    from bot.cogs.metrics.metrics import Metrics

SIZE_SECONDS = 60.0
"""Time between two looks at how much the libraries hold."""

_log = logging.getLogger(__name__)


class Measuring(commands.Cog):
    """Serves the figures for as long as it is loaded."""

    def __init__(self, bot: Quoth, metrics: Metrics, server: WSGIServer, thread: Thread) -> None:
        self.bot = bot
        self._metrics = metrics
        self._server = server
        self._thread = thread
        self._loop = BackgroundLoop(self._measure, "measuring the libraries", SIZE_SECONDS)

    async def cog_load(self) -> None:
        """Begin to count."""
        self._metrics.listen()
        self._loop.start()

    async def cog_unload(self) -> None:
        """Stop counting and serving, and wait until that is so."""
        self._metrics.close()
        await self._loop.stop()
        await asyncio.to_thread(self._stop)

    def _stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    async def _measure(self) -> None:
        self._metrics.watch_staleness(lambda: self.bot.library.stale_seconds)
        size = await self.bot.library.server_libraries.size()
        self._metrics.set_size(*size, servers=len(self.bot.guilds))
        self._metrics.set_latencies(self.bot.latencies)


async def setup(bot: Quoth) -> None:
    """Add the feature to the bot; where it cannot be had, say so and go on without."""
    settings = bot.settings
    if not settings.metrics_port:
        return
    if find_spec("prometheus_client") is None:
        _log.warning(
            "There are no metrics: the library for them is missing. Install it with "
            '`pip install "quoth[metrics]"`, or set metrics_port to 0.'
        )
        return
    from prometheus_client import start_http_server

    from bot.cogs.metrics.metrics import Metrics

    metrics = Metrics()
    try:
        server, thread = start_http_server(
            settings.metrics_port, settings.metrics_host, registry=metrics.registry
        )
    except OSError as error:
        _log.warning(
            "There are no metrics: port %d of %s cannot be had (%s). Choose another with "
            "metrics_port and metrics_host.",
            settings.metrics_port,
            settings.metrics_host,
            error.strerror or error,
        )
        return
    await bot.add_cog(Measuring(bot, metrics, server, thread))
