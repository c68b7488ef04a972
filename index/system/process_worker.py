"""A process that does one job and ends: the other side of `index.system.process_jobs`."""

from __future__ import annotations

import contextlib
import importlib
import os
import threading
from typing import Any, get_type_hints

import msgspec

HEADER_BYTES = 8
"""Bytes before a job that say how long it is."""
NICENESS = 5
"""How much more urgent all else is, such as answering questions meanwhile."""


class Job(msgspec.Struct, frozen=True):
    """A function to call, and with what.

    Attributes:
        module: where the function is.
        function: its name there.
        arguments: what MessagePack knows.
    """

    module: str
    function: str
    arguments: tuple[Any, ...]


class Done(msgspec.Struct, frozen=True):
    """What came of a job.

    Attributes:
        result: what the function returned, packed.
        failure: what went wrong, for the log.
    """

    result: bytes = b""
    failure: str | None = None


def main() -> None:
    """Do the job that standard input describes; end at once when that is closed before."""
    out = os.dup(1)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody's chatter beside the result
    job = msgspec.msgpack.decode(_read(int.from_bytes(_read(HEADER_BYTES), "big")), type=Job)
    threading.Thread(target=_end_with_whoever_asked, daemon=True).start()
    with contextlib.suppress(OSError, AttributeError):  # there is no such thing on Windows
        os.nice(NICENESS)
    _write(out, msgspec.msgpack.encode(_do(job)))
    os._exit(0)  # without tidying up, which takes as long as some jobs


def _do(job: Job) -> Done:
    try:
        function = getattr(importlib.import_module(job.module), job.function)
        kinds = get_type_hints(function).values()  # in order, that of what is returned last
        given = [msgspec.convert(*pair) for pair in zip(job.arguments, kinds, strict=False)]
        return Done(msgspec.msgpack.encode(function(*given)))
    except Exception as error:  # noqa: BLE001 - the outer edge of this process
        return Done(failure=f"{type(error).__name__}: {error}"[:500])


def _end_with_whoever_asked() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)


def _read(size: int) -> bytes:
    """Read from standard input without a buffer, which another thread could not leave."""
    data = b""
    while len(data) < size:
        piece = os.read(0, size - len(data))
        if not piece:
            os._exit(1)
        data += piece
    return data


def _write(out: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(out, view) :]
