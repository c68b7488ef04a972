"""Thousands of questions over a connection that breaks: the real client, a Discord on loopback."""

from __future__ import annotations

import asyncio
import random
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from bot import Settings, create_bot
from bot.client.connection import stay_connected
from bot.replies import deliver
from index import Draft, Library
from tests.campaign.loopback_discord import (
    TOKEN,
    LoopbackDiscord,
    as_json,
    guild,
    loopback,
    mention,
    until_within,
)
from tests.campaign.tally import Tally

GUILD, CHANNEL = str(7 << 22), "70"
QUESTION = "When was the harbour bridge opened?"
TEXT = "Harbour Bridge\n\nThe harbour bridge was opened in 1932."
BATCH = 20
"""Questions that are on their way at once."""


async def run(seconds: float, seed: int) -> Tally:
    """Ask for so many seconds."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        patch.setattr(deliver, "PAUSES", (0.02, 0.1))
        folder = Path(scratch)
        async with Library.open(folder) as library:
            await library.add(Draft("Harbour Bridge", TEXT, "text", "bridge"))
        options = {"guilds": [guild(int(GUILD), CHANNEL)], "identify_seconds": 0}
        async with loopback(patch, **options) as server:
            settings = Settings(
                data_dir=folder, sample=False, member_questions=0, channel_questions=0
            )
            bots = []

            def create() -> Any:
                bots.append(create_bot(settings))
                return bots[-1]

            running = asyncio.create_task(stay_connected(create, TOKEN, sleep=_soon))
            await until_within(120, lambda: bool(bots) and bots[-1].is_ready())
            server.fault = _faults(server, chance, tally)
            asked = await _ask(server, chance, tally, time.monotonic() + seconds)
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            _count(server, asked, tally)
    tally.figures["questions"] = len(asked)
    return tally


async def _soon(_: float) -> None:
    await asyncio.sleep(0.05)


async def _ask(
    server: LoopbackDiscord, chance: random.Random, tally: Tally, deadline: float
) -> list[str]:
    """Put questions in batches; between them the connection to the gateway suffers."""
    number, asked = 10**18, []
    while time.monotonic() < deadline:
        batch = [str(number := number + 1) for _ in range(BATCH)]
        for one in batch:
            event = mention(GUILD, CHANNEL, int(one), QUESTION)
            await server.dispatch(0, "MESSAGE_CREATE", event)
            if chance.random() < 0.1:
                tally.injected += 1  # as Discord may after a reconnect
                await server.dispatch(0, "MESSAGE_CREATE", event)
        asked += batch
        try:
            await until_within(30, partial(_are_answered, server, batch))
        except TimeoutError:
            missing = sorted(set(batch) - _answered(server))
            tally.problems.append(f"not answered within 30 s: {missing}")
        if chance.random() < 0.3:
            await _disturb(server, chance, tally)
    return asked


def _are_answered(server: LoopbackDiscord, questions: list[str]) -> bool:
    return _answered(server) >= set(questions)


def _answered(server: LoopbackDiscord) -> set[str]:
    return {str(message["nonce"]) for message in server.posted.values()}


async def _disturb(server: LoopbackDiscord, chance: random.Random, tally: Tally) -> None:
    socket, before = server.sockets[0], len(server.identified) + len(server.resumed)
    tally.injected += 1
    kind = chance.choice(["reconnect", "resumable", "invalid", "drop", "code", "garbage"])
    if kind == "reconnect":
        await socket.send_json({"op": 7, "d": None})
    elif kind in ("resumable", "invalid"):
        await server.invalidate(0, resumable=kind == "resumable")
    elif kind == "drop":
        await socket.close(code=1006 if chance.random() < 0.5 else 1001)
    elif kind == "code":
        await socket.close(code=chance.choice([4000, 4007, 4008, 4009]))
    else:
        await socket.send_str(chance.choice(["{", "[]", '{"op": 0, "t": "GUILD_CREATE", "d": 7}']))
    try:
        await until_within(120, lambda: len(server.identified) + len(server.resumed) > before)
    except TimeoutError:
        tally.found("stuck", f"no new connection within two minutes of {kind}")


def _faults(server: LoopbackDiscord, chance: random.Random, tally: Tally) -> Any:
    tries: dict[str, int] = {}

    async def fault(request: web.Request, body: Any) -> web.StreamResponse | None:
        if request.method != "POST" or not request.path.endswith("/messages"):
            return None
        nonce = str((body or {}).get("nonce"))
        tries[nonce] = tries.get(nonce, 0) + 1
        # Two in a row at most: a third is beyond what is promised.
        if tries[nonce] > 2 or chance.random() > 0.15:
            return None
        tally.injected += 1
        kind = chance.choice(["dropped", "lost reply", "unreadable", "503", "500", "429"])
        if kind in ("lost reply", "unreadable"):
            server.answer("POST", f"/channels/{CHANNEL}/messages", body)
        if kind == "unreadable":
            return web.Response(text="{", content_type="application/json")
        if kind in ("500", "503"):
            return as_json({"message": "busy", "code": 0}, status=int(kind))
        if kind == "429":
            limits = {"message": "slow down", "retry_after": 0.05, "global": False}
            headers = {"Retry-After": "0.05", "Via": "1"}
            return as_json(limits, status=429, headers=headers)
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    return fault


def _count(server: LoopbackDiscord, asked: list[str], tally: Tally) -> None:
    given: dict[str, int] = {}
    for message in server.posted.values():
        nonce = str(message["nonce"])
        given[nonce] = given.get(nonce, 0) + 1
        if "1932" not in str(message):
            tally.found("leaked", f"instead of an answer: {str(message)[:200]}")
    for one in asked:
        if one not in given:
            tally.found("lost", f"question {one} has no answer")
        elif given[one] > 1:
            tally.found("doubled", f"question {one} has {given[one]} answers")
    for nonce in given.keys() - set(asked):
        tally.found("doubled", f"a message that answers nothing, nonce {nonce}")
