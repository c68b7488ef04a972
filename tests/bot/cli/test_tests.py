"""`quoth test`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bot.cli.conftest import Quoth

QUESTION = "When was the mill at Woodbridge built?"


def test_questions_are_added_run_listed_and_removed(
    quoth: Quoth, article: Path, tmp_path: Path
) -> None:
    quoth("add", article)
    ids = {a["title"]: a["id"] for a in json.loads(quoth("articles", "--json").out)}
    added = quoth("test", "add", QUESTION, ids["The tide mill"])
    assert added.code == 0
    assert added.out.startswith(f"ok {QUESTION}  [The tide mill, at place 1]\n")
    same = quoth("test")
    expected = "1 of 1 test question as before, 0 changed; 1 with the right passage first."
    assert (same.code, same.out.strip()) == (0, expected)
    assert expected in quoth("reindex").out
    quoth("export", tmp_path / "out")
    line = json.loads((tmp_path / "out" / "tests.jsonl").read_text(encoding="utf-8"))
    assert line["question"] == QUESTION
    assert "1170" in line["answers"][0]
    right = quoth("evaluate", "--library", tmp_path / "out" / "tests.jsonl")
    assert "1 of 1 right" in right.out
    article.write_text(article.read_text(encoding="utf-8").replace("1170", "the rain"))
    quoth("add", article)
    changed = quoth("test")
    assert changed.code == 1
    assert f"-- {QUESTION}  [The tide mill, not found, before: at place 1]" in changed.out
    (listed,) = json.loads(quoth("test", "list", "--json").out)
    assert (listed["place"], listed["place_before"], listed["changed"]) == (None, 1, True)
    assert quoth("test", "remove", QUESTION).out == f"removed  {QUESTION}\n"
    assert "no such test question" in quoth("test", "remove", QUESTION).complaint()
    assert quoth("test").out.startswith("There are no test questions yet")


def test_an_article_that_is_not_there_is_told(quoth: Quoth) -> None:
    assert "nothing" in quoth("test", "add", QUESTION, "nothing").complaint()
