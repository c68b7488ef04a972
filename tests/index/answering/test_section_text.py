"""Answers over several paragraphs of a section."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Cited, Library, PassageChanged, read_document
from index.answering.quote_selection import EXPLANATION
from index.answering.section_text import REACH, alone, section_around
from index.model import Paragraph
from index.storage.interface import StoredStretch

GATE = """# The lock

## How do I open the gate?

Opening the gate is easy.

1. Turn the wheel to the left.
2. Wait for the green light.

It must be closed again within an hour.

## How far does the gate reach?

The gate reaches far.

It goes down 12 metres.

## Fees

Passing the gate costs nothing.
"""


@pytest.fixture
async def lock(library: Library) -> Library:
    await library.add(read_document(GATE.encode(), "gate.md"))
    return library


def stretch(*parts: tuple[str, str], gap: str = "\n\n") -> StoredStretch:
    """Paragraphs of (heading, text)."""
    paragraphs, text = [], ""
    for number, (heading, words) in enumerate(parts, 1):
        start = len(text) + (len(gap) if text else 0)
        text += (gap if text else "") + words
        paragraphs.append(Paragraph(number, start, len(text), words, (heading,)))
    return StoredStretch(tuple(paragraphs), text)


async def test_a_procedure_is_quoted_over_the_paragraphs_of_its_section(lock: Library) -> None:
    first = (await lock.ask("how do I open the gate")).passages[0]
    (quote,) = first.quotes
    assert quote.text.startswith("Opening the gate is easy.")
    assert "2. Wait for the green light." in quote.text
    assert quote.text.endswith("within an hour.")
    assert (first.first_paragraph, first.last_paragraph) == (1, 3)
    article = await lock.article(first.article_id)
    assert first.text in article.text
    assert first.text[quote.start : quote.end] == quote.text


async def test_a_fact_that_the_best_sentence_lacks_comes_from_the_next(lock: Library) -> None:
    first = (await lock.ask("how far does the gate reach")).passages[0]
    assert "12 metres" in first.quotes[0].text


async def test_a_sentence_that_leans_back_brings_the_one_before(lock: Library) -> None:
    first = (await lock.ask("when must the gate be closed")).passages[0]
    assert "within an hour" in " ".join(quote.text for quote in first.quotes)
    assert "green light" in " ".join(quote.text for quote in first.quotes)


async def test_a_section_of_something_else_is_not_taken_in(library: Library) -> None:
    text = "# Canvas\n\n## Notes\n\nThe box is signed.\n\nEdges are smooth unless it is wet.\n"
    await library.add(read_document(text.encode(), "canvas.md"))
    first = (await library.ask("are edges smooth")).passages[0]
    assert first.text == "Edges are smooth unless it is wet."


async def test_what_a_passage_takes_in_is_not_shown_again(lock: Library) -> None:
    passages = (await lock.ask("open the gate wheel light", limit=5)).passages
    numbers = [n for p in passages for n in range(p.first_paragraph, p.last_paragraph + 1)]
    assert len(numbers) == len(set(numbers)) > len(passages)


async def test_a_passage_of_several_paragraphs_is_recalled(lock: Library) -> None:
    first = (await lock.ask("how do I open the gate")).passages[0]
    recalled = await lock.recall(Cited.of(first))
    assert recalled.passage.text == first.text
    assert recalled.passage.quotes == first.quotes
    assert recalled.passage.paragraph == first.paragraph
    assert recalled.before is None
    assert recalled.after is not None
    assert recalled.after.text == "The gate reaches far."


async def test_a_passage_whose_end_has_changed_is_told(lock: Library) -> None:
    cited = Cited.of((await lock.ask("how do I open the gate")).passages[0])
    changed = GATE.replace("an hour", "a day")
    await lock.add(read_document(changed.encode(), "gate.md"))
    with pytest.raises(PassageChanged):
        await lock.recall(cited)


def test_a_section_ends_where_headings_change_or_something_stands_between() -> None:
    same = stretch(("A", "One."), ("A", "Two."), ("B", "Three."))
    section = section_around(same.paragraphs[1], same)
    assert (section.text, section.place) == ("One.\n\nTwo.", 1)
    apart = stretch(("A", "One."), ("A", "Two."), gap="\n\n![map](m.png)\n\n")
    assert section_around(apart.paragraphs[0], apart) == alone(apart.paragraphs[0])


def test_a_paragraph_that_has_changed_meanwhile_stays_alone() -> None:
    now = stretch(("A", "One!"), ("A", "Two."))
    then = Paragraph(1, 0, 4, "One.", ("A",))
    assert section_around(then, now) == alone(then)


async def test_no_stretch_over_paragraphs_is_too_long(library: Library, tmp_path: Path) -> None:
    steps = "\n\n".join(f"Step {n}: turn the wheel of the old gate again." for n in range(40))
    text = f"# Gate\n\n## How do I open the gate?\n\n{steps}\n"
    await library.add(read_document(text.encode(), "gate.md"))
    first = (await library.ask("how do I open the gate")).passages[0]
    assert sum(len(quote.text) for quote in first.quotes) <= EXPLANATION
    assert first.last_paragraph - first.first_paragraph <= 2 * REACH
