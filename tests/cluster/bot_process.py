"""A bot in a process of its own, connected to a simulated Discord on the loopback interface.

python -m tests.cluster.bot_process DISCORD GATEWAY DATA_DIR [NAME=VALUE ...]

A value in brackets is JSON; `pause=1` lets what the bot does again and again wait so many seconds,
`days=40` moves the clock by which it keeps what servers have left.
"""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any, Self

import discord
import yarl

from bot import Settings, create_bot
from bot.client.background_loop import BackgroundLoop
from bot.client.connection import stay_connected
from index.activity import server_libraries
from index.ingest.feeds import poll
from tests.campaign.loopback_discord import TOKEN, LoopbackDiscord


@contextmanager
def bot_process(
    server: LoopbackDiscord, data_dir: Path, **settings: object
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a bot for the length of a block, unless it is killed before."""
    changes = [f"{name}={value}" for name, value in settings.items()]
    with (data_dir.parent / f"{data_dir.name}.log").open("ab") as log:
        process = subprocess.Popen(
            [
                sys.executable, "-m", "tests.cluster.bot_process", f"{server.url}/api",
                server.gateway, data_dir, *changes,
            ],
            stdout=log, stderr=log, stdin=subprocess.DEVNULL,
        )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def main(address: str, gateway: str, data_dir: str, *changes: str) -> None:
    """Run the bot until the process is ended."""
    discord.http.Route.BASE = address
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway)
    logging.basicConfig(level="INFO")
    given: dict[str, Any] = dict(change.split("=", 1) for change in changes)
    given = {key: json.loads(v) if v.startswith("[") else v for key, v in given.items()}
    if seconds := float(given.pop("pause", 0)):
        _hurry(seconds)
    vars(server_libraries)["datetime"] = _moved(int(given.pop("days", 0)))
    data = Path(data_dir)
    settings = Settings(
        data_dir=data, sample=False, member_questions=0, channel_questions=0, **given
    )
    asyncio.run(stay_connected(lambda: create_bot(settings), TOKEN))


def _moved(days: int) -> type[datetime]:
    """Return a clock that is ahead."""

    class Moved(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return super().now(tz) + timedelta(days=days)

    return Moved


def _hurry(seconds: float) -> None:
    async def pause(_: float) -> None:
        await asyncio.sleep(seconds)

    BackgroundLoop.pause = staticmethod(pause)  # type: ignore[assignment, method-assign]
    poll.TELLING = timedelta(seconds=5 * seconds)


if __name__ == "__main__":
    main(*sys.argv[1:])
