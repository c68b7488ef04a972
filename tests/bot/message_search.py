"""Discord's search of messages, which simcord lacks, of the shape that its document says."""

from __future__ import annotations

import functools
import json
import re
from collections import defaultdict
from typing import Any

import jsonschema_rs
from simcord.backend import errors, serializers
from simcord.backend.access import channel_accessible
from simcord.http.router import RequestContext, route

from tests.bot.openapi import DOCUMENT

PATH = "/guilds/{guild_id}/messages/search"
_PERSON = {
    "avatar": None, "discriminator": "0", "public_flags": 0, "flags": 0, "global_name": None,
    "primary_guild": None,
}  # fmt: skip


@functools.cache
def _document() -> dict[str, Any]:
    document: dict[str, Any] = json.loads(DOCUMENT.read_bytes())
    return document


def _validate(schema: dict[str, Any], value: Any) -> None:
    whole = {**schema, "components": _document()["components"]}
    jsonschema_rs.Draft202012Validator(whole).validate(value)


def check_query(parameters: list[tuple[str, str]]) -> dict[str, list[str]]:
    """Check a query against the document; return the values of each parameter."""
    values: dict[str, list[str]] = defaultdict(list)
    for name, value in parameters:
        values[name].append(value)
    if DOCUMENT.exists():
        parameters_known = _document()["paths"][PATH]["get"]["parameters"]
        described = {one["name"]: one["schema"] for one in parameters_known}
        for name, given in values.items():
            schema = described[name]
            _validate(schema, given if schema.get("type") == "array" else _typed(schema, given))
    return values


def _typed(schema: dict[str, Any], given: list[str]) -> Any:
    (value,) = given
    if schema.get("type") == "boolean":
        return {"true": True, "false": False}[value]
    return int(value) if schema.get("type") == "integer" else value


def check_response(body: dict[str, Any], name: str = "GuildSearchResponse") -> dict[str, Any]:
    """Check a response against the document and return it."""
    if DOCUMENT.exists():
        _validate({"$ref": f"#/components/schemas/{name}"}, body)
    return body


@route("GET", PATH)
def search(ctx: RequestContext) -> Any:
    """Find messages in channels that the bot may read."""
    if not ctx.message_content_access:
        raise errors.BackendError(403, 50001, "Missing Access")
    query = check_query(list(ctx.params))  # type: ignore[arg-type]
    backend, guild_id = ctx.backend, ctx.int_arg("guild_id")
    words = " ".join(query["content"]).casefold().split()
    found = []
    for channel_id, messages in backend.messages.items():
        channel = backend.channels.get(channel_id)
        if channel is None or channel.guild_id != guild_id:
            continue
        if query["channel_id"] and str(channel_id) not in query["channel_id"]:
            continue
        if not channel_accessible(backend, channel_id, backend.bot_user.id, history=True):
            continue
        found += [m for m in messages.values() if _fits(backend, m, words, query)]
    page = sorted(found, key=lambda m: -m.id)[: int(query["limit"][0])]
    places = {m.channel_id: backend.channels[m.channel_id] for m in page}
    threads = [place for place in places.values() if place.is_thread]
    return check_response(
        {
            "messages": [[message_payload(backend, m)] for m in page],
            "doing_deep_historical_index": False,
            "total_results": len(found),
            "threads": [dict(serializers.thread_payload(backend, t)) for t in threads],
        }
    )


def _fits(backend: Any, message: Any, words: list[str], query: dict[str, list[str]]) -> bool:
    author = backend.users[message.author_id]
    if "-bot" in query["author_type"] and author.bot:
        return False
    if query["replied_to_message_id"]:
        replied_to = (message.reference or {}).get("message_id")
        return str(replied_to) in query["replied_to_message_id"]
    text = set(re.findall(r"\w+", message.content.casefold()))
    return set(words) <= text


def message_payload(backend: Any, message: Any) -> dict[str, Any]:
    """Return a message as the search has it."""
    return _complete(dict(serializers.message_payload(backend, message))) | {"hit": True}


def _complete(payload: dict[str, Any]) -> dict[str, Any]:
    payload["author"] = _PERSON | payload["author"]
    payload["mentions"] = [_PERSON | dict(user) for user in payload["mentions"]]
    for name in ("nonce", "reactions", "guild_id"):
        payload.pop(name, None)
    if other := payload.get("referenced_message"):
        payload["referenced_message"] = _complete(dict(other))
    return payload
