"""`quoth evaluate`: the keys of its JSON, its table, its misses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from index.answering.reranking import e5
from tests.bot.cli.conftest import Quoth

KEYS = [
    "file",
    "questions",
    "first_paragraph",
    "recall_at_3",
    "recall_at_5",
    "mrr_at_10",
    "ndcg_at_10",
    "quote_hit",
    "quote_hit_at_3",
    "quoted_characters",
    "auroc",
    "answered_share",
    "declined_share",
    "ms_per_question",
]


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    context = "The lighthouse of Ona was lit in 1867. Its keeper was Ada Lund."
    answers = [{"text": "Per Moe", "answer_start": 0}]
    questions = [
        {"question": "When was the lighthouse lit?", "answers": [{"text": "1867"}]},
        {"question": "Who kept the lighthouse of Ona?", "answers": answers},
    ]
    data = [{"title": "Ona", "paragraphs": [{"context": context, "qas": questions}]}]
    path = tmp_path / "squad.json"
    path.write_text(json.dumps({"data": data}), encoding="utf-8")
    return path


def test_json_is_one_object_a_file_with_the_keys_of_the_contract(quoth: Quoth, squad: Path) -> None:
    run = quoth("evaluate", squad, squad, "--json")
    assert (run.code, run.err) == (0, "")
    first, second = json.loads(run.out)
    assert list(first) == list(second) == KEYS
    assert first["questions"] == 2
    assert first["first_paragraph"] == 1
    assert first["quote_hit"] == 0.5
    assert first["auroc"] is None


def test_a_table_and_misses_are_for_people(quoth: Quoth, squad: Path) -> None:
    run = quoth("evaluate", squad, "--misses", "3")
    assert run.code == 0
    assert "quote@3" in run.out
    assert "Who kept the lighthouse of Ona?  [gold at 1]" in run.out
    assert "expected  Per Moe" in run.out


def test_a_limit_asks_fewer_questions(quoth: Quoth, squad: Path) -> None:
    (report,) = json.loads(quoth("evaluate", squad, "--json", "--limit", "1").out)
    assert report["questions"] == 1


def test_what_is_no_collection_is_one_sentence(quoth: Quoth, tmp_path: Path) -> None:
    path = tmp_path / "nothing.json"
    path.write_text("{}", encoding="utf-8")
    assert "is not a collection of questions" in quoth("evaluate", path).complaint()
    path = tmp_path / "misspelt.toml"
    path.write_text('articles = []\n[[questions]]\nquestion = "Who?"\nartcle = "a.md"\n', "utf-8")
    assert 'question 1: there is no key "artcle"' in quoth("evaluate", path).complaint()


def test_what_rereading_needs_is_told(
    quoth: Quoth, squad: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(e5, "NEEDED", ("not_installed_anywhere",))
    said = quoth("evaluate", squad, "--semantic").complaint()
    assert 'install it with `pip install "quoth[semantic]"`' in said
