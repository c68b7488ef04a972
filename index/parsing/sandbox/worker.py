"""A process that does nothing but read documents, so that a hostile one can harm nothing else.

Started by `index.parsing.sandbox.parser_process`; takes calls from standard input, one after the
other, and writes replies to what was standard output.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
import time
from pathlib import Path
from typing import BinaryIO

import msgspec

from index.errors import UnreadableDocument
from index.parsing.sandbox.messages import HEADER_BYTES, Call, Reply, pack
from index.system.confinement import confine, loaded_folders

FILE_BYTES = 16 * 1024 * 1024
"""Bytes of a file that the process may write (only compiled modules are ever written)."""

OPEN_FILES = 64
"""Files that the process may have open at once."""


def main(memory: str, *readable: str) -> None:
    """Answer calls until standard input ends.

    Args:
        memory: bytes of address space that the process may have, as a number.
        readable: folders that it may read beside those that it loads code from.
    """
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # no parser's chatter among the replies
    confine([*loaded_folders(), *map(Path, readable)])
    _bound(int(memory))
    calls = sys.stdin.buffer
    while header := calls.read(HEADER_BYTES):
        call = msgspec.msgpack.decode(calls.read(int.from_bytes(header, "big")), type=Call)
        _send(replies, _answer(call))


def _answer(call: Call) -> Reply:
    _bound_time(call.cpu_seconds)
    try:
        function = getattr(importlib.import_module(call.module), call.function)
        result = function(*call.arguments, **call.named)
        return Reply(result=msgspec.msgpack.encode(result))
    except UnreadableDocument as error:
        return Reply(refused=str(error))
    except ImportError as error:
        return Reply(missing=error.name or str(error).partition("\n")[0].rstrip("."))
    except MemoryError:
        return Reply(broken="out of memory")
    except Exception as error:  # noqa: BLE001 - the outer edge of this process
        return Reply(broken=f"{type(error).__name__}: {error}"[:500])


def _send(replies: BinaryIO, reply: Reply) -> None:
    try:
        replies.write(pack(reply))
        replies.flush()
    except BrokenPipeError:
        sys.exit(0)  # whoever asked has gone


def _bound(memory: int) -> None:
    """Bound what the process may take of the machine; on Windows there is no way to."""
    try:
        import resource
    except ImportError:
        return
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_NPROC, 0),  # no other programs (root is exempt from this one)
    ):
        # A platform that refuses one of these, as macOS does RLIMIT_AS, has the others.
        with contextlib.suppress(OSError, ValueError):
            hard = resource.getrlimit(kind)[1]
            bounded = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            resource.setrlimit(kind, (bounded, bounded))


def _bound_time(seconds: int) -> None:
    """End the process (SIGXCPU) when it computes for so long from now on."""
    try:
        import resource
    except ImportError:
        return
    with contextlib.suppress(OSError, ValueError):
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        limit = int(time.process_time()) + 1 + seconds
        soft = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
