"""Sites on loopback, and a watch over every connection and look-up of this process."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Iterator
from typing import Any

import pytest

from tests.index.ingest.fetching.site import Site, open_site

_watched: list[tuple[str, Any]] | None = None


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if _watched is None:
        return
    if event == "socket.connect":
        _watched.append(("connect", arguments[1][0]))
        if arguments[1][0] not in ("127.0.0.1", "::1"):
            raise OSError("tests connect to loopback only")
    elif event == "socket.getaddrinfo" and arguments[0] is not None:
        _watched.append(("look up", arguments[0]))


sys.addaudithook(_watch)


@pytest.fixture(autouse=True)
def network() -> Iterator[list[tuple[str, Any]]]:
    """What this process has connected to or looked up; elsewhere than loopback is an error."""
    global _watched
    _watched = []
    yield _watched
    _watched = None


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with open_site() as opened:
        yield opened
