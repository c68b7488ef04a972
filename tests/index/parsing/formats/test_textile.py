"""Textile."""

from __future__ import annotations

from index.parsing import read_document
from tests.index.parsing.helpers import paragraphs

TEXT = """h1. Lock guide

The *lock* opens at "nine":https://bay.example/nine, and closes at _ten_.

* Boats first
* Barges later

|_. Code |_. Meaning |
| 1 | Wait |
"""


def test_words_of_a_page_are_kept() -> None:
    assert read_document(TEXT.encode(), "guide.textile").title == "Lock guide"
    assert paragraphs(TEXT, "guide.textile") == [
        "The lock opens at nine, and closes at ten.",
        "- Boats first - Barges later",
        "Code: 1; Meaning: Wait",
    ]
