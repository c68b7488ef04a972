"""Jobs that go well, and others."""

from __future__ import annotations

import os
import time
from pathlib import Path

import msgspec


def add(one: int, other: int) -> int:
    os.write(1, b"a job's chatter")
    return one + other


class Sum(msgspec.Struct):
    of: list[int]
    makes: int = 0


def add_up(sums: list[Sum]) -> list[Sum]:
    return [Sum(one.of, sum(one.of)) for one in sums]


def environment() -> list[str]:
    return sorted(os.environ.values())


def fail() -> None:
    raise ValueError("nothing to build")


def die() -> None:
    os._exit(9)


def sleep(marker: str) -> None:
    """Write the process's id into a file, then sleep."""
    Path(f"{marker}.part").write_text(str(os.getpid()))
    Path(f"{marker}.part").replace(marker)
    time.sleep(600)
