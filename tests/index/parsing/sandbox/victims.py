"""What a parser might do; called in a process of the sandbox."""

from __future__ import annotations

import ctypes
import importlib
import sys
import time


def crash() -> None:
    """Read where there is nothing."""
    ctypes.string_at(0)


HANGING = "hanging"


def hang() -> None:
    """Wait for ever, which the name of the process says."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(15, HANGING.encode(), 0, 0, 0)
    while True:
        time.sleep(1)


def hoard() -> None:
    """Take all memory."""
    hoarded = []
    while True:
        hoarded.append(bytearray(100_000_000))


def boast() -> bytes:
    """Return what nobody has the memory to take."""
    return bytes(60_000_000)


def spend() -> None:
    """Compute for ever."""
    while True:
        pass


def shout() -> str:
    """Return more than anybody asked for."""
    return "a" * 1_000_000


def want(module: str) -> None:
    """Import what is not installed."""
    importlib.import_module(module)


def think(words: str) -> str:
    """Say something where replies are expected, and fail for want of words."""
    print(words)  # noqa: T201 - as parsers do
    return words[0].upper() + words[1:].upper()
