"""Discord's search of messages, which simcord lacks, of the shape that its document says."""

from __future__ import annotations

import functools
import json
from collections import defaultdict
from typing import Any

import jsonschema_rs
from simcord.http.router import RequestContext

from bot.demo import message_search as demo
from bot.demo.message_search import PATH
from tests.bot.openapi import DOCUMENT

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


_search = demo.search


def search(ctx: RequestContext) -> dict[str, Any]:
    """Find messages as in the demo, and check what is asked and what is answered."""
    check_query(list(ctx.params))  # type: ignore[arg-type]
    body = _search(ctx)
    body["messages"] = [[_complete(message) for message in group] for group in body["messages"]]
    return check_response(body)


demo.search = search


def _complete(payload: dict[str, Any]) -> dict[str, Any]:
    payload["author"] = _PERSON | payload["author"]
    payload["mentions"] = [_PERSON | dict(user) for user in payload["mentions"]]
    for name in ("nonce", "reactions", "guild_id"):
        payload.pop(name, None)
    if other := payload.get("referenced_message"):
        payload["referenced_message"] = _complete(dict(other))
    return payload
