"""Quotes looked for in a whole library."""

from __future__ import annotations

import pytest

from index import Agreement, Draft, Library

NOTES = [
    "The harbour bridge was opened to traffic on 19 March 1932 by the premier.",
    "Six million rivets hold the steel together. Painters start again at once.",
    "To be or not to be, that is what they were.",
]


@pytest.fixture
async def notes(library: Library) -> Library:
    for number, text in enumerate(NOTES):
        await library.add(Draft(f"Note {number}", text, "text", f"test:{number}"))
    return library


@pytest.mark.parametrize(
    ("quote", "agreement", "title"),
    [
        ("Six million rivets hold the steel together.", Agreement.EXACT, "Note 1"),
        ("six million rivets hold the steel, together", Agreement.WORDS, "Note 1"),
        ("Sixty million rivets hold the steel together.", Agreement.NEAR, "Note 1"),
        ("The lighthouse was painted by seven dwarfs.", Agreement.NOWHERE, None),
        ("to be or not to be", Agreement.TOO_COMMON, None),
    ],
)
async def test_a_quote_is_looked_for_in_all_articles(
    notes: Library, quote: str, agreement: Agreement, title: str | None
) -> None:
    found = await notes.verify(f"  {quote}\n")
    assert (found.quote, found.agreement) == (quote, agreement)
    assert (found.passage.title if found.passage else None) == title


async def test_nothing_is_found_where_there_is_nothing(library: Library) -> None:
    found = await library.verify("Six million rivets hold the steel together.")
    assert found.agreement is Agreement.NO_ARTICLES


async def test_other_servers_articles_are_not_looked_at(notes: Library) -> None:
    await notes.of("7").add(Draft("Secret", "The key lies under the mat.", "text", "s"))
    assert (await notes.of("7").verify("The key lies under the mat")).agreement is Agreement.EXACT
    assert (await notes.of("8").verify("The key lies under the mat")).agreement is Agreement.NOWHERE


async def test_a_quote_of_any_length_is_read_up_to_a_limit(notes: Library) -> None:
    found = await notes.verify(NOTES[1] + " and more" * 10_000)
    assert len(found.quote) <= 2000
    assert found.agreement is Agreement.NOWHERE
