"""Titles, headings and other words for the same thing put paragraphs first."""

from __future__ import annotations

from collections.abc import AsyncIterator

from index.model import Article, Paragraph
from index.search.engine import InProcessRanker
from index.storage.interface import Stamp


async def ranked(question: str, *sections: tuple[tuple[str, ...], str]) -> list[int]:
    """Return the numbers of the paragraphs found, best first."""
    paragraphs = tuple(
        Paragraph(number, 0, len(text), text, headings=headings)
        for number, (headings, text) in enumerate(sections, 1)
    )

    async def stream() -> AsyncIterator[Article]:
        yield Article("a", "x", "Handbook", "", "text", "a", "", paragraphs=paragraphs)

    ranker = InProcessRanker()
    await ranker.load("x", Stamp(0, 1), stream())
    found = (await ranker.rank(question, ["x"], limit=9)).candidates
    return [candidate.paragraph for candidate in found]


async def test_a_heading_answers_for_a_paragraph_that_does_not_repeat_it() -> None:
    places = await ranked(
        "how do I renew my library card",
        (("Fees",), "A lost card costs two euros, and the library takes cash."),
        (("Renew a library card",), "Come to the desk with your passport."),
        (("Opening hours",), "We open at nine."),
    )
    assert places[0] == 2


async def test_the_innermost_heading_that_says_only_what_is_asked_comes_first() -> None:
    places = await ranked(
        "library card",
        (("Library card, reading room, lockers, printers and parking",), "See the desk."),
        (("Library card",), "Ask for one at the desk."),
    )
    assert places[0] == 2


async def test_other_words_for_the_same_thing_are_found_but_the_very_word_counts_more() -> None:
    told = ((("Pay",), "The price is five euros."), (("Rooms",), "There is a garden."))
    assert (await ranked("what does it cost", *told))[0] == 1
    both = (*told, (("Pay",), "The cost is five euros."))
    assert (await ranked("what does it cost", *both))[0] == 3


async def test_a_telephone_is_a_device_and_what_is_broken_an_issue() -> None:
    told = (
        (("Can I sync between devices?",), "No, but you can copy the file."),
        (("Checking links",), "Look whether links are broken."),
        (("Laptops",), "If there is an issue with your laptop, write to the desk."),
    )
    assert (await ranked("sync my phone and tablet", *told))[0] == 1
    assert (await ranked("laptop broken who do I ask", *told))[0] == 3
