"""The checker that every test of the bot goes through can tell right from wrong."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from simcord.types import HttpLogEntry

from tests.bot.openapi import NO_MENTIONS, check_limits, specification

MESSAGE = "/channels/1/messages"


def request(body: Any, path: str = MESSAGE) -> HttpLogEntry:
    return HttpLogEntry("POST", path, {}, body, None)


def test_a_valid_message_passes() -> None:
    sent = request({"content": "hello", "tts": False, "allowed_mentions": NO_MENTIONS})
    specification().check(sent)
    check_limits(sent)


def test_a_wrong_type_or_path_is_found() -> None:
    with pytest.raises(jsonschema_rs.ValidationError):
        specification().check(request({"content": ["hello"]}))
    with pytest.raises(AssertionError, match="not in the specification"):
        specification().check(request({}, "/channels/1/whispers"))


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2001, "allowed_mentions": NO_MENTIONS},
        {"content": "hello"},
        {"content": "hello", "allowed_mentions": {"parse": ["users"]}},
        {
            "components": [{"type": 10, "content": "x" * 4001}],
            "flags": 1 << 15,
            "allowed_mentions": NO_MENTIONS,
        },
        {
            "components": [{"type": 17, "components": [{"type": 10, "content": "x"}] * 40}],
            "flags": 1 << 15,
            "allowed_mentions": NO_MENTIONS,
        },
    ],
)
def test_limits_are_found(body: Any) -> None:
    with pytest.raises(AssertionError):
        check_limits(request(body))
