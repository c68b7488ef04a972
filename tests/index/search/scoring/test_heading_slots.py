"""Headings that say the same as a question, but of something else."""

from __future__ import annotations

import pytest

from index import Library, read_document

RULES = """# Rules of the inn

## How do I get the builder role?

Show three houses in the gallery; two moderators have to like them.

## How can I appeal a ban?

Write to the owner within fourteen days and say what happened.

## Voice

Music bots play in the cellar only.
"""


@pytest.fixture
async def rules(library: Library) -> Library:
    await library.add(read_document(RULES.encode(), "rules.md"))
    return library


@pytest.mark.parametrize(
    "question",
    ["How do I get the painter role?", "how do i get the builder badge", "How do I appeal a mute?"],
)
async def test_what_is_said_of_something_else_is_no_answer(rules: Library, question: str) -> None:
    assert (await rules.ask(question)).passages == ()


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("How do I get the builder role?", "three houses"),
        ("how to get builder role quickly", "three houses"),
        ("how can somebody appeal a ban", "Write to the owner"),
        ("what happens if I want to appeal my ban", "Write to the owner"),
    ],
)
async def test_a_word_too_many_does_not_matter(rules: Library, question: str, words: str) -> None:
    assert words in (await rules.ask(question)).passages[0].text


async def test_another_everyday_verb_is_not_something_else(library: Library) -> None:
    page = "# Reader\n\n## Can I stream anime?\n\nIt is made for reading, not for anime.\n"
    await library.add(read_document((page + RULES[1:]).encode(), "reader.md"))
    assert "made for reading" in (await library.ask("can i watch anime with this")).passages[0].text
