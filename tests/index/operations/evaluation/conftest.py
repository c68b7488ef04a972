"""Small collections of each form."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

LIGHT = "The lighthouse of Ona was lit in 1867. Its keeper was Ada Lund."
BRIDGE = "The bridge of Vik is 311 metres long.\nIt was built by Per Moe in 1934."
BREAD = "Rye bread is baked for an hour. It keeps for a week."


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    def asked(question: str, *answers: str) -> dict[str, object]:
        return {
            "question": question,
            "answers": [{"text": answer, "answer_start": 0} for answer in answers],
            "is_impossible": not answers,
        }

    data = [
        {
            "title": "Coast_of_Norway",
            "paragraphs": [
                {"context": LIGHT, "qas": [asked("Who was the keeper of Ona?", "Ada Lund")]},
                {
                    "context": BRIDGE,
                    "qas": [
                        asked("How long is the bridge of Vik?", "311 metres", "311"),
                        asked("Which volcano erupted in Chile?"),
                    ],
                },
            ],
        },
        {
            "title": "Bread",
            "paragraphs": [
                {"context": BREAD, "qas": [asked("How long is rye bread baked?", "an hour")]}
            ],
        },
    ]
    path = tmp_path / "squad.json"
    path.write_text(json.dumps({"data": data}), encoding="utf-8")
    return path


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    folder = tmp_path / "beir"
    (folder / "qrels").mkdir(parents=True)
    corpus = [
        {"_id": "d1", "title": "Ona", "text": LIGHT},
        {"_id": "d2", "title": "", "text": BRIDGE},
        {"_id": "d3", "title": "Bread", "text": BREAD},
        {"_id": "d4", "title": "Nothing but a title", "text": " "},
        {"_id": "d5", "title": "", "text": ""},
    ]
    queries = [{"_id": "q1", "text": "bridge Vik"}, {"_id": "q2", "text": "not judged"}]
    _write_lines(folder / "corpus.jsonl", corpus)
    _write_lines(folder / "queries.jsonl", queries)
    judged = "query-id\tcorpus-id\tscore\nq1\td2\t2\nq1\td1\t1\nq1\td3\t0\nq1\td5\t1\n"
    (folder / "qrels" / "test.tsv").write_text(judged, encoding="utf-8")
    return folder


def _write_lines(path: Path, rows: list[dict[str, str]]) -> None:
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "coast.txt").write_text(f"The coast\n\n{LIGHT}\n\n{BREAD}\n", encoding="utf-8")
    path = tmp_path / "questions.toml"
    path.write_text(
        """
        articles = ["coast.txt"]
        [[questions]]
        question = "When was the lighthouse of Ona lit?"
        article = "coast.txt"
        paragraph = 1
        answers = ["1867"]
        [[questions]]
        question = "What is baked or lit?"
        article = "coast.txt"
        paragraph = [1, 2]
        [[questions]]
        question = "Who is the king of Spain?"
        """,
        encoding="utf-8",
    )
    return path
