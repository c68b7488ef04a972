"""What a parser might do; called in a process of the sandbox."""

from __future__ import annotations

import ctypes
import importlib
import time
from pathlib import Path


def crash() -> None:
    """Read where there is nothing."""
    ctypes.string_at(0)


def hang(marker: str = "") -> None:
    """Wait for ever, which a file says."""
    if marker:
        Path(marker).touch()
    while True:
        time.sleep(1)


def hoard() -> None:
    """Take all memory."""
    hoarded = []
    while True:
        hoarded.append(bytearray(100_000_000))


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
