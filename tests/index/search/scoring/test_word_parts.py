"""Words that a question has in one and texts in two, and the other way round."""

from __future__ import annotations

import pytest

from index import Library, read_document

PAGE = """\
# Harbour radio

## Streaming

The gateway speaks TLS 1.3 only, and the HTTP 2 endpoint stays until June.

## Scripts

Scripts need Python 3.11.

## Storage

The data base lives in the cellar of the mast.

## Codes

| Code | Meaning |
|---|---|
| HR-201 | the mast is offline |
| E1042 | the playlist is empty |

## Output

The player writes `--no-color` text where there is no terminal.

## Joined

The relay speaks RTP2.1 to the mast.
"""
SEITE = """\
# Amt

## Prüfung

Zur Prüfung für den Führerschein bringen Sie zwei Fotos mit.

## Verträge

Den Arbeitsvertrag unterschreiben Sie im dritten Stock.
"""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("TLS1.3", "speaks TLS 1.3"),
        ("does it support tls1.3?", "speaks TLS 1.3"),
        ("http2 endpoint until when", "HTTP 2 endpoint"),
        ("python3.11", "Python 3.11"),
        ("where is the database?", "data base"),
        ("RTP 2.1", "RTP2.1"),
        ("no color", "--no-color"),
        ("no color?", "--no-color"),
        ("error e1042", "playlist is empty"),
        ("E-1042", "playlist is empty"),
        ("hr201", "mast is offline"),
    ],
)
async def test_words_in_one_and_in_two(library: Library, question: str, words: str) -> None:
    await library.add(read_document(PAGE.encode(), "radio.md"))
    answer = await library.ask(question)
    assert answer.answered
    assert words in answer.passages[0].text


@pytest.mark.parametrize("question", ["TLS1.9", "hr203", "error code 7", "warehouse"])
async def test_other_numbers_and_words_are_not_taken_apart(library: Library, question: str) -> None:
    await library.add(read_document(PAGE.encode(), "radio.md"))
    assert not (await library.ask(question)).answered


@pytest.mark.parametrize(
    ("question", "words"),
    [("Führerscheinprüfung", "zwei Fotos"), ("Arbeits Vertrag", "dritten Stock")],
)
async def test_german_compounds_are_linked(library: Library, question: str, words: str) -> None:
    await library.add(read_document(SEITE.encode(), "amt.md"))
    answer = await library.ask(question)
    assert answer.answered
    assert words in answer.passages[0].text


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("steuer für hunde", "96 Euro"),
        ("wie hoch ist die steuer für meinen hund", "96 Euro"),
        ("hund steuer", "96 Euro"),
        ("kalender für den abfall", "freitags geholt"),
        ("wo kann ich den hund anmelden", "im Bürgerbüro"),
    ],
)
async def test_a_german_compound_is_asked_for_in_two_words(
    library: Library, question: str, words: str
) -> None:
    page = """# Ort

## Hundesteuer

Sie beträgt 96 Euro im Jahr.

## Gewerbesteuer

Der Satz liegt bei 380 Prozent.

## Hundeanmeldung

Melden Sie das Tier im Bürgerbüro.

## Abfallkalender

Der Müll wird freitags geholt.
"""
    await library.add(read_document(page.encode(), "ort.md"))
    answer = await library.ask(question)
    assert answer.answered
    assert words in answer.passages[0].text


async def test_a_french_beginning_is_part_of_a_word(library: Library) -> None:
    page = """# Galerie

## Créer un album à la racine

Cliquez sur le bouton en haut.

## Créer un sous-album

Choisissez d'abord le parent.
"""
    await library.add(read_document(page.encode(), "galerie.md"))
    answer = await library.ask("comment creer un sous album")
    assert "parent" in answer.passages[0].text


async def test_a_slip_is_not_taken_apart(library: Library) -> None:
    page = "# Photos\n\nChoose a background for the photo. Go back, and round the corners."
    await library.add(read_document(page.encode(), "photos.md"))
    answer = await library.ask("how do i choose a backround")
    assert "background" in answer.passages[0].quotes[0].text
    assert answer.missing == ("backround",)
