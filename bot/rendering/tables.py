"""Rows as CSV files, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from index import Insights, QuestionGroup

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula."""
_MARK = "\ufeff"
"""Tells a spreadsheet that the file is UTF-8."""


def days_table(insights: Insights) -> bytes:
    """Return what was asked, a day a row."""
    rows = [
        (day.day.isoformat(), day.questions, day.answered, day.helpful, day.unhelpful)
        for day in insights.days
    ]
    return table(("day", "questions", "answered", "helpful", "not helpful"), rows)


def questions_table(groups: Iterable[QuestionGroup]) -> bytes:
    """Return the questions that went unanswered, one a row, each with its group's number."""
    rows = [
        (number, question.question, question.asked_at.date().isoformat(), question.link or "")
        for number, group in enumerate(groups, 1)
        for question in group.questions
    ]
    return table(("group", "question", "day", "link"), rows)


def table(header: Sequence[str], rows: Iterable[Sequence[str | int]]) -> bytes:
    """Return rows as CSV; a text that a spreadsheet could run stands behind an apostrophe."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(header)
    writer.writerows([[_harmless(value) for value in row] for row in rows])
    return (_MARK + text.getvalue()).encode(errors="replace")


def _harmless(value: str | int) -> str | int:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
