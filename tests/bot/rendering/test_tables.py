from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.tables import days_table, questions_table, table
from index import Day, Insights, OpenQuestion, QuestionGroup

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)


def rows(data: bytes) -> list[list[str]]:
    """Read a table as a spreadsheet does."""
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_every_day_is_a_row() -> None:
    insights = Insights((Day(date(2026, 3, 1), 5, 4, 2, 1), Day(date(2026, 3, 2))), ())
    assert rows(days_table(insights)) == [
        ["day", "questions", "answered", "helpful", "not helpful"],
        ["2026-03-01", "5", "4", "2", "1"],
        ["2026-03-02", "0", "0", "0", "0"],
    ]


def test_every_question_is_a_row_with_the_number_of_its_group() -> None:
    groups = [
        QuestionGroup((OpenQuestion(2, "Where, “there”?", "https://d.example/2", MOMENT),)),
        QuestionGroup((OpenQuestion(1, 'Say "a,b"\nnow', None, MOMENT),)),
    ]
    assert rows(questions_table(groups))[1:] == [
        ["1", "Where, “there”?", "2026-03-01", "https://d.example/2"],
        ["2", 'Say "a,b"\nnow', "2026-03-01", ""],
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝"])
def test_what_a_spreadsheet_could_run_stands_behind_an_apostrophe(start: str) -> None:
    [_, [cell, number]] = rows(table(("a", "b"), [(f"{start}cmd|' /C calc'!A0", -1)]))
    assert cell.startswith("'")
    assert number == "-1"


@given(st.lists(st.text(), min_size=1, max_size=3))
def test_any_text_comes_out_of_the_table_again(texts: list[str]) -> None:
    found = rows(table(("a",), [[text] for text in texts]))
    assert len(found) == 1 + len(texts)
    for [cell], text in zip(found[1:], texts, strict=True):
        assert cell.lstrip("'") == text.encode(errors="replace").decode().lstrip("'")
