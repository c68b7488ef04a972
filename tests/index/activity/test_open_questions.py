from __future__ import annotations

from pathlib import Path

import pytest

from index import Library, OpenQuestions
from index.activity.open_questions import KEPT, QUESTION
from index.activity.question_groups import group_alike
from index.analysis.question_key import question_key
from tests.index.conftest import lighthouse, on_sqlite


@pytest.fixture
def questions(library: Library) -> OpenQuestions:
    return library.of("7").management.open_questions


async def test_questions_are_grouped_by_likeness_the_largest_group_first(
    questions: OpenQuestions,
) -> None:
    await questions.note("Where can I park my car?", "https://example.org/1")
    await questions.note("What does the ferry cost?")
    await questions.note("where do we PARK   our cars", "https://example.org/2")
    await questions.note("Is there parking for cars near the pier?")
    first, second = await questions.groups()
    assert [q.question for q in first.questions] == [
        "Is there parking for cars near the pier?",
        "where do we PARK our cars",
        "Where can I park my car?",
    ]
    assert first.wording == "Is there parking for cars near the pier?"
    assert first.links == ("https://example.org/2", "https://example.org/1")
    assert [q.question for q in second.questions] == ["What does the ferry cost?"]


async def test_a_single_word_is_not_part_of_every_question(questions: OpenQuestions) -> None:
    await questions.note("What does the ferry to the island cost?")
    await questions.note("ferry?")
    assert len(await questions.groups()) == 2


async def test_a_question_is_bounded_and_a_blank_one_left_out(questions: OpenQuestions) -> None:
    await questions.note(" \n ")
    await questions.note("word " * 500)
    [group] = await questions.groups()
    assert len(group.wording) < QUESTION


async def test_libraries_do_not_see_each_others_questions(library: Library) -> None:
    one, other = (
        library.of("1").management.open_questions,
        library.of("2").management.open_questions,
    )
    await one.note("Where is the pier?")
    [group] = await one.groups()
    assert await other.groups() == []
    assert await other.settle(group.ids) == 0
    assert await other.forget() == 0
    assert await one.settle(group.ids) == 1
    assert await one.groups() == []


async def test_the_latest_questions_are_kept(
    questions: OpenQuestions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.activity.open_questions.KEPT", 3)
    for number in range(5):
        await questions.note(f"What is number {number}?")
    assert sum(len(group.questions) for group in await questions.groups()) == 3


@on_sqlite
async def test_nothing_of_a_question_says_who_asked_it(library: Library, tmp_path: Path) -> None:
    await library.management.open_questions.note("Where is the pier?")
    async with library._services.tables.open_questions._database.reading() as db:
        columns = await db.fetch("PRAGMA table_info (open_question)")
    assert [row[1] for row in columns] == ["id", "library", "question", "link", "asked_at"]


async def test_a_question_that_is_answered_now_is_settled(library: Library) -> None:
    questions = library.management.open_questions
    await questions.note("When was the lamp of station L0003 first lit?")
    await questions.note("What does the ferry cost?")
    assert await library.management.settle(library.ask) == []
    await library.add(lighthouse(3, opened=1871))
    [(group, answer)] = await library.management.settle(library.ask)
    assert group.wording == "When was the lamp of station L0003 first lit?"
    assert "1871" in answer.passages[0].text
    assert [group.wording for group in await questions.groups()] == ["What does the ferry cost?"]


def test_grouping_many_different_questions_is_always_the_same() -> None:
    many = [f"How does the {n * 7919} thing with {n * 104729} work?" for n in range(500)]
    groups = group_alike(many)
    assert groups == group_alike(many)
    assert sorted(place for group in groups for place in group) == list(range(500))
    assert KEPT >= 500


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("When was the bridge opened?", "when did the bridges open", True),
        ("When was the bridge opened?", "Who opened the bridge?", False),
        ("Wann wurde die Brücke eröffnet?", "wann wurde die brücke eröffnet", True),
        ("When does it open?", "When does it close?", False),
        ("", "?!", True),
    ],
)
def test_the_sense_of_a_question(one: str, other: str, same: bool) -> None:
    assert (question_key(one) == question_key(other)) is same
