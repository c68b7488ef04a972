"""An engine that is closed while somebody waits for it."""

from __future__ import annotations

import asyncio

import pytest

from index import EngineUnavailable
from index.search.opensearch.engine import Engine


async def test_who_is_waiting_is_told_and_nothing_is_opened_afterwards() -> None:
    asked = asyncio.Event()

    async def say_nothing(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.set()
        await ended.wait()
        writer.close()

    ended = asyncio.Event()
    server = await asyncio.start_server(say_nothing, "127.0.0.1", 0)
    async with server:
        port = server.sockets[0].getsockname()[1]
        engine = Engine([f"http://127.0.0.1:{port}"])
        waiting = asyncio.create_task(engine.count("an-index"))
        await asked.wait()
        await engine.close()
        with pytest.raises(EngineUnavailable, match="being stopped"):
            await waiting
        with pytest.raises(EngineUnavailable, match="being stopped"):
            await engine.count("an-index")
        ended.set()


async def test_whoever_gives_up_is_no_longer_waiting() -> None:
    engine = Engine(["http://127.0.0.1:9"])
    waiting = asyncio.create_task(engine.count("an-index"))
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    await engine.close()
