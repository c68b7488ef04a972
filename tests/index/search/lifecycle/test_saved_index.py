"""The index is opened, not made again; and whatever becomes of its files, answers are right."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from pathlib import Path

import pytest

from index import Library
from index.ingest.add_article import ArticleWriter
from index.search.engine import InProcessRanker
from index.search.lifecycle import index_store
from index.search.lifecycle.index_store import IndexStore
from index.search.lifecycle.refresher import Refresher
from index.search.store.segment_folder import MANIFEST, SEGMENT, IndexFolder
from index.storage.interface import Stamp
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import SQLiteDatabase
from tests.index.conftest import lighthouse
from tests.index.search.lifecycle.test_refresher import Gate, found, reindex

Spoil = Callable[[Path], None]


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Gate]:
    opened = Gate(await SQLiteDatabase.open(tmp_path / "quoth.db", known_migrations()))
    yield opened
    await opened.close()


class Session:
    """A ranker that is kept up to date and saved, as in a process of its own."""

    def __init__(self, storage: Gate, root: Path) -> None:
        self.ranker = InProcessRanker(IndexStore(root))
        self.refresher = Refresher(storage, self.ranker)

    async def index_store(self, number: int) -> list[str]:
        await self.refresher.refresh(["shared"])
        return await found(self.ranker, number)

    async def close(self) -> None:
        await self.refresher.close()
        await self.ranker.close()


@pytest.fixture
async def ids(storage: Gate, tmp_path: Path) -> list[str]:
    """Articles 0 to 4, indexed and saved."""
    added = [await add(storage, number) for number in range(5)]
    await once(storage, tmp_path, 0)
    return added


async def add(storage: Gate, number: int, **changes: int) -> str:
    return (await ArticleWriter(storage).add("shared", lighthouse(number, **changes))).article.id


async def once(storage: Gate, tmp_path: Path, number: int) -> list[str]:
    """Answer one question in a session."""
    session = Session(storage, tmp_path / "index")
    answer = await session.index_store(number)
    await session.close()
    return answer


async def test_who_no_longer_waits_for_the_saving_does_not_end_it(
    storage: Gate, tmp_path: Path
) -> None:
    await add(storage, 1)
    session = Session(storage, tmp_path / "index")
    await session.refresher.refresh(["shared"])
    saver = session.ranker._saver
    assert saver is not None
    waiting = asyncio.create_task(saver.finish())
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    await session.close()
    assert folder(tmp_path).manifest() is not None


def folder(tmp_path: Path) -> IndexFolder:
    return IndexFolder(tmp_path / "index" / "shared")


def saved_stamp(tmp_path: Path) -> Stamp | None:
    manifest = folder(tmp_path).manifest()
    return manifest.stamp if manifest else None


async def test_no_article_is_read_again(storage: Gate, ids: list[str], tmp_path: Path) -> None:
    storage.reads = 0
    assert await once(storage, tmp_path, 3) == [ids[3]]
    assert storage.reads == 0


async def test_only_what_has_changed_is_read_again(
    storage: Gate, ids: list[str], tmp_path: Path
) -> None:
    await storage.remove("shared", ids[1])
    await add(storage, 2, opened=1901)
    new = await add(storage, 9)
    session = Session(storage, tmp_path / "index")
    storage.reads = storage.articles_read = 0
    assert await session.index_store(9) == [new]
    assert storage.articles_read == 2
    assert (await session.ranker.revisions("shared")) == await storage.revisions("shared")
    await session.close()
    assert saved_stamp(tmp_path) == Stamp(0, 8)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def flip_a_bit(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 4
    path.write_bytes(data)


def delete(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [cut_short, flip_a_bit, delete])
@pytest.mark.parametrize("suffix", [MANIFEST, SEGMENT])
async def test_what_is_damaged_is_made_again(
    storage: Gate,
    ids: list[str],
    tmp_path: Path,
    spoil: Spoil,
    suffix: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    [path] = folder(tmp_path).path.glob(f"*{suffix}")
    spoil(path)
    assert await once(storage, tmp_path, 3) == [ids[3]]
    told = [r for r in caplog.records if r.levelno == logging.WARNING]
    assert len(told) == (0 if (spoil, suffix) == (delete, MANIFEST) else 1)
    caplog.clear()
    storage.reads = 0
    assert await once(storage, tmp_path, 4) == [ids[4]]
    assert storage.reads == 0
    assert not caplog.records


async def test_another_analysis_makes_it_again(
    storage: Gate, ids: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage.reads = 0
    with monkeypatch.context() as patch:
        patch.setattr(index_store, "fingerprint", lambda: "of another version")
        assert await once(storage, tmp_path, 3) == [ids[3]]
        assert storage.reads == 1
        assert await once(storage, tmp_path, 3) == [ids[3]]
        assert storage.reads == 1
    assert await once(storage, tmp_path, 3) == [ids[3]]
    assert storage.reads == 2


async def test_another_generation_with_the_same_paragraphs_needs_nothing_read(
    storage: Gate, ids: list[str], tmp_path: Path
) -> None:
    await reindex(storage)
    storage.reads = 0
    assert await once(storage, tmp_path, 3) == [ids[3]]
    assert storage.reads == 0
    assert saved_stamp(tmp_path) == Stamp(1, 5)


async def test_an_index_from_the_future_is_not_used(
    storage: Gate, ids: list[str], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "quoth.db")) as db, db:
        db.execute("UPDATE library SET revision = 4")
    storage.reads = 0
    assert await once(storage, tmp_path, 3) == [ids[3]]
    assert storage.reads == 1


async def test_two_sessions_at_once_answer_and_save(
    storage: Gate, ids: list[str], tmp_path: Path
) -> None:
    sessions = [Session(storage, tmp_path / "index") for _ in range(2)]
    for number in range(10, 30):
        new = await add(storage, number)
        assert [await session.index_store(number) for session in sessions] == [[new], [new]]
    await asyncio.gather(*(session.close() for session in sessions))
    storage.reads = 0
    assert await once(storage, tmp_path, 29) == [new]
    assert storage.reads == 0
    manifest = folder(tmp_path).manifest()
    assert manifest is not None
    assert manifest.stamp == Stamp(0, 25)
    assert len(manifest.entries) <= 9  # made few by the way


async def test_an_earlier_state_never_replaces_a_later_one(
    storage: Gate, ids: list[str], tmp_path: Path
) -> None:
    index_store = IndexStore(tmp_path / "index")
    earlier = index_store.open("shared", Stamp(0, 5))
    assert earlier is not None
    new = await add(storage, 9)
    await once(storage, tmp_path, 9)
    index_store.save("shared", earlier, rebuilt=True)
    assert saved_stamp(tmp_path) == Stamp(0, 6)
    assert await once(storage, tmp_path, 9) == [new]


async def test_a_file_that_another_process_deleted_is_written_again(
    storage: Gate, ids: list[str], tmp_path: Path
) -> None:
    session = Session(storage, tmp_path / "index")
    await session.index_store(0)
    for path in folder(tmp_path).path.glob(f"*{SEGMENT}"):
        path.unlink()
    await add(storage, 9)
    await session.index_store(9)
    await session.close()
    storage.reads = 0
    assert await once(storage, tmp_path, 4) == [ids[4]]
    assert storage.reads == 0


async def test_a_database_that_was_exchanged_is_noticed(tmp_path: Path) -> None:
    data_dir, question = tmp_path / "data", "When was the lamp of station L0001 first lit?"
    for opened in (1850, 1901):  # the same revisions, other words
        (data_dir / "quoth.db").unlink(missing_ok=True)
        async with Library.open(data_dir) as library:
            await library.add(lighthouse(1, opened=opened))
            answer = await library.ask(question)
            assert answer.passages[0].text == (
                f"The lamp of station L0001 was first lit in {opened}."
            )


FILL_THE_DISK = """
import asyncio, logging, resource, signal, sys
from pathlib import Path
from index import Library
from tests.index.conftest import lighthouse

async def main(data_dir):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    logging.basicConfig(format="%(message)s", stream=sys.stdout)
    async with Library.open(data_dir) as library:
        for number in range(60):
            await library.add(lighthouse(number))
        _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        for number in (1, 40):
            answer = await library.ask(f"Who was the keeper of station L{number:04}?")
            print(answer.passages[0].text[:35])
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))

asyncio.run(main(Path(sys.argv[1])))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there are no limits of files")
def test_on_a_full_disk_answers_go_on_from_memory(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, tmp_path], capture_output=True, text=True
    )
    assert sorted(done.stdout.splitlines()) == [
        "The index of shared could not be saved (File too large); answers go on from memory.",
        "The keeper of station L0001 was Ola",
        "The keeper of station L0040 was Sig",
    ], done.stderr
    assert not [*tmp_path.rglob("*.part"), *tmp_path.rglob(f"*{SEGMENT}")]
