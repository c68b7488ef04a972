"""Checks requests to Discord against its official OpenAPI document and its other limits."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from simcord.types import HttpLogEntry

DOCUMENT = Path(__file__).parents[3] / "shared" / "discord-api-spec" / "openapi.json"
V2_FLAG = 1 << 15
NO_MENTIONS: dict[str, Any] = {"parse": []}


class Specification:
    """The OpenAPI document, each request's schema compiled when it is first needed."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._components = document["components"]
        self._paths: dict[str, Any] = document["paths"]
        self._patterns: list[tuple[re.Pattern[str], str]] = [
            (re.compile(re.sub(r"\{[^/]+\}", "[^/]+", path)), path) for path in self._paths
        ]

    def check(self, request: HttpLogEntry) -> None:
        """Assert that Discord knows this request and that its body is valid."""
        path = self._path(request.path)
        assert request.method.lower() in self._paths[path], f"{request.method} {path}"
        validator = self._validator(path, request.method.lower())
        if validator is not None:
            validator.validate(_as_strings(request.json))

    def _path(self, path: str) -> str:
        found = [name for pattern, name in self._patterns if pattern.fullmatch(path)]
        assert found, f"{path} is not in the specification"
        return min(found, key=lambda name: name.count("{"))

    @functools.cache  # noqa: B019 - there is one specification for the whole run
    def _validator(self, path: str, method: str) -> jsonschema_rs.Draft202012Validator | None:
        body = self._paths[path][method].get("requestBody")
        if body is None:
            return None
        schema = body["content"]["application/json"]["schema"]
        return jsonschema_rs.Draft202012Validator({**schema, "components": self._components})


@functools.cache
def specification() -> Specification:
    """Return the document, or skip the test where it is not."""
    if not DOCUMENT.exists():
        pytest.skip(f"needs {DOCUMENT}, which is not part of the project")
    return Specification(json.loads(DOCUMENT.read_bytes()))


def check_limits(request: HttpLogEntry) -> None:
    """Assert what the document does not say: sizes of messages, and that nobody is pinged."""
    for message in _messages(request.json):
        components = list(_components(message.get("components")))
        displays = [item["content"] for item in components if item["type"] == 10]
        assert _units(message.get("content") or "") <= 2000
        assert len(components) <= 40
        assert sum(map(_units, displays)) <= 4000
        assert all(_units(item.get("custom_id", "")) <= 100 for item in components)
        assert bool(displays) == bool((message.get("flags") or 0) & V2_FLAG)
        if displays or message.get("content"):
            allowed = (NO_MENTIONS, _the_team(message), _who_waits(message))
            assert message.get("allowed_mentions") in allowed


def _the_team(message: dict[str, Any]) -> dict[str, Any]:
    """Return which mentions a message may have that asks the team that a server has chosen."""
    team = re.match(r"<@&(\d+)>, <@\d+> asks: ", message.get("content") or "")
    return {"parse": [], "roles": [int(team[1])]} if team else NO_MENTIONS


def _who_waits(message: dict[str, Any]) -> dict[str, Any]:
    """Return which mentions a message may have that tells a member of an answer."""
    told = re.match(r"<@(\d+)> The articles can answer this now:", message.get("content") or "")
    return {"parse": [], "users": [int(told[1])]} if told else NO_MENTIONS


def _messages(body: Any) -> Iterator[dict[str, Any]]:
    """Find the message in a request, whether it is the body or the data of a response."""
    if isinstance(body, dict):
        data = body.get("data")
        for candidate in (body, data):
            if isinstance(candidate, dict) and {"content", "components"} & candidate.keys():
                yield {} if candidate.get("title") else candidate


def _components(items: Any) -> Iterator[dict[str, Any]]:
    for item in items or ():
        yield item
        yield from _components(item.get("components"))
        yield from _components([item["accessory"]] if "accessory" in item else ())


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _as_strings(value: Any, key: str = "") -> Any:
    """Return a body with its snowflakes as strings: Discord takes integers as well."""
    if isinstance(value, dict):
        return {name: _as_strings(item, f"{key}.{name}") for name, item in value.items()}
    if isinstance(value, list):
        return [_as_strings(item, key) for item in value]
    if isinstance(value, int) and (value > 1 << 53 or key.endswith("attachments.id")):
        return str(value)
    return value
