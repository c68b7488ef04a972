from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index import Draft, Library, Verdict
from index.answering.confidence import CAUTIOUS

THRESHOLD = 0.05
"""Low: these tests are about the order of passages, not about how sure an answer is."""

BRIDGE = """\
The harbour bridge

The harbour bridge was opened to traffic on 19 March 1932 by the premier, John Lang.

It is 503 metres long and carries eight lanes of traffic, two railway lines and a footway.

Six million rivets hold the steel together, and the paint is a shade of grey.
"""
LIGHTHOUSE = """\
The lighthouse

Mary Ellis kept the lighthouse at Cape Sorrow for forty years and never missed a night.

The lamp of the lighthouse was made electric in 1961, and the keeper moved to the village.
"""


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with Library.open(tmp_path, threshold=THRESHOLD) as opened:
        for name, text in (("bridge", BRIDGE), ("lighthouse", LIGHTHOUSE)):
            await opened.add(Draft(f"The {name}", text, "text", name))
        yield opened


@pytest.mark.parametrize(
    ("earlier", "question", "found"),
    [
        ("Who opened the harbour bridge?", "and when?", "19 March 1932"),
        ("When was the harbour bridge opened to traffic?", "Who did it?", "John Lang"),
        ("Who opened the harbour bridge?", "How long is it?", "503 metres"),
        ("When was the lamp of the lighthouse made electric?", "Who kept it?", "Mary Ellis"),
        ("Who kept the lighthouse?", "How many rivets does the bridge have?", "Six million"),
    ],
)
async def test_the_words_of_the_question_before_still_count(
    library: Library, earlier: str, question: str, found: str
) -> None:
    answer = await library.ask(question, context=earlier)
    assert answer.answered
    assert any(found in quote.text for quote in answer.passages[0].quotes)


async def test_a_question_without_words_asks_nothing_by_itself(library: Library) -> None:
    assert (await library.ask("and when?")).verdict is Verdict.NO_QUESTION


@pytest.mark.parametrize("text", ["thanks", "lol", "", "cool!"])
async def test_thanks_are_no_follow_up(library: Library, text: str) -> None:
    answer = await library.ask(text, context="Who opened the harbour bridge?")
    assert answer.verdict is Verdict.NO_QUESTION


async def test_what_is_missing_is_of_this_question(library: Library) -> None:
    answer = await library.ask(
        "Which sourdough recipe has yeast?", context="Who opened the quantum bridge?"
    )
    assert set(answer.missing) <= {"sourdough", "recipe", "yeast"}


@pytest.mark.parametrize(
    "question",
    ["How long is the harbour bridge in metres?", "Which sourdough recipe has a lamp?", "Ellis?"],
)
async def test_who_is_cautious_answers_only_what_is_nearly_certain(
    library: Library, question: str
) -> None:
    usual = await library.ask(question)
    cautious = await library.ask(question, cautious=True)
    assert cautious.answered == (usual.confidence >= CAUTIOUS)


async def test_a_reader_who_turns_pages_is_offered_more(tmp_path: Path) -> None:
    async with Library.open(tmp_path) as library:
        for name, text in (("bridge", BRIDGE), ("lighthouse", LIGHTHOUSE)):
            await library.add(Draft(f"The {name}", text, "text", name))
        question = "Which premier opened the lanes?"
        at_once = await library.ask(question)
        in_turn = await library.ask(question, paged=True)
    assert in_turn.passages[: len(at_once.passages)] == at_once.passages
    assert len(in_turn.passages) > len(at_once.passages)
