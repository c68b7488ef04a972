"""What keeps PostgreSQL from being used is a sentence that says what to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import pytest

from index import Library, StorageError
from tests import postgresql
from tests.index.conftest import lighthouse


async def refusal(data_dir: Path, url: str) -> str:
    with pytest.raises(StorageError) as refused:
        async with Library.open(data_dir, database=url):
            pass
    assert "secret" not in str(refused.value)
    return str(refused.value)


async def test_a_wrong_password(
    tmp_path: Path, postgresql_server: postgresql.Server, postgresql_url: str
) -> None:
    name = urlsplit(postgresql_url).path[1:]
    async with locked(postgresql_server, name):
        said = await refusal(tmp_path, postgresql_url.replace("postgres@", "locked:secret@"))
        assert "refuses the user or the password" in said
        good = postgresql_url.replace("postgres@", "locked:right@")
        assert "may not do this" in await refusal(tmp_path, good)  # no right to make tables


async def test_a_database_that_is_not_there(
    tmp_path: Path, postgresql_server: postgresql.Server
) -> None:
    assert "create it (`createdb`)" in await refusal(tmp_path, postgresql_server.url("nobody"))
    said = await refusal(tmp_path, "postgresql://u:secret@127.0.0.1:9/quoth")
    assert "127.0.0.1:9/quoth does not answer now" in said
    said = await refusal(tmp_path, "postgresql://u:secret@no-such-host.invalid/quoth")
    assert "no-such-host.invalid:5432/quoth does not answer now" in said


async def test_an_old_version(
    tmp_path: Path, postgresql_server: postgresql.Server, postgresql_url: str
) -> None:
    async with seen_as_14(postgresql_server.port) as port:
        url = postgresql_server.url(urlsplit(postgresql_url).path[1:], port)
        said = await refusal(tmp_path, url)
    assert "is PostgreSQL 14; Quoth needs 15 or later: upgrade the server" in said


async def test_a_copy_that_cannot_be_written(tmp_path: Path, postgresql_url: str) -> None:
    (tmp_path / "copy").write_text("no folder")
    assert "cannot be written to" in await refusal(tmp_path, postgresql_url)


async def test_a_copy_whose_disk_is_full(
    tmp_path: Path, postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Library.open(tmp_path / "a", database=postgresql_url) as writer:
        await writer.add(lighthouse(1))
        async with Library.open(tmp_path / "b", database=postgresql_url) as library:
            question = "When was the lamp of station L0001 first lit?"
            assert (await library.ask(question)).answered
            monkeypatch.setattr("index.storage.postgresql.replica._insert", _full, raising=True)
            await writer.add(lighthouse(2))
            with pytest.raises(StorageError, match="free some space"):
                await library.ask(question)
            monkeypatch.undo()
            answer = await library.ask(question.replace("L0001", "L0002"))
            assert answer.answered


async def _full(*_: object) -> None:
    import sqlite3

    from index.storage.sqlite_errors import translated

    with translated(Path("quoth.db")):
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error


@asynccontextmanager
async def locked(server: postgresql.Server, database: str) -> AsyncIterator[None]:
    """Let a user `locked` in by password alone, who has no right to anything."""
    connection = await asyncpg.connect(server.url())
    path = Path(await connection.fetchval("SHOW hba_file"))
    before = path.read_text()
    try:
        await connection.execute("CREATE ROLE locked LOGIN PASSWORD 'right'")
        await connection.execute(f"GRANT CONNECT ON DATABASE {database} TO locked")
        path.write_text(f"host all locked 127.0.0.1/32 scram-sha-256\n{before}")
        await connection.execute("SELECT pg_reload_conf()")
        await asyncio.sleep(0.3)
        yield
    finally:
        path.write_text(before)
        await connection.execute("SELECT pg_reload_conf()")
        await connection.execute(f"REVOKE ALL ON DATABASE {database} FROM locked")
        await connection.execute("DROP ROLE locked")
        await connection.close()


@asynccontextmanager
async def seen_as_14(port: int) -> AsyncIterator[int]:
    """Pass on what a server says, but for its version."""

    async def copy(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, answers: bool
    ) -> None:
        while data := await reader.read(65536):
            at = data.find(b"server_version\0") + len(b"server_version\0")
            if answers and at >= len(b"server_version\0"):
                data = data[:at] + b"14" + data[at + 2 :]
            writer.write(data)
        writer.close()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(
            copy(reader, back, answers=False), copy(there, writer, answers=True),
            return_exceptions=True,
        )  # fmt: skip

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
