"""What only asks comes after what answers."""

from __future__ import annotations

import pytest

from index import Library, read_document
from index.answering.question_lists import only_asks

LESSON = """\
# Knots

## The bowline

To tie a bowline, make a loop, and pass the end through it and around the standing part.

## Knowledge check

- How do you tie a bowline with a loop?
- What is a standing part?
"""


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("- How is it tied?\n- What for?", True),
        ("Answer these:\n1. How is it tied?\n2. What for? *", True),
        ("- How is it tied?\n- By a loop.", False),
        ("How is it tied?", False),
        ("Is it hard? No: make a loop.", False),
    ],
)
def test_a_list_of_questions_is_told_from_text(text: str, asks: bool) -> None:
    assert only_asks(text) is asks


async def test_the_lesson_comes_before_its_quiz(library: Library) -> None:
    await library.add(read_document(LESSON.encode(), "knots.md"))
    answer = await library.ask("How do you tie a bowline with a loop?")
    assert "pass the end through it" in answer.passages[0].quotes[0].text
    scores = [passage.score for passage in answer.passages]
    assert scores == sorted(scores, reverse=True)
