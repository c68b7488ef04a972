"""Backups: whole, verified, put back without losing what was there."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from index import BackupError, InstallationInUse, Library, StorageError, back_up, restore
from tests.events import until
from tests.index.conftest import lighthouse


@pytest.fixture
async def kept(tmp_path: Path) -> Path:
    """The backup of an installation with three articles."""
    async with Library.open(tmp_path / "data") as library:
        for number in range(3):
            await library.add(lighthouse(number))
    await back_up(tmp_path / "data", tmp_path / "kept.zip")
    return tmp_path / "kept.zip"


async def titles(data_dir: Path) -> list[str]:
    async with Library.open(data_dir) as library:
        return [article.title for article in await library.articles()]


def files(folder: Path) -> dict[str, bytes]:
    paths = (path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


def rewrite(backup: Path, name: str, data: bytes) -> None:
    """Replace one file of a backup."""
    with zipfile.ZipFile(backup) as archive:
        members = {member: archive.read(member) for member in archive.namelist()}
    with zipfile.ZipFile(backup, "w") as archive:
        for member, content in (members | {name: data}).items():
            archive.writestr(member, content)


async def test_what_is_backed_up_is_restored_elsewhere(kept: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "else" / "where"
    restored = await restore(elsewhere, kept)
    assert (restored.manifest.articles, restored.manifest.paragraphs) == (3, 9)
    assert restored.replaced is None
    assert await titles(elsewhere) == await titles(tmp_path / "data")
    assert (elsewhere / "salt").read_bytes() == (tmp_path / "data" / "salt").read_bytes()


async def test_a_backup_is_one_file_for_its_owner_alone(kept: Path, tmp_path: Path) -> None:
    assert kept.stat().st_mode & 0o077 == 0
    assert {path.name for path in tmp_path.iterdir()} == {"data", "kept.zip"}
    with zipfile.ZipFile(kept) as archive:
        assert archive.namelist() == ["manifest.json", "quoth.db", "salt"]


async def test_the_database_that_is_replaced_is_kept_with_its_log(
    kept: Path, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    async with Library.open(data_dir) as library:
        await library.add(lighthouse(7))
    restored = await restore(data_dir, kept)
    assert "7" not in "".join(await titles(data_dir))
    assert restored.replaced is not None
    assert restored.replaced.name.startswith("quoth.db.replaced-2")
    with closing(sqlite3.connect(restored.replaced)) as connection:
        assert connection.execute("SELECT COUNT(*) FROM article").fetchone() == (4,)


async def test_of_the_databases_that_were_replaced_the_latest_three_are_kept(
    kept: Path, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    mine = data_dir / "quoth.db.replaced-by-me"
    mine.touch()
    replaced = [(await restore(data_dir, kept)).replaced for _ in range(5)]
    assert [path is not None and path.exists() for path in replaced] == [False] * 2 + [True] * 3
    assert len(list(data_dir.glob("salt.replaced-*"))) == 3
    assert mine.exists()


async def test_a_damaged_database_can_be_replaced(kept: Path, tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    (data_dir / "quoth.db").write_bytes(b"no database" * 1000)
    (data_dir / "quoth.db-wal").write_bytes(b"no log")
    restored = await restore(data_dir, kept)
    assert len(await titles(data_dir)) == 3
    assert restored.replaced is not None
    assert restored.replaced.read_bytes().startswith(b"no database")


async def test_nothing_is_restored_under_a_library_that_is_open(kept: Path, tmp_path: Path) -> None:
    async with Library.open(tmp_path / "data") as library:
        before = files(tmp_path / "data")
        with pytest.raises(InstallationInUse, match=r"is running on .* stop it"):
            await restore(tmp_path / "data", kept)
        assert len(await library.articles()) == 3
        assert files(tmp_path / "data") == before
    await restore(tmp_path / "data", kept)


async def test_no_file_is_overwritten_unasked(kept: Path, tmp_path: Path) -> None:
    before = kept.read_bytes()
    with pytest.raises(BackupError, match=r"exists already; choose another name, or use --force"):
        await back_up(tmp_path / "data", kept)
    assert kept.read_bytes() == before
    await back_up(tmp_path / "data", kept, overwrite=True)
    assert kept.read_bytes() != before


@pytest.mark.parametrize("name", ["manifest.json", "quoth.db", "salt"])
async def test_a_changed_backup_is_refused_and_nothing_touched(
    kept: Path, tmp_path: Path, name: str
) -> None:
    before = files(tmp_path / "data")
    rewrite(kept, name, b"something else")
    with pytest.raises(BackupError, match=r"is not a backup|is damaged"):
        await restore(tmp_path / "data", kept)
    assert files(tmp_path / "data") == before


@pytest.mark.parametrize("keep", [0, 10, 2000, -30])
async def test_a_truncated_backup_is_refused(kept: Path, tmp_path: Path, keep: int) -> None:
    kept.write_bytes(kept.read_bytes()[:keep])
    with pytest.raises(BackupError, match="is not a backup"):
        await restore(tmp_path / "data", kept)


async def test_a_backup_that_would_write_elsewhere_is_refused(kept: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(kept) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    manifest["parts"]["../evil"] = manifest["parts"]["salt"]
    rewrite(kept, "manifest.json", json.dumps(manifest).encode())
    rewrite(kept, "../evil", b"x")
    with pytest.raises(BackupError, match="is not a backup"):
        await restore(tmp_path / "data", kept)
    assert not (tmp_path / "evil").exists()


async def test_a_backup_of_a_newer_quoth_is_refused(kept: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(kept) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    rewrite(kept, "manifest.json", json.dumps(manifest | {"schema": 999}).encode())
    with pytest.raises(BackupError, match=r"newer version of Quoth .* upgrade"):
        await restore(tmp_path / "data", kept)


async def test_half_a_reindex_is_not_in_a_backup(kept: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "data" / "quoth.db")) as connection:
        connection.execute("UPDATE library SET staging = generation + 1 WHERE key = 'shared'")
        connection.execute("INSERT INTO staged SELECT id, revision FROM article")
        connection.execute(
            'INSERT INTO paragraph SELECT article_id, generation + 1, number, start, "end",'
            " headings, locator, text FROM paragraph"
        )
        connection.commit()
    await back_up(tmp_path / "data", tmp_path / "other.zip")
    await restore(tmp_path / "elsewhere", tmp_path / "other.zip")
    with closing(sqlite3.connect(tmp_path / "elsewhere" / "quoth.db")) as connection:
        assert connection.execute("SELECT COUNT(*) FROM paragraph").fetchone() == (9,)
        assert connection.execute("SELECT COUNT(*) FROM staged").fetchone() == (0,)
        assert connection.execute("SELECT key, staging FROM library").fetchall() == [
            ("shared", None)
        ]


async def test_a_damaged_database_is_not_backed_up(kept: Path, tmp_path: Path) -> None:
    path = tmp_path / "data" / "quoth.db"
    content = bytearray(path.read_bytes())
    content[5 * 4096 : 6 * 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises((BackupError, StorageError), match="damaged"):
        await back_up(tmp_path / "data", tmp_path / "other.zip")
    assert {p.name for p in tmp_path.iterdir()} == {"data", "kept.zip"}


@pytest.mark.parametrize("place", ["nowhere/backup.zip", "data/quoth.db/backup.zip"])
async def test_a_place_that_cannot_be_written_is_one_sentence(
    kept: Path, tmp_path: Path, place: str
) -> None:
    with pytest.raises(BackupError, match="cannot be written"):
        await back_up(tmp_path / "data", tmp_path / place)


async def test_without_a_database_there_is_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no database"):
        await back_up(tmp_path, tmp_path / "kept.zip")


async def test_a_backup_amid_questions_and_reindexes_answers_the_same(tmp_path: Path) -> None:
    questions = [f"When was the lamp of station L{number:04} first lit?" for number in range(20)]
    done = asyncio.Event()
    backups = [tmp_path / f"{number}.zip" for number in range(3)]
    async with Library.open(tmp_path / "data") as library:
        for number in range(60):
            await library.add(lighthouse(number, opened=1800 + number))
        expected = [await library.ask(question) for question in questions]

        async def keep_asking() -> None:
            while not done.is_set():
                assert [await library.ask(question) for question in questions] == expected
                rounds["asked"] += 1

        async def keep_reindexing() -> None:
            while not done.is_set():
                await library.reindex()
                rounds["reindexed"] += 1

        rounds = {"asked": 0, "reindexed": 0}
        async with asyncio.TaskGroup() as busy:
            busy.create_task(keep_asking())
            busy.create_task(keep_reindexing())
            for backup in backups:
                rounds.update(asked=0, reindexed=0)
                await until(lambda: all(rounds.values()))
                await back_up(tmp_path / "data", backup)
            done.set()

    for backup in backups:
        elsewhere = tmp_path / backup.stem
        await restore(elsewhere, backup)
        async with Library.open(elsewhere) as library:
            assert [await library.ask(question) for question in questions] == expected


async def test_an_index_is_not_backed_up_and_not_taken_for_that_of_a_backup(
    kept: Path, tmp_path: Path
) -> None:
    data_dir = tmp_path / "data"
    question = "When was the lamp of station L0001 first lit?"
    async with Library.open(data_dir) as library:
        await library.add(lighthouse(1, opened=1901))
        assert "1901" in (await library.ask(question)).passages[0].text
    assert (data_dir / "index" / "shared" / "manifest").exists()
    await back_up(data_dir, tmp_path / "later.zip")
    with zipfile.ZipFile(tmp_path / "later.zip") as archive:
        assert archive.namelist() == ["manifest.json", "quoth.db", "salt"]
    await restore(data_dir, kept)
    assert not (data_dir / "index").exists()
    async with Library.open(data_dir) as library:
        await library.add(lighthouse(8))  # the revision that the other change had
        assert "1850" in (await library.ask(question)).passages[0].text
        assert (await library.ask("Who was the keeper of station L0008?")).answered
