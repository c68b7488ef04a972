"""`quoth reindex` and `quoth status`."""

from __future__ import annotations

import asyncio
import json
import re
from pathlib import Path

import pytest

from index import Library
from tests.bot.cli.conftest import Quoth
from tests.index.conftest import lighthouse


def test_reindex_sums_up_and_is_quiet_when_piped(quoth: Quoth, article: Path) -> None:
    quoth("add", article)
    run = quoth("reindex")
    assert run.code == 0
    assert run.err == ""
    assert re.fullmatch(
        r"Reindexed \d+ articles, \d+ paragraphs \(0 changed\) in \d+\.\d s\.\n", run.out
    )


def test_reindex_reads_the_operators_folder(quoth: Quoth, article: Path, data_dir: Path) -> None:
    quoth("add", article)
    here = data_dir / "library" / "weir.txt"
    here.write_text("The weir\n\nIt was built in 1908.\n", encoding="utf-8")
    assert "\nadded: The weir\n" in quoth("reindex").out
    here.write_text("The weir\n\nIt was built in 1909.\n", encoding="utf-8")
    assert "\nupdated: The weir\n" in quoth("reindex").out
    here.unlink()
    assert "\nkept, though its file is gone: The weir\n" in quoth("reindex").out


def test_reindex_reports_what_it_could_not_read(quoth: Quoth, data_dir: Path) -> None:
    quoth("status")
    (data_dir / "library" / "empty.txt").touch()
    run = quoth("reindex")
    assert "empty.txt" in run.complaint()
    assert run.out.startswith("Reindexed ")


def test_reindex_draws_a_bar_on_a_terminal(
    quoth: Quoth, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoth("add", article)
    monkeypatch.setenv("FORCE_COLOR", "1")
    run = quoth("reindex")
    assert "Reindexing" in run.err
    assert run.out.startswith("Reindexed ")


def test_status_counts_the_libraries(quoth: Quoth, article: Path, data_dir: Path) -> None:
    quoth("add", article)
    run = quoth("status")
    assert f"data in {data_dir}\n" in run.out
    assert re.search(r"\nshared: 1 article, 2 paragraphs, \d+ bytes\n", run.out)
    assert "\nsample: " in run.out
    quoth("reindex")
    assert re.search(r"shared: .*; reindexed \d{4}-\d\d-\d\d \d\d:\d\d UTC\n", quoth("status").out)


def test_status_as_json(quoth: Quoth, article: Path, data_dir: Path) -> None:
    quoth("add", article)
    status = json.loads(quoth("status", "--json").out)
    assert list(status) == ["version", "data_dir", "libraries"]
    assert status["data_dir"] == str(data_dir)
    shared, sample = status["libraries"]
    assert list(shared) == [
        "key",
        "articles",
        "paragraphs",
        "characters",
        "bytes",
        "generation",
        "reindexed_at",
        "reindexing",
    ]
    assert (shared["key"], shared["articles"], shared["paragraphs"]) == ("shared", 1, 2)
    assert sample["key"] == "sample"
    assert shared["reindexing"] is None


def test_status_lists_the_libraries_of_all_servers(quoth: Quoth, data_dir: Path) -> None:
    async def fill() -> None:
        async with Library.open(data_dir) as library:
            await library.of("42").add(lighthouse(1))

    asyncio.run(fill())
    keys = [one["key"] for one in json.loads(quoth("status", "--json").out)["libraries"]]
    assert keys == ["shared", "sample", "42"]


def test_every_command_that_ends_can_speak_json(
    quoth: Quoth, article: Path, tmp_path: Path
) -> None:
    identity = quoth("add", article).out.split()[1]
    assert json.loads(quoth("reindex", "--json").out)["articles"] == 5
    assert json.loads(quoth("backup", tmp_path / "a.zip", "--json").out)["articles"] == 5
    assert json.loads(quoth("export", tmp_path / "out", "--json").out) == {
        "files": 1,
        "inexact": [],
    }
    assert json.loads(quoth("remove", identity, "--json").out)["id"] == identity
    assert json.loads(quoth("feeds", "--json").out) == []
    assert json.loads(quoth("restore", tmp_path / "a.zip", "--json").out)["replaced"]
