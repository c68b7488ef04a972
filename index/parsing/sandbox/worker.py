"""A process that does nothing but read documents, so that a hostile one can harm nothing else.

Started by `index.parsing.sandbox.parser_process`; takes calls from standard input, one after the
other, and writes replies to what was standard output.
"""

from __future__ import annotations

import contextlib
import os
import sys
import time
from pathlib import Path

from index.parsing.sandbox.compiled_modules import compile_modules
from index.system.calls import perform, received, send, take_output
from index.system.confinement import confine, loaded_folders

FILE_BYTES = 16 * 1024 * 1024
"""Bytes of a file that the process may write, where the kernel does not forbid writing at all."""

OPEN_FILES = 64
"""Files that the process may have open at once."""


def main(memory: str, cpu_seconds: str, *readable: str) -> None:
    """Answer calls until standard input ends.

    Args:
        memory: bytes of address space that the process may have, as a number.
        cpu_seconds: of computing that each call may take, as a number.
        readable: folders that it may read beside those that it loads code from.
    """
    if compile_modules():
        os.execv(sys.executable, sys.orig_argv)  # noqa: S606 - without the memory that it took
    replies = take_output()
    confine([*loaded_folders(), *map(Path, readable)])
    _bound(int(memory))
    for call in received():
        _bound_time(int(cpu_seconds))
        send(replies, perform(call))


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
