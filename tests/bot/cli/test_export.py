"""`quoth export`, and `quoth add` of what it wrote."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.bot.cli.conftest import Quoth

QUESTIONS = (
    "When was the mill at Woodbridge built?",
    "Who replaced the wheel of the mill?",
    "What does the weir hold back?",
)
WEIR = """\
The weir at Ely

By Jane Doe
March 4, 2024

The weir was built in 1908 and holds back two metres of water in a dry summer.

It has “needles” of larch, which the keeper § 3 pulls out by hand when the river rises.
"""


@pytest.fixture
def folder(quoth: Quoth, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An export of two articles."""
    monkeypatch.setenv("QUOTH_SAMPLE", "0")
    weir = tmp_path / "weir.txt"
    weir.write_text(WEIR, encoding="utf-8")
    quoth("add", article, weir)
    run = quoth("export", tmp_path / "out")
    assert (run.code, run.err) == (0, "")
    assert run.out == f"Exported 2 articles to {tmp_path / 'out'}.\n"
    return tmp_path / "out"


def answers(quoth: Quoth, *options: str | Path) -> list[Any]:
    """Return answers without what names the installation."""
    found = []
    for question in QUESTIONS:
        answer = json.loads(quoth("ask", question, "--json", *options).out)
        for passage in answer["passages"]:
            del passage["article_id"]
        found.append(answer)
    return found


def articles(quoth: Quoth, *options: str | Path) -> list[Any]:
    listed = json.loads(quoth("articles", "--json", *options).out)
    facts = ("title", "url", "author", "date", "language", "paragraphs")
    return [{name: article[name] for name in facts} for article in listed]


def test_what_is_exported_gives_the_same_articles_and_answers_elsewhere(
    quoth: Quoth, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    assert quoth("add", folder, "--data-dir", other).code == 0
    assert articles(quoth, "--data-dir", other) == articles(quoth)
    assert answers(quoth, "--data-dir", other) == answers(quoth)
    assert all(answer["answered"] for answer in answers(quoth))


def test_files_are_named_for_their_titles(folder: Path) -> None:
    names = sorted(path.name for path in folder.iterdir())
    assert [name.rpartition("-")[0] for name in names] == ["the-tide-mill", "the-weir-at-ely"]


def test_nothing_is_written_where_something_is(quoth: Quoth, folder: Path) -> None:
    before = sorted(folder.iterdir())
    assert "is not empty" in quoth("export", folder).complaint()
    assert sorted(folder.iterdir()) == before


def test_a_library_without_articles_is_one_sentence(quoth: Quoth, tmp_path: Path) -> None:
    complaint = quoth("export", tmp_path / "out", "--library", "123").complaint()
    assert complaint == "The library 123 has no articles; `quoth status` shows which do."
    assert "ships with Quoth" in quoth("export", tmp_path, "--library", "sample").complaint()


def test_a_place_that_cannot_be_written_is_one_sentence(quoth: Quoth, article: Path) -> None:
    quoth("add", article)
    assert "cannot be written" in quoth("export", article / "below").complaint()
