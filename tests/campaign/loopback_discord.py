"""A Discord on the loopback interface: REST and gateway of all shards, with faults at will.

It refuses what Discord refuses: a second identify of a bucket within five seconds (op 9).
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import discord
import pytest
import yarl
from aiohttp import WSMsgType, web

from tests.events import until

ME = {"id": "1", "username": "quoth", "discriminator": "0", "avatar": None, "bot": True}
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.not-a-real-signature-at-all"
Fault = Callable[[web.Request, Any], Awaitable[web.StreamResponse | None]]
"""Answers a request in some bad way, or returns None to let it be answered well."""


@dataclass
class LoopbackDiscord:
    """Discord as one bot sees it.

    Attributes:
        concurrency: identifies that may come at once, one for each bucket.
        shards: how many `/gateway/bot` recommends.
        identify_seconds: how long a bucket rests after an identify.
        identified: (when, shard, whether it was let in) of every identify.
        resumed: (when, shard) of every resume.
        sockets: the open connection of each shard.
        sent: (method, path, body) of every request.
        posted: the messages that exist, by their id.
        guilds: what the bot is on.
        on_identify: sees every identify before it is answered; True means that it did that.
        fault: sees every request first.
    """

    concurrency: int = 16
    shards: int = 1
    identify_seconds: float = 5.0
    identified: list[tuple[float, int, bool]] = field(default_factory=list)
    resumed: list[tuple[float, int]] = field(default_factory=list)
    sockets: dict[int, web.WebSocketResponse] = field(default_factory=dict)
    sent: list[tuple[str, str, Any]] = field(default_factory=list)
    posted: dict[str, dict[str, Any]] = field(default_factory=dict)
    guilds: list[dict[str, Any]] = field(default_factory=list)
    on_identify: Callable[[web.WebSocketResponse], Awaitable[bool]] | None = None
    fault: Fault | None = None
    url: str = ""
    _nonces: dict[tuple[str, str], str] = field(default_factory=dict)
    _sequence: int = 1
    _events: dict[int, deque[tuple[int, str, Any]]] = field(default_factory=dict)

    async def start(self) -> None:
        """Listen on a free port."""
        app = web.Application(client_max_size=50_000_000)
        app.router.add_get("/ws/", self._gateway)
        app.router.add_route("*", "/api/{path:.*}", self._rest)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"

    async def stop(self) -> None:
        """Close everything."""
        await self._runner.cleanup()

    @property
    def gateway(self) -> str:
        """Address of the gateway."""
        return self.url.replace("http", "ws", 1) + "/ws/"

    async def dispatch(self, shard: int, event: str, data: Any) -> None:
        """Send an event."""
        self._sequence += 1
        self._events.setdefault(shard, deque(maxlen=1000)).append((self._sequence, event, data))
        sent = {"op": 0, "t": event, "s": self._sequence, "d": data}
        with suppress(ConnectionError):  # it hears of this when it resumes
            await self.sockets[shard].send_json(sent)

    async def invalidate(self, shard: int, *, resumable: bool = False) -> None:
        """Say that a session is not valid."""
        await self.sockets[shard].send_json({"op": 9, "d": resumable})

    async def _rest(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["path"]
        body = await _body(request)
        self.sent.append((request.method, path, body))
        if self.fault and (response := await self.fault(request, body)):
            return response
        return as_json(self.answer(request.method, path, body))

    def answer(self, method: str, path: str, body: Any) -> Any:
        """Do what a request asks for and return what Discord would."""
        if method == "POST" and path.endswith("/messages"):
            return self._posted(path.split("/")[2], body or {})
        if path == "/gateway/bot":
            return {
                "url": self.gateway,
                "shards": self.shards,
                "session_start_limit": {
                    "total": 1000,
                    "remaining": 999,
                    "reset_after": 1,
                    "max_concurrency": self.concurrency,
                },
            }
        if method == "POST" and path == "/users/@me/channels":
            return {"id": "90", "type": 1, "recipients": [], "flags": 0}
        fixed: dict[str, Any] = {"/users/@me": ME, "/oauth2/applications/@me": _APPLICATION}
        return fixed.get(path, [])

    def _posted(self, channel: str, body: dict[str, Any]) -> dict[str, Any]:
        """Post a message; the same nonce, where it is to be enforced, gives the same message."""
        nonce = str(body.get("nonce", ""))
        if body.get("enforce_nonce") and (known := self._nonces.get((channel, nonce))):
            return self.posted[known]
        message = {
            "id": str(10**18 + len(self.posted)), "channel_id": channel, "author": ME,
            "content": body.get("content", ""), "timestamp": "2026-01-01T00:00:00+00:00",
            "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [],
            "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0,
            "components": body.get("components", []), "flags": body.get("flags", 0),
            "nonce": body.get("nonce"),
        }  # fmt: skip
        if reference := body.get("message_reference"):
            message["message_reference"] = reference
        self.posted[message["id"]] = message
        if nonce:
            self._nonces[channel, nonce] = message["id"]
        return message

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41_250}})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            sent = json.loads(message.data)
            if sent["op"] == 1:
                await socket.send_json({"op": 11})
            elif sent["op"] == 2:
                if self.on_identify is None or not await self.on_identify(socket):
                    await self._identify(socket, sent["d"])
            elif sent["op"] == 6:
                if sent["d"]["session_id"] is None:  # it never had a session
                    await socket.send_json({"op": 9, "d": False})
                    continue
                shard = int(sent["d"]["session_id"])
                self.resumed.append((time.monotonic(), shard))
                self.sockets[shard] = socket
                for sequence, event, data in self._events.get(shard, []):
                    if sequence > (sent["d"]["seq"] or 0):
                        missed = {"op": 0, "t": event, "s": sequence, "d": data}
                        await socket.send_json(missed)
                await socket.send_json({"op": 0, "t": "RESUMED", "s": self._sequence, "d": {}})
        return socket

    async def _identify(self, socket: web.WebSocketResponse, data: Any) -> None:
        shard, count = data.get("shard", [0, 1])
        now, bucket = time.monotonic(), shard % self.concurrency
        before = [t for t, s, ok in self.identified if ok and s % self.concurrency == bucket]
        allowed = not before or now - before[-1] >= self.identify_seconds
        self.identified.append((now, shard, allowed))
        if not allowed:
            await socket.send_json({"op": 9, "d": False})
            return
        self.sockets[shard] = socket
        mine = [guild for guild in self.guilds if (int(guild["id"]) >> 22) % count == shard]
        ready = {
            "v": 10, "user": ME, "session_id": str(shard), "shard": [shard, count],
            "guilds": [{"id": guild["id"], "unavailable": True} for guild in mine],
            "resume_gateway_url": self.gateway, "application": {"id": "1", "flags": 0},
        }  # fmt: skip
        await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": ready})
        for guild in mine:
            await self.dispatch(shard, "GUILD_CREATE", guild)


@asynccontextmanager
async def loopback(
    monkeypatch: pytest.MonkeyPatch, **options: Any
) -> AsyncIterator[LoopbackDiscord]:
    """Run a Discord, and let discord.py take it for the real one."""
    server = LoopbackDiscord(**options)
    await server.start()
    monkeypatch.setattr(discord.http.Route, "BASE", f"{server.url}/api")
    monkeypatch.setattr(
        discord.gateway.DiscordWebSocket, "DEFAULT_GATEWAY", yarl.URL(server.gateway)
    )
    try:
        yield server
    finally:
        await server.stop()


async def until_within(seconds: float, met: Callable[[], object]) -> None:
    """Wait until a condition is met; no test's time limit ends a campaign.

    Raises:
        TimeoutError: it was not within so many seconds.
    """
    async with asyncio.timeout(seconds):
        await until(met)


def guild(number: int, channel: str) -> dict[str, Any]:
    """Return a guild with one channel, in which the bot may do everything."""
    key = str(number)
    everyone = {
        "id": key, "name": "@everyone", "permissions": str((1 << 52) - 1), "position": 0,
        "color": 0, "hoist": False, "managed": False, "mentionable": False, "flags": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
    }  # fmt: skip
    me = {"user": ME, "roles": [], "joined_at": "2025-01-01T00:00:00+00:00", "deaf": False,
          "mute": False, "flags": 0}  # fmt: skip
    return {
        "id": key, "name": f"server {key}", "owner_id": "9", "roles": [everyone], "emojis": [],
        "features": [], "members": [me], "member_count": 2, "large": False, "unavailable": False,
        "channels": [{"id": channel, "type": 0, "name": "general", "position": 0,
                      "permission_overwrites": [], "nsfw": False, "parent_id": None}],
        "threads": [], "presences": [], "voice_states": [], "stage_instances": [],
        "guild_scheduled_events": [], "stickers": [], "verification_level": 0, "mfa_level": 0,
        "default_message_notifications": 0, "explicit_content_filter": 0, "premium_tier": 0,
        "preferred_locale": "en-US", "nsfw_level": 0, "system_channel_flags": 0,
        "afk_timeout": 300, "premium_progress_bar_enabled": False,
    }  # fmt: skip


def mention(guild: str | None, channel: str, number: int, text: str) -> dict[str, Any]:
    """Return a message of a member that mentions the bot."""
    author = {"id": "8", "username": "mia", "discriminator": "0", "avatar": None}
    message: dict[str, Any] = {
        "id": str(number), "channel_id": channel, "author": author,
        "content": f"<@1> {text}", "timestamp": "2026-01-01T00:00:00+00:00",
        "edited_timestamp": None, "tts": False, "mention_everyone": False, "mentions": [ME],
        "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0,
    }  # fmt: skip
    if guild is not None:
        message["guild_id"] = guild
        message["member"] = {"roles": [], "joined_at": "2025-01-01T00:00:00+00:00",
                             "deaf": False, "mute": False, "flags": 0}  # fmt: skip
    return message


_APPLICATION = {
    "id": "1", "name": "quoth", "icon": None, "description": "", "summary": "",
    "bot_public": True, "bot_require_code_grant": False, "verify_key": "",
    "owner": ME, "flags": 0, "team": None,
}  # fmt: skip


async def _body(request: web.Request) -> Any:
    if not request.can_read_body:
        return None
    if request.content_type == "application/json":
        return await request.json()
    parts = await request.post()
    payload = parts.get("payload_json")
    return json.loads(payload) if isinstance(payload, str) else None


def as_json(value: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Return a response as Discord writes it: with a character set discord.py takes it for text."""
    body = json.dumps(value).encode()
    kind = "application/json"
    return web.Response(body=body, content_type=kind, status=status, headers=headers)


def without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spare discord.py the five seconds before an identify, which the Discord here does not ask.

    And the two in which it waits for more servers after the last, for tests of no servers.
    """

    async def no_pause(*_: object, **__: object) -> None:
        """Identify at once."""

    monkeypatch.setattr(discord.Client, "before_identify_hook", no_pause)
    seconds = property(lambda _: 0.05, lambda _, __: None)
    state = discord.state.ConnectionState
    monkeypatch.setattr(state, "guild_ready_timeout", seconds, raising=False)
