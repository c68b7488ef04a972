"""`quoth evaluate --library`: judged by words, compared with the last run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Quoth

ARTICLE = "# The mill\n\nThe mill grinds rye on Tuesdays.\n\nThe miller is called Ada Lund.\n"
QUESTIONS = [
    {"question": "When does the mill grind rye?", "answers": ["on  TUESDAYS"]},
    {"question": "Who is the miller called?", "answers": [["Per", "Moe"], ["Ada", "Lund"]]},
    {"question": "How deep is the harbour of Bergen?"},
    {"question": "Who is the miller called, then?", "answers": "Per Moe"},
]


@pytest.fixture
def asked(quoth: Quoth, tmp_path: Path) -> Path:
    article, path = tmp_path / "mill.md", tmp_path / "asked.jsonl"
    article.write_text(ARTICLE, encoding="utf-8")
    assert quoth("add", article).code == 0
    path.write_text("\n".join(map(json.dumps, QUESTIONS)), encoding="utf-8")
    return path


def test_quotes_are_judged_by_the_words_that_are_wanted(quoth: Quoth, asked: Path) -> None:
    run = quoth("evaluate", "--library", asked, "--misses", "5")
    assert run.code == 0
    assert "3 of 4 right (0.750)" in run.out
    assert "1  silent as wanted" in run.out
    assert "Who is the miller called, then?  [wrong" in run.out


def test_too_few_right_ones_are_an_exit_code(quoth: Quoth, asked: Path) -> None:
    assert quoth("evaluate", "--library", asked, "--at-least", "0.75").code == 0
    assert quoth("evaluate", "--library", asked, "--at-least", "0.8").code == 1


def test_what_changed_since_the_last_run_is_told(quoth: Quoth, asked: Path) -> None:
    assert "Since the last run" not in quoth("evaluate", "--library", asked).out
    assert "Since the last run" not in quoth("evaluate", "--library", asked).out
    asked.write_text(asked.read_text("utf-8").replace("TUESDAYS", "Mondays"), encoding="utf-8")
    said = quoth("evaluate", "--library", asked).out
    assert "- When does the mill grind rye?: right, now wrong" in said


def test_toml_and_json_say_the_same(quoth: Quoth, asked: Path) -> None:
    toml = asked.with_suffix(".toml")
    toml.write_text('[[questions]]\nquestion = "Who is the miller called?"\nanswers = "Ada Lund"\n')
    (report,) = json.loads(quoth("evaluate", "--library", toml, "--json").out)
    assert report["right"] == 1
    assert report["questions"][0]["outcome"] == "right"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("q.jsonl", '{"question": "Who?"}\n{', "line 2: this is not JSON"),
        ("q.jsonl", '{"answers": []}', 'line 1: there is no "question"'),
        ("q.jsonl", '{"question": "Who?", "answers": [5]}', "line 1: an answer must be a text"),
        ("q.jsonl", '{"question": "Who?", "anwers": ["A"]}', 'line 1: there is no key "anwers"'),
        ("q.jsonl", "\n", "no questions"),
        ("q.toml", "a = [", "is not valid TOML"),
        ("q.toml", "a = 1", "no [[questions]]"),
        ("q.toml", '[[questions]]\nquestion = "Who?"\nanwers = "A"', 'no key "anwers"; the keys'),
    ],
)
def test_what_is_wrong_with_a_file_is_said(
    quoth: Quoth, tmp_path: Path, name: str, text: str, said: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert said in quoth("evaluate", "--library", path).complaint()


def test_options_of_a_library_need_one(quoth: Quoth, asked: Path) -> None:
    assert "go with --library" in quoth("evaluate", asked, "--at-least", "0.5").err


def test_a_run_that_cannot_be_kept_is_told_all_the_same(quoth: Quoth, asked: Path) -> None:
    assert quoth("evaluate", "--library", asked).code == 0
    folder = next(asked.parent.rglob("evaluations"))
    for kept in folder.iterdir():
        kept.unlink()
    folder.rmdir()
    folder.write_text("in the way", encoding="utf-8")
    run = quoth("evaluate", "--library", asked)
    assert run.code == 0
    assert "3 of 4 right" in run.out
    assert "cannot be kept" in run.err
