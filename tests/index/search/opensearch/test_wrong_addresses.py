"""What is no OpenSearch of a known version is refused in a sentence that says what to do."""

from __future__ import annotations

import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
import trustme
from aiohttp import web

from index import Draft, EngineSettings, EngineUnavailable, Library
from index.operations.checks import DataDir, Level, search_engine
from index.search.opensearch import engine as module

Asked = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def answering(reply: Asked, secured: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    """Run a server that gives one reply to everything."""
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", reply)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=secured).start()
    yield f"http{'s' if secured else ''}://127.0.0.1:{runner.addresses[0][1]}"
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


async def test_certificates_on_both_sides(tmp_path: Path) -> None:
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "ca.pem")
    authority.issue_cert("quoth").private_key_and_cert_chain_pem.write_to_path(tmp_path / "own.pem")
    secured = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("127.0.0.1").configure_cert(secured)
    authority.configure_trust(secured)
    secured.verify_mode = ssl.CERT_REQUIRED
    body = {"status": "green", "number_of_nodes": 1, "version": {"number": "2.19.6"}}
    async with answering(says(body), secured) as url:
        for trusted, shown, works in (
            ("ca.pem", "own.pem", True), ("ca.pem", None, False), (None, "own.pem", False)
        ):  # fmt: skip
            settings = EngineSettings(
                [url],
                1,
                tmp_path / trusted if trusted else None,
                tmp_path / shown if shown else None,
            )
            finding = (await search_engine(DataDir(tmp_path / "none"), settings))[0]
            assert (finding.level is Level.OK) == works, finding.says
            if trusted is None:
                assert "`search_certificates`" in finding.says


@pytest.mark.parametrize("text", [None, "no certificate"])
async def test_a_file_that_is_no_certificate(tmp_path: Path, text: str | None) -> None:
    if text:
        (tmp_path / "ca.pem").write_text(text)
    settings = EngineSettings(["https://127.0.0.1:9"], 1, tmp_path / "ca.pem")
    [finding] = await search_engine(DataDir(tmp_path), settings)
    assert "ca.pem cannot be read" in finding.says
