"""`quoth add`, `quoth remove`, `quoth articles`."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from index import read_document
from tests.bot.cli.conftest import Quoth


def test_an_article_is_added_then_unchanged_then_updated(quoth: Quoth, article: Path) -> None:
    added = quoth("add", article)
    outcome, identity, rest = added.out.split(maxsplit=2)
    assert added.code == 0
    assert outcome == "added"
    assert rest == "The tide mill  (2 paragraphs)\n"
    assert quoth("add", article).out.split()[:2] == ["unchanged", identity]
    article.write_text(article.read_text("utf-8") + "\nA third paragraph.\n", encoding="utf-8")
    updated = quoth("add", article)
    assert updated.out == f"updated  {identity}  The tide mill  (3 paragraphs)\n"


def test_one_paragraph_is_not_paragraphs(quoth: Quoth, tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("A title\n\nOne paragraph of text.\n", encoding="utf-8")
    assert quoth("add", path).out.endswith("(1 paragraph)\n")


def test_a_failure_is_one_line_and_the_others_are_added(
    quoth: Quoth, article: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    binary = tmp_path / "binary.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    missing = tmp_path / "missing.txt"
    run = quoth("add", empty, missing, article, binary)
    assert run.code == 2
    assert run.out.startswith("added")
    lines = run.err.splitlines()
    assert len(lines) == 3
    assert all(
        name in line for name, line in zip(("empty", "missing", "binary"), lines, strict=True)
    )


def test_a_directory_stands_for_the_files_below_it(
    quoth: Quoth, article: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "folder"
    (folder / "sub" / ".git").mkdir(parents=True)
    (folder / "b.txt").write_text("Title B\n\nThe text of B.\n", encoding="utf-8")
    (folder / "sub" / "a.txt").write_text("Title A\n\nThe text of A.\n", encoding="utf-8")
    (folder / "sub" / ".git" / "c.txt").write_text("Hidden\n\nThe text of C.\n", encoding="utf-8")
    run = quoth("add", folder)
    assert run.code == 0
    assert [line.split("  ")[2] for line in run.out.splitlines()] == ["Title B", "Title A"]


@pytest.mark.parametrize("name", ["", "x" * 1000, "no\nsuch", "\N{SNOWMAN}\x1b[2J"])
def test_a_directory_without_files_or_a_wild_name_is_one_line(
    quoth: Quoth, tmp_path: Path, name: str
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    complaint = quoth("add", empty / name).complaint()
    assert str(empty) in complaint
    assert "\x1b" not in complaint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the platform has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(quoth: Quoth, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "not an ordinary file" in quoth("add", pipe).complaint()


def test_an_article_is_removed_once(quoth: Quoth, article: Path) -> None:
    identity = quoth("add", article).out.split()[1]
    run = quoth("remove", identity)
    assert run.code == 0
    assert run.out == f"removed  {identity}  The tide mill\n"
    assert identity in quoth("remove", identity).complaint()
    assert identity not in quoth("articles").out


def test_the_sample_is_not_removed_but_left_out(quoth: Quoth) -> None:
    sample = quoth("articles").out.split("\t")[0]
    assert "ships with Quoth" in quoth("remove", sample).complaint()
    assert sample in quoth("articles").out


def test_articles_as_json(quoth: Quoth, article: Path) -> None:
    identity = quoth("add", article).out.split()[1]
    found = {entry["id"]: entry for entry in json.loads(quoth("articles", "--json").out)}
    mill = found.pop(identity)
    assert {entry["library"] for entry in found.values()} == {"sample"}
    assert mill.pop("added_at").startswith("2")
    assert mill == {
        "id": identity,
        "library": "shared",
        "title": "The tide mill",
        "url": "https://example.org/tide",
        "author": None,
        "date": None,
        "language": "en",
        "origin": f"file:{article}",
        "paragraphs": 2,
        "characters": len(read_document(article.read_bytes(), article.name).text),
    }


def test_articles_piped_are_lines_of_fields(
    quoth: Quoth, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_SAMPLE", "0")
    identity = quoth("add", article).out.split()[1]
    assert quoth("articles").out == (
        f"{identity}\tshared\t2\tThe tide mill\thttps://example.org/tide\n"
    )


def test_articles_on_a_terminal_are_a_table(quoth: Quoth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "200")
    assert "Paragraphs" in quoth("articles").out.splitlines()[0]
    monkeypatch.setenv("QUOTH_SAMPLE", "0")
    assert quoth("articles").out.startswith("The library is empty")


def test_the_option_for_the_data_directory_beats_the_variable(
    quoth: Quoth, article: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    identity = quoth("add", article, "--data-dir", other).out.split()[1]
    assert identity in quoth("articles", "--data-dir", other).out
    assert identity not in quoth("articles").out
