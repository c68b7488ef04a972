"""What passes between the library and the processes that read for it."""

from __future__ import annotations

from typing import Any

import msgspec

HEADER_BYTES = 8
"""Bytes before every message that say how long it is."""


class Call(msgspec.Struct, frozen=True):
    """A function to call, and with what.

    Attributes:
        module: where the function is.
        function: its name there.
        arguments: text, bytes, numbers, and mappings of them.
        named: the same, by name.
        cpu_seconds: computing time after which the process is ended.
    """

    module: str
    function: str
    arguments: tuple[Any, ...]
    named: dict[str, Any]
    cpu_seconds: int


class Reply(msgspec.Struct, frozen=True):
    """What came of a call.

    Attributes:
        result: what the function returned, packed.
        refused: the sentence of an `UnreadableDocument`.
        missing: what cannot be imported, where that is why nothing was read.
        broken: what else went wrong, for the log; the process is not to be used again.
    """

    result: bytes = b""
    refused: str | None = None
    missing: str | None = None
    broken: str | None = None


def pack(message: Call | Reply) -> bytes:
    """A message with its length before it."""
    body = msgspec.msgpack.encode(message)
    return len(body).to_bytes(HEADER_BYTES, "big") + body
