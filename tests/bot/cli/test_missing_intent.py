"""The bot where Discord refuses the message content intent: it goes on without."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import discord
import pytest
import yarl
from aiohttp import WSMsgType, web

from bot import Settings
from bot.cli.run import _run
from tests.bot.doctor.discord_server import application, pages

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.not-a-real-signature-at-all"
DISALLOWED_INTENTS = 4014


@dataclass
class Gateway:
    """A gateway that refuses the message content intent, as Discord does."""

    asked: list[int] = field(default_factory=list)
    accepted: asyncio.Event = field(default_factory=asyncio.Event)

    async def connect(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45_000}})
        async for message in socket:
            if message.type is WSMsgType.TEXT and (sent := json.loads(message.data))["op"] == 2:
                await self._identify(socket, sent["d"]["intents"])
        return socket

    async def _identify(self, socket: web.WebSocketResponse, intents: int) -> None:
        self.asked.append(intents)
        if discord.Intents(message_content=True).value & intents:
            await socket.close(code=DISALLOWED_INTENTS)
        else:
            self.accepted.set()


@asynccontextmanager
async def served(gateway: Gateway) -> AsyncIterator[str]:
    answers = pages(**{"/oauth2/applications/@me": application()})

    async def answer(request: web.Request) -> web.Response:
        body = answers[request.path] if request.method == "GET" else []
        return web.Response(body=json.dumps(body).encode(), content_type="application/json")

    app = web.Application()
    app.router.add_get("/gateway-socket/", gateway.connect)
    app.router.add_route("*", "/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert runner.addresses
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


async def test_the_bot_goes_on_without_an_intent_that_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(data_dir=tmp_path / "data", sample=False, message_content=True)
    gateway = Gateway()
    async with served(gateway) as address:
        socket = yarl.URL(address.replace("http", "ws", 1)) / "gateway-socket/"
        monkeypatch.setattr(discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", socket)
        monkeypatch.setattr(discord.http.Route, "BASE", address)
        running = asyncio.create_task(_run(settings, TOKEN))
        await gateway.accepted.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
    first, second = gateway.asked
    assert first - second == discord.Intents(message_content=True).value
    assert "refuses the message content intent" in caplog.text
    assert "set message_content to false" in caplog.text
