"""What is shown beside the first passage comes from other sections where they are worth as much."""

from __future__ import annotations

from index import Answer, Library, read_document

HARBOUR = """\
# Harbour

## Berths

A berth with power costs thirty crowns a night, and the key to the berth's power box is free.

Boats over twelve metres need a berth with power at the outer pier of the harbour.

A berth without power costs twenty crowns.

## Winter

In winter no berth has power, since the harbour's cables are taken in.

## Dogs

Dogs stay on the leash.
"""


async def asked(library: Library, question: str) -> Answer:
    await library.add(read_document(HARBOUR.encode(), "harbour.md"))
    return await library.ask(question, limit=4)


async def test_another_section_comes_before_more_of_the_same(library: Library) -> None:
    answer = await asked(library, "Which berth has power?")
    headings = [passage.headings[-1] for passage in answer.passages]
    assert headings[:2] == ["Berths", "Winter"]
    assert "Berths" in headings[2:]
    scores = [passage.score for passage in answer.passages]
    assert scores == sorted(scores, reverse=True)


async def test_a_section_that_has_little_to_do_with_it_does_not(library: Library) -> None:
    answer = await asked(library, "What does a berth cost?")
    assert {passage.headings[-1] for passage in answer.passages} == {"Berths"}
