"""What is no OpenSearch of a known version is refused in a sentence that says what to do."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from index import Draft, EngineSettings, EngineUnavailable, Library
from index.operations.checks import DataDir, Level, search_engine
from index.search.opensearch import engine as module

Asked = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def answering(reply: Asked) -> AsyncIterator[str]:
    """Run a server that gives one reply to everything."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", reply)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


def says(body: Any, status: int = 200) -> Asked:
    async def reply(_: web.Request) -> web.Response:
        return web.json_response(body, status=status)

    return reply


def town(number: int) -> Draft:
    text = f"Town {number} has a mill.\n\nIt is old."
    return Draft(f"Town {number}", text, "text", f"town:{number}")


async def refused(folder: Path, url: str) -> str:
    """Return what a question and a doctor's visit are told, together."""
    settings = EngineSettings([url], above=1)
    async with Library.open(folder, engine=settings) as library:
        for number in range(2):
            await library.add(town(number))
        with pytest.raises(EngineUnavailable) as told:
            await library.ask("Which town has a mill?")
    finding = (await search_engine(DataDir(folder), settings))[0]
    assert finding.level is Level.FAIL
    return f"{told.value} {finding.says}"


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"version": {"number": "1.3.2"}}, 200, "OpenSearch 1.3.2, and Quoth knows 2 and 3"),
        ({"hello": "world"}, 200, "is no OpenSearch"),
        ({}, 401, "the user or the password"),
        ({}, 403, "the user or the password"),
        ({}, 500, "see its log"),
    ],
)
async def test_what_is_no_known_opensearch(
    tmp_path: Path, body: Any, status: int, said: str
) -> None:
    if status == 200:
        body = {"status": "green", "number_of_nodes": 1, **body}
    async with answering(says(body, status)) as url:
        assert said in await refused(tmp_path, url)


async def test_an_address_at_which_nobody_answers(tmp_path: Path) -> None:
    assert "the addresses in `search` are right" in await refused(tmp_path, "http://127.0.0.1:9")


async def test_an_address_that_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SECONDS", 0.5)
    async with AsyncExitStack() as stack:
        silent = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert "the addresses in `search` are right" in await refused(tmp_path, url)
