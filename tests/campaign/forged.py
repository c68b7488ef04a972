"""Interactions that no client would send: nobody gains a right, and nothing breaks."""

from __future__ import annotations

import asyncio
import logging
import random
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from bot import Settings, create_bot
from index import Draft
from tests.campaign.loopback_discord import (
    ME,
    TOKEN,
    LoopbackDiscord,
    guild,
    loopback,
    until_within,
)
from tests.campaign.tally import Tally

GUILD, CHANNEL = str(7 << 22), "70"
TEXT = "Harbour Bridge\n\nThe harbour bridge was opened in 1932."
NAMES = ("add-article", "reindex-cancel", "log", "undo", "panel", "insights", "settle", "x")
ACTIONS = ("turn", "context", "why", "share", "vote", "up", "down", "delete", "x")


class _Failures(logging.Handler):
    """Collects what was logged as a failure."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        if not record.name.startswith("bot"):
            return  # discord.py logs what it has refused
        trace = logging.Formatter().formatException(record.exc_info) if record.exc_info else ""
        self.messages.append(f"{record.getMessage()} {trace[-300:]}")


async def run(seconds: float, seed: int) -> Tally:
    """Forge for so many seconds."""
    logging.disable(logging.NOTSET)
    chance, tally, failures = random.Random(seed), Tally(), _Failures()  # noqa: S311 - reproducible
    root = logging.getLogger()
    root.addHandler(failures)
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        async with (
            loopback(patch, guilds=[guild(int(GUILD), CHANNEL)]) as server,
            create_bot(Settings(data_dir=Path(scratch), sample=False)) as bot,
        ):
            running = asyncio.create_task(bot.start(TOKEN))
            await until_within(120, bot.is_ready)
            library = bot.library_of(int(GUILD))
            await library.add(Draft("Harbour Bridge", TEXT, "text", "bridge"))
            before = (await library.articles(), await library.preferences())
            deadline = time.monotonic() + seconds
            while time.monotonic() < deadline:
                await server.dispatch(0, "INTERACTION_CREATE", _forged(chance, tally.injected))
                tally.injected += 1
                await asyncio.sleep(0.01)
            await asyncio.sleep(2)
            after = (await library.articles(), await library.preferences())
            if before != after:
                tally.found("leaked", "a member changed the library or its settings")
            _look(server, tally)
        await asyncio.gather(running, return_exceptions=True)
    root.removeHandler(failures)
    for message in failures.messages:
        tally.found("stuck", message)
    return tally


def _forged(chance: random.Random, number: int) -> dict[str, Any]:
    """Return an interaction of a member without any right."""
    kind = chance.choice([2, 3, 4, 5])
    return {
        "id": str(2 * 10**18 + number), "application_id": "1", "type": kind, "token": f"t{number}",
        "version": 1, "guild_id": GUILD, "channel_id": CHANNEL, "locale": "en-US",
        "channel": {"id": CHANNEL, "type": 0, "name": "general", "permissions": "0"},
        "guild": {"id": GUILD, "locale": "en-US", "features": []}, "guild_locale": "en-US",
        "app_permissions": str((1 << 52) - 1), "entitlements": [], "context": 0,
        "authorizing_integration_owners": {}, "attachment_size_limit": 10_000_000,
        "member": {
            "user": {"id": "8", "username": "mia", "discriminator": "0", "avatar": None},
            "roles": [], "joined_at": "2025-01-01T00:00:00+00:00", "deaf": False, "mute": False,
            "flags": 0, "permissions": "0",
        },
        "data": _command(chance, kind) if kind in (2, 4) else _component(chance, kind),
        **({"message": _message(chance)} if kind in (3, 5) else {}),
    }  # fmt: skip


def _command(chance: random.Random, kind: int) -> dict[str, Any]:
    value = chance.choice(["", "x" * 6000, "\ud83d\ude00" * 50, "*", "' OR 1=1", "../../etc", "-1"])
    option = {"name": chance.choice(["question", "article", "quote", "x"]), "type": 3,
              "value": value, "focused": kind == 4}  # fmt: skip
    names = ["ask", "verify", "settings", "insights", "no-such-command"]
    groups = ["add", "remove", "reindex", "pin", "undo", "list", "show", "status", "x"]
    group = chance.choice(groups)
    if chance.random() < 0.5:
        sub = {"name": group, "type": 1, "options": [option]}
        return {"id": "5", "name": "library", "type": 1, "options": [sub]}
    return {"id": "5", "name": chance.choice(names), "type": 1, "options": [option]}


def _component(chance: random.Random, kind: int) -> dict[str, Any]:
    answer = chance.choice(["x", "0" * 40, "-", "a1"])
    custom_id = chance.choice(
        [
            f"quoth:{chance.choice(ACTIONS)}:{answer}:{chance.randrange(1000)}",
            f"quoth.{chance.choice(NAMES)}:{chance.choice(['', '9' * 18, '-', 'a.b'])}",
            f"quoth.{chance.choice(NAMES)}",
            "nobody's",
        ]
    )
    if kind == 5:
        field = {"type": 4, "custom_id": "x", "value": "x" * 4000}
        return {"custom_id": custom_id, "components": [{"type": 1, "components": [field]}]}
    return {"custom_id": custom_id, "component_type": chance.choice([2, 3, 5, 8]), "values": ["9"]}


def _message(chance: random.Random) -> dict[str, Any]:
    return {
        "id": str(10**18 + chance.randrange(1000)), "channel_id": CHANNEL, "author": ME,
        "content": "", "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None,
        "tts": False, "mention_everyone": False, "mentions": [], "mention_roles": [],
        "attachments": [], "embeds": [], "pinned": False, "type": 0, "components": [],
        "flags": chance.choice([0, 64, 32768]),
    }  # fmt: skip


def _look(server: LoopbackDiscord, tally: Tally) -> None:
    for method, path, body in server.sent:
        if "Something went wrong" in str(body):
            tally.found("stuck", f"{method} {path}: {str(body)[:200]}")
