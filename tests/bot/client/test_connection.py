"""`quoth run` stays: what passes is waited out, what needs a person is a sentence."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot import Settings, create_bot
from bot.client import bot as client_module
from bot.client.bot import Quoth
from bot.client.connection import DiscordRefuses, stay_connected
from tests.campaign.loopback_discord import (
    TOKEN,
    LoopbackDiscord,
    guild,
    loopback,
    without_pauses,
)
from tests.events import until


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    without_pauses(monkeypatch)
    async with loopback(monkeypatch, identify_seconds=0, guilds=[guild(7 << 22, "70")]) as server:
        yield server


async def no_time(_: float) -> None:
    await asyncio.sleep(0)


@asynccontextmanager
async def running(tmp_path: Path) -> AsyncIterator[list[Quoth]]:
    """Run the bot; yields every bot that was made."""
    made: list[Quoth] = []

    def create() -> Quoth:
        made.append(create_bot(Settings(data_dir=tmp_path, sample=False)))
        return made[-1]

    task = asyncio.create_task(stay_connected(create, TOKEN, sleep=no_time))
    try:
        yield made
        if task.done():
            await task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


def is_ready(made: list[Quoth], count: int = 1) -> bool:
    return len(made) >= count and made[-1].is_ready()


@pytest.mark.parametrize(
    ("code", "says"),
    [(4004, "refuses the token"), (4010, "shards"), (4011, "more servers"), (4013, "an intent")],
)
async def test_a_close_code_that_nothing_cures_is_a_sentence(
    server: LoopbackDiscord, tmp_path: Path, code: int, says: str
) -> None:
    async def close(socket: web.WebSocketResponse) -> bool:
        await socket.close(code=code)
        return True

    server.on_identify = close
    bot = lambda: create_bot(Settings(data_dir=tmp_path, sample=False))  # noqa: E731
    with pytest.raises(DiscordRefuses, match=says):
        await stay_connected(bot, TOKEN, sleep=no_time)


@pytest.mark.parametrize("status", [401, 403])
async def test_a_login_that_is_refused_is_a_sentence(
    server: LoopbackDiscord, tmp_path: Path, status: int
) -> None:
    async def refuse(*_: Any) -> web.Response:
        return web.json_response({"message": "no", "code": 0}, status=status)

    server.fault = refuse
    bot = lambda: create_bot(Settings(data_dir=tmp_path, sample=False))  # noqa: E731
    with pytest.raises(DiscordRefuses, match="Discord"):
        await stay_connected(bot, TOKEN, sleep=no_time)


async def test_too_many_logins_are_waited_out(server: LoopbackDiscord, tmp_path: Path) -> None:
    refused = 0

    async def busy(request: web.Request, _: Any) -> web.Response | None:
        nonlocal refused
        if request.path.endswith("/users/@me") and refused < 2:
            refused += 1
            return web.Response(status=429, text="slow down", headers={"Via": ""})
        return None

    server.fault = busy
    async with running(tmp_path) as made:
        await until(lambda: is_ready(made))
    assert refused == 2


async def test_the_gateway_may_refuse_the_first_connections(
    server: LoopbackDiscord, tmp_path: Path
) -> None:
    refused = 0

    async def refuse(socket: web.WebSocketResponse) -> bool:
        nonlocal refused
        refused += 1
        if refused < 2:
            await socket.close(code=4000)
        return refused < 2

    server.on_identify = refuse
    async with running(tmp_path) as made:
        await until(lambda: is_ready(made))


@pytest.mark.parametrize(
    "frame",
    [
        "{",
        '{"op": 0, "t": "GUILD_CREATE", "s": 5, "d": 7}',
        '{"op": 0, "t": "READY", "s": 1}',
        "[]",
    ],
)
async def test_a_frame_that_cannot_be_read_is_not_the_end(
    server: LoopbackDiscord, tmp_path: Path, frame: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(tmp_path) as made:
        await until(lambda: is_ready(made))
        with caplog.at_level(logging.WARNING, logger="bot.client.connection"):
            await server.sockets[0].send_str(frame)
            await until(lambda: is_ready(made, 2))
    assert [record.name for record in caplog.records].count("bot.client.connection") == 1


async def test_a_dropped_connection_is_resumed_by_the_same_bot(
    server: LoopbackDiscord, tmp_path: Path
) -> None:
    async with running(tmp_path) as made:
        await until(lambda: is_ready(made))
        await server.sockets[0].close(code=1001)
        await until(lambda: bool(server.resumed) or len(server.identified) > 1)
        assert len(made) == 1


async def test_commands_that_are_not_told_do_not_hold_up_the_start(
    server: LoopbackDiscord, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(request: web.Request, _: Any) -> None:
        if request.path.endswith("/commands"):
            await asyncio.sleep(60)

    monkeypatch.setattr(client_module, "SYNC_SECONDS", 0.05)
    server.fault = hang
    async with running(tmp_path) as made:
        await until(lambda: is_ready(made))
