"""A short form that no article has counts as the word it is short for, and the other way round."""

from __future__ import annotations

import pytest

from index import Library, read_document

HANDBOOK = """\
# Handbook

## Moderators

Moderators are chosen by vote once a year.

## Authentication

Authentication needs a key from the account page.

## Profile pictures

A profile picture may have two megabytes at most.

## Admins

The admins answer complaints within a day.
"""
HANDBUCH = """\
# Handbuch

## Konfiguration

Die Konfiguration liegt in einer Datei neben dem Programm und wird beim Start gelesen.

## Mitgliedschaft

Mitglieder zahlen zehn Euro im Jahr und dürfen abstimmen.
"""


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("who picks the mods", "Moderators are chosen"),
        ("how does auth work", "Authentication needs a key"),
        ("how big can my pfp be", "A profile picture may have"),
        ("how long do administrators take", "The admins answer"),
    ],
)
async def test_short_and_long_forms_stand_for_each_other(
    library: Library, question: str, quoted: str
) -> None:
    await library.add(read_document(HANDBOOK.encode(), "handbook.md"))
    answer = await library.ask(question)
    assert quoted in answer.passages[0].text
    assert not {"mods", "auth", "pfp", "administrators"} & set(answer.missing)


async def test_german_has_its_own(library: Library) -> None:
    await library.add(read_document(HANDBUCH.encode(), "handbuch.md"))
    answer = await library.ask("wo finde ich die config")
    assert "Die Konfiguration liegt" in answer.passages[0].text


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("The test rack is kept at 21 °C.", "At how many degrees C is the rack kept?"),
        ("The test rack is kept at 21 °C.", "how many degrees celsius does the rack have"),
        ("Der Brennofen wird auf 21 °C geheizt.", "Auf wie viel Grad wird der Brennofen geheizt?"),
        ("## /roll and /deal\n\n`/roll` throws 21 dice. `/deal` gives five cards.", "roll command"),
    ],
)
async def test_signs_stand_for_what_they_are_called(
    library: Library, text: str, question: str
) -> None:
    page = f"# Notes\n\n{text}\n\n## Montag\n\nMontag 9, Dienstag 10.\n"
    await library.add(read_document(page.encode(), "page.md"))
    answer = await library.ask(question)
    assert "21" in answer.passages[0].quotes[0].text


async def test_a_short_form_that_articles_have_keeps_its_meaning(library: Library) -> None:
    mods = "\n## Mods\n\nA mod changes the game, and lies in the folder of the same name.\n"
    await library.add(read_document((HANDBOOK + mods).encode(), "handbook.md"))
    answer = await library.ask("what does a mod change")
    assert "A mod changes the game" in answer.passages[0].text
