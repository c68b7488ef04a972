"""A reply arrives once, over a connection that breaks: the real client, a Discord on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot import Settings, create_bot
from bot.client.bot import Quoth
from bot.replies import deliver
from index import Draft
from tests.campaign.loopback_discord import (
    TOKEN,
    Fault,
    LoopbackDiscord,
    guild,
    loopback,
    mention,
)
from tests.events import until

GUILD, CHANNEL = str(7 << 22), "70"
TEXT = "Harbour Bridge\n\nThe harbour bridge was opened in 1932."


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    monkeypatch.setattr(deliver, "PAUSES", (0, 0))
    async with loopback(monkeypatch, guilds=[guild(int(GUILD), CHANNEL)]) as server:
        yield server


@pytest.fixture
async def bot(server: LoopbackDiscord, tmp_path: Path) -> AsyncIterator[Quoth]:
    async with create_bot(Settings(data_dir=tmp_path, sample=False)) as bot:
        task = asyncio.create_task(bot.start(TOKEN))
        await until(bot.is_ready)
        await bot.library.add(Draft("Harbour Bridge", TEXT, "text", "bridge"))
        yield bot
    await asyncio.gather(task, return_exceptions=True)


def failing(server: LoopbackDiscord, times: int, kind: str) -> Fault:
    """Let so many posts of a message go wrong."""
    left = times

    async def fault(request: web.Request, body: Any) -> web.StreamResponse | None:
        nonlocal left
        if not left or request.method != "POST" or not request.path.endswith("/messages"):
            return None
        left -= 1
        if kind in ("lost reply", "unreadable"):
            server.answer("POST", f"/channels/{CHANNEL}/messages", body)  # it did arrive
        if kind == "unreadable":
            return web.Response(text="{", content_type="application/json")
        if kind == "503":
            return web.json_response({"message": "busy", "code": 0}, status=503)
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    return fault


def answers(server: LoopbackDiscord) -> list[dict[str, Any]]:
    return [message for message in server.posted.values() if message["channel_id"] == CHANNEL]


async def ask(server: LoopbackDiscord) -> None:
    question = mention(GUILD, CHANNEL, 10**18, "When was the harbour bridge opened?")
    await server.dispatch(0, "MESSAGE_CREATE", question)


@pytest.mark.usefixtures("bot")
@pytest.mark.parametrize("kind", ["dropped", "lost reply", "unreadable", "503"])
@pytest.mark.parametrize("times", [1, 2])
async def test_an_answer_arrives_once(server: LoopbackDiscord, kind: str, times: int) -> None:
    server.fault = failing(server, times, kind)
    await ask(server)
    await until(lambda: len([1 for method, *_ in server.sent if method == "POST"]) > times)
    await until(lambda: bool(answers(server)))
    (answer,) = answers(server)
    assert "1932" in str(answer["components"])  # not the text for where components are refused
    assert len(server.posted) == 1  # nor "Something went wrong" beside it


@pytest.mark.usefixtures("bot")
async def test_a_message_of_an_unknown_server_is_no_direct_message(server: LoopbackDiscord) -> None:
    stranger = mention(str(8 << 22), "80", 10**18, "When was the harbour bridge opened?")
    await server.dispatch(0, "MESSAGE_CREATE", stranger)
    await ask(server)
    await until(lambda: bool(answers(server)))
    assert {message["channel_id"] for message in server.posted.values()} == {CHANNEL}


@pytest.mark.usefixtures("bot")
async def test_a_direct_message_is_answered(server: LoopbackDiscord) -> None:
    question = mention(None, "90", 10**18, "When was the harbour bridge opened?")
    await server.dispatch(0, "MESSAGE_CREATE", question)
    await until(lambda: bool(server.posted))
    assert [message["channel_id"] for message in server.posted.values()] == ["90"]
