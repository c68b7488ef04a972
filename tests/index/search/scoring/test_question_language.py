"""A question is read in a language of the library, and compared with what is in that."""

from __future__ import annotations

import pytest

from index import Library, read_document

TOWN = """\
# Bürgerservice

## Hundesteuer

Wer einen Hund hält, muss ihn innerhalb von zwei Wochen anmelden.

## Wohnsitz

Nach einem Umzug haben Sie zwei Wochen Zeit, sich bei uns zu melden.

## Versicherung

Alle Mitglieder sind über den Verband versichert.
"""
PLANTS = ("oak", "elm", "ash", "beech", "birch", "alder", "hazel", "maple", "rowan", "willow")


async def in_two_languages(library: Library) -> None:
    """Add one German page to thirty English ones."""
    await library.add(read_document(TOWN.encode(), "town.md"))
    for plant in PLANTS:
        for part in ("bark", "leaves", "roots"):
            sections = "\n\n".join(
                f"## In month {month}\n\nThe {part} of the {plant} are looked at on day {month}."
                for month in range(1, 13)
            )
            page = f"# The {part} of the {plant}\n\n{sections}\n"
            await library.add(read_document(page.encode(), f"{plant}-{part}.md"))


async def test_a_question_without_stop_words_is_read_in_the_language_that_has_its_words(
    library: Library,
) -> None:
    await in_two_languages(library)
    answer = await library.ask("hunde anmelden")
    assert answer.passages[0].headings == ("Hundesteuer",)
    assert (await library.ask("sofa anmelden")).missing == ("sofa",)


async def test_pages_in_another_language_make_no_answer_less_sure(library: Library) -> None:
    await library.add(read_document(TOWN.encode(), "town.md"))
    alone = await library.ask("bin ich versichert")
    await in_two_languages(library)
    among_others = await library.ask("bin ich versichert")
    assert alone.passages[0].text == among_others.passages[0].text
    assert among_others.confidence == pytest.approx(alone.confidence, abs=0.1)
