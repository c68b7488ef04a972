"""The owner's article, asked what its readers ask (issue 2, section 6), and in other words."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index import Library

ARTICLE = Path(__file__).parents[4] / "shared/articles/jurist-irs-official-resigns.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason=f"{ARTICLE} is not here")

GIVEN = [
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
]
IN_OTHER_WORDS = [
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


@pytest.fixture
async def jurist(tmp_path: Path) -> AsyncIterator[Library]:
    async with Library.open(tmp_path) as library:
        await library.add_file(ARTICLE)
        yield library


@pytest.mark.parametrize(("question", "paragraph"), GIVEN + IN_OTHER_WORDS)
async def test_the_first_passage_is_the_one_that_answers(
    jurist: Library, question: str, paragraph: int
) -> None:
    answer = await jurist.ask(question)
    assert [passage.paragraph for passage in answer.passages][:1] == [paragraph]


@pytest.mark.parametrize("question", NOT_THERE)
async def test_what_the_article_does_not_say_is_declined(jurist: Library, question: str) -> None:
    assert (await jurist.ask(question)).passages == ()


async def test_a_misspelt_name_is_found_where_it_is_spelt_otherwise(jurist: Library) -> None:
    answer = await jurist.ask("What did the source close to Krause say?")
    assert 5 in [passage.paragraph for passage in answer.passages]


async def test_who_spoke_stays_with_what_was_said(jurist: Library) -> None:
    answer = await jurist.ask("Who says that it sets a dangerous precedent?")
    (quote,) = answer.passages[0].quotes
    assert quote.text.startswith("Tom Bowman")
    assert quote.text.endswith("federal programs.”")
