"""As much of Discord's HTTP interface as the doctor asks, on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

BOT = {"id": "42", "username": "Quoth", "discriminator": "0001", "avatar": None, "bot": True}
READ, SEND, SEND_IN_THREADS, HISTORY, ATTACH = 1 << 10, 1 << 11, 1 << 38, 1 << 16, 1 << 15
ALL = READ | SEND | SEND_IN_THREADS | HISTORY | ATTACH
MESSAGE_CONTENT = 1 << 18


def application(flags: int = 0) -> dict[str, Any]:
    """Return what Discord says of the bot's application."""
    return {
        "id": "42",
        "name": "Quoth",
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "",
        "summary": "",
        "flags": flags,
        "team": None,
        "owner": {**BOT, "id": "1", "username": "operator"},
    }


def guild(identity: str, name: str) -> dict[str, Any]:
    """Return a server in which everybody may do all that the bot needs."""
    everyone = {
        "id": identity,
        "name": "@everyone",
        "permissions": str(ALL),
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": identity,
        "name": name,
        "icon": None,
        "owner_id": "1",
        "roles": [everyone],
        "emojis": [],
        "stickers": [],
        "features": [],
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "mfa_level": 0,
        "nsfw_level": 0,
        "premium_tier": 0,
        "system_channel_flags": 0,
        "afk_timeout": 300,
        "preferred_locale": "en-US",
        "premium_progress_bar_enabled": False,
    }


def channel(identity: str, name: str, guild_id: str, deny: int = 0) -> dict[str, Any]:
    """Return a text channel that may keep everybody from something."""
    overwrites = [{"id": guild_id, "type": 0, "allow": "0", "deny": str(deny)}]
    return {
        "id": identity,
        "type": 0,
        "guild_id": guild_id,
        "name": name,
        "position": 0,
        "permission_overwrites": overwrites if deny else [],
        "topic": None,
        "nsfw": False,
        "parent_id": None,
        "rate_limit_per_user": 0,
    }


def member() -> dict[str, Any]:
    """Return the bot as a member without roles."""
    return {
        "user": BOT,
        "nick": None,
        "avatar": None,
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "deaf": False,
        "mute": False,
        "flags": 0,
    }


def gateway(shards: int = 1, remaining: int = 998) -> dict[str, Any]:
    """Return what Discord says of connecting."""
    limits = {"total": 1000, "remaining": remaining, "reset_after": 7_200_000, "max_concurrency": 1}
    return {"url": "ws://127.0.0.1", "shards": shards, "session_start_limit": limits}


def pages(**changes: Any) -> dict[str, Any]:
    """Return the answers, by path, for a bot in one server with two channels."""
    return {
        "/users/@me": BOT,
        "/oauth2/applications/@me": application(),
        "/gateway/bot": gateway(),
        "/applications/42/commands": [],
        "/users/@me/guilds": [{"id": "7", "name": "The server", "owner": False, "features": []}],
        "/guilds/7": guild("7", "The server"),
        "/guilds/7/channels": [channel("70", "general", "7"), channel("71", "rules", "7")],
        "/guilds/7/members/42": member(),
        "/applications/42/guilds/7/commands/permissions": [],
    } | changes


def limits(identity: str, *rules: tuple[str, int, bool]) -> dict[str, Any]:
    """Return what Integrations say of a command, or of all where it is the application's id.

    Args:
        identity: the command's.
        rules: for each the id of a role, member or channel, its kind (1, 2, 3), whether allowed.
    """
    return {
        "id": identity,
        "application_id": "42",
        "guild_id": "7",
        "permissions": [{"id": i, "type": kind, "permission": may} for i, kind, may in rules],
    }


@contextmanager
def discord_server(answers: dict[str, Any]) -> Iterator[str]:
    """Serve answers by path; yield the address. A path that is not there is refused with 401."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.partition("?")[0]
            body = answers.get(path, {"message": "401: Unauthorized", "code": 0})
            self.send_response(200 if path in answers else 401)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(body).encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
