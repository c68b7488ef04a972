"""Two articles on one event, asked what their readers ask, and in other words.

The sample library has the one, which Quoth's authors wrote; the other is the owner's, which is
beside the project on the developers' machines.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from index import Library

ROOT = Path(__file__).parents[3]
SAMPLE = ROOT / "config/library/irs-commissioner-resigns.md"
OWNERS = ROOT.parent / "shared/articles/jurist-irs-official-resigns.txt"

OF_SAMPLE = [
    ("Who resigned from the IRS?", 1),
    ("When was the memorandum of understanding signed?", 2),
    ("Which executive order stands behind the agreement?", 3),
    ("How long had Krause been commissioner?", 4),
    ("Which program will Krause leave through?", 4),
    ("What does Section 7217 forbid?", 6),
    ("Is it a crime to break these rules?", 6),
    ("What did Todd Lyons say about the agreement?", 7),
    ("Who is Tom Bowman?", 8),
    ("Who else is preparing to go?", 5),
    ("Which agency collects taxes?", 1),
    ("Which departments signed the memorandum?", 2),
    ("What does 26 U.S.C. § 6103(i)(2) have to do with it?", 2),
    ("What does Executive Order 14161 tell the Secretary of State?", 3),
    ("Since when had Krause led the IRS?", 4),
    ("Who was told of the deferred resignation programme?", 4),
    ("what did someone close to Klause say", 5),
    ("What is the punishment for breaking these rules?", 6),
    ("What does IRC 6103(i)(1) say?", 6),
    ("Who is the director of ICE?", 7),
    ("For which cases will the agreement be used?", 7),
    ("What precedent does it set?", 8),
    ("What organisation is Tom Bowman from?", 8),
    ("Who is the chief privacy officer?", 5),
    ("Todd Lions", 7),
    ("Deferred resignaton program", 4),
]
OF_OWNERS = [
    ("Who resigned from the IRS?", 1),
    ("When was the memorandum of understanding created?", 2),
    ("Which executive order is the agreement based on?", 3),
    ("How long has Krause been commissioner?", 4),
    ("Which program will Krause participate in?", 4),
    ("What does Section 7217 prohibit?", 6),
    ("Is it a crime to violate the disclosure statutes?", 6),
    ("What did Todd Lyons say about the deal?", 7),
    ("Who is Tom Bowman?", 8),
    ("Who else is preparing to resign?", 9),
    ("Which agency collects taxes?", 1),
    ("Which departments created the memorandum?", 2),
    ("What does 26 U.S.C. § 6103(i)(2) have to do with it?", 2),
    ("What does Executive Order 14161 direct?", 3),
    ("Since when has Krause served as acting commissioner?", 4),
    ("Who implemented the deferred resignation programme?", 4),
    ("what did a source close to Klause say", 5),
    ("What is the punishment for violating these statutes?", 6),
    ("What does IRC 6103(i)(1) say?", 6),
    ("Who is the director of ICE?", 7),
    ("For which cases will the deal be used?", 7),
    ("What precedent does it set?", 8),
    ("What organisation is Tom Bowman from?", 8),
    ("Who is the chief privacy officer?", 9),
    ("Todd Lions", 7),
    ("Deferred resignaton program", 4),
]
NOT_THERE = [
    "What is the capital of France?",
    "How do I bake sourdough?",
    "hello",
    "lol",
    "Who is the president of France?",
    "How do I reset my password?",
    "What is the tax rate in Germany?",
    "Which team won the Super Bowl?",
    "When was the FBI founded?",
    "can you help me",
]
needs_owners = pytest.mark.skipif(not OWNERS.exists(), reason=f"{OWNERS} is not here")


@asynccontextmanager
async def library_of(article: Path, folder: Path) -> AsyncIterator[Library]:
    async with Library.open(folder) as library:
        await library.add_file(article)
        yield library


@pytest.fixture(params=[SAMPLE, pytest.param(OWNERS, marks=needs_owners)], ids=["sample", "owners"])
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Library]:
    async with library_of(request.param, tmp_path) as library:
        yield library


@pytest.fixture
async def sample(tmp_path: Path) -> AsyncIterator[Library]:
    async with library_of(SAMPLE, tmp_path) as library:
        yield library


@pytest.fixture
async def owners(tmp_path: Path) -> AsyncIterator[Library]:
    async with library_of(OWNERS, tmp_path) as library:
        yield library


@pytest.mark.parametrize(("question", "paragraph"), OF_SAMPLE)
async def test_the_first_passage_of_the_sample_is_the_one_that_answers(
    sample: Library, question: str, paragraph: int
) -> None:
    answer = await sample.ask(question)
    assert [passage.paragraph for passage in answer.passages][:1] == [paragraph]


@needs_owners
@pytest.mark.parametrize(("question", "paragraph"), OF_OWNERS)
async def test_the_first_passage_of_the_owners_is_the_one_that_answers(
    owners: Library, question: str, paragraph: int
) -> None:
    answer = await owners.ask(question)
    assert [passage.paragraph for passage in answer.passages][:1] == [paragraph]


@pytest.mark.parametrize("question", NOT_THERE)
async def test_what_the_article_does_not_say_is_declined(either: Library, question: str) -> None:
    assert (await either.ask(question)).passages == ()


async def test_a_misspelt_name_is_found_where_it_is_spelt_right(sample: Library) -> None:
    answer = await sample.ask("What did someone close to Klause say?")
    assert [passage.paragraph for passage in answer.passages][:1] == [5]


@needs_owners
async def test_a_name_is_found_where_it_is_misspelt(owners: Library) -> None:
    answer = await owners.ask("What did the source close to Krause say?")
    assert 5 in [passage.paragraph for passage in answer.passages]


async def test_who_expects_it_stays_with_what_is_expected(sample: Library) -> None:
    answer = await sample.ask("Who expects that public programmes will lose the money?")
    (quote,) = answer.passages[0].quotes
    assert quote.text.startswith("Tom Bowman")
    assert quote.text.endswith("more of the burden.")


@needs_owners
async def test_who_spoke_stays_with_what_was_said(owners: Library) -> None:
    answer = await owners.ask("Who says that it sets a dangerous precedent?")
    (quote,) = answer.passages[0].quotes
    assert quote.text.startswith("Tom Bowman")
    assert quote.text.endswith("federal programs.”")
