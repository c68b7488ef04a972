"""Calls of functions in another process: what is sent there, what comes back, and that side."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Iterator
from typing import Any, BinaryIO, get_type_hints

import msgspec

HEADER_BYTES = 8
"""Bytes before every message that say how long it is."""
MAX_COMPLAINT = 2_000
"""Characters that are told of an exception."""


class Call(msgspec.Struct, frozen=True):
    """A function to call, and with what.

    Attributes:
        module: where the function is.
        function: its name there.
        arguments: what MessagePack knows.
        named: the same, by name.
    """

    module: str
    function: str
    arguments: tuple[Any, ...]
    named: dict[str, Any]


class Reply(msgspec.Struct, frozen=True):
    """What came of a call.

    Attributes:
        results: what the function returned, packed; if it is an iterator, each of its values.
        raised: names of the class of what it raised instead, and of those that this is one of.
        message: what that says; of an `ImportError`, what cannot be imported.
    """

    results: tuple[bytes, ...] = ()
    raised: tuple[str, ...] = ()
    message: str = ""


def pack(message: Call | Reply) -> bytes:
    """Return a message with its length before it."""
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(HEADER_BYTES, "big") + body


def take_output() -> BinaryIO:
    """Return where replies go, and keep everybody's chatter from there."""
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return replies


def received() -> Iterator[Call]:
    """Yield the calls on standard input until that ends."""
    calls = sys.stdin.buffer
    while len(header := calls.read(HEADER_BYTES)) == HEADER_BYTES:
        yield msgspec.msgpack.decode(calls.read(int.from_bytes(header, "big")), type=Call)


def send(replies: BinaryIO, reply: Reply) -> None:
    """Write a reply; where nobody reads it any more, end."""
    try:
        replies.write(pack(reply))
        replies.flush()
    except BrokenPipeError:
        sys.exit(0)


def perform(call: Call) -> Reply:
    """Call the function."""
    try:
        function = getattr(importlib.import_module(call.module), call.function)
        kinds = get_type_hints(function)  # in order, that of what is returned last
        given = [
            msgspec.convert(*pair) for pair in zip(call.arguments, kinds.values(), strict=False)
        ]
        named = {name: msgspec.convert(value, kinds[name]) for name, value in call.named.items()}
        result = function(*given, **named)
        values = result if isinstance(result, Iterator) else (result,)
        return Reply(tuple(map(msgspec.msgpack.encode, values)))
    except ImportError as error:
        name = error.name or str(error).partition("\n")[0].rstrip(".")
        return Reply(raised=_kinds(error), message=name)
    except Exception as error:  # noqa: BLE001 - the outer edge of this process
        return Reply(raised=_kinds(error), message=str(error)[:MAX_COMPLAINT])


def _kinds(error: Exception) -> tuple[str, ...]:
    return tuple(kind.__name__ for kind in type(error).__mro__)
