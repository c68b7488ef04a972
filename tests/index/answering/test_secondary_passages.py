"""What answers comes before a changelog and a pointer that only mention it."""

from __future__ import annotations

from index import Library, read_document

GUIDE = """\
# Guide

## Member privacy

To make a member private, open the member's card and set who may see it. Others then see no name.
"""
LOG = """\
# Changelog

## 2.4.0

- Private members: make members private by their card; members that are private have no name.

## 2.3.0

- Faster start.
"""
POINTER = """\
# Updating

## Update the server

See our Update Tutorial.

## How it is done

To update the server, stop it, put the new file in place and start it again.
"""


async def test_a_guide_comes_before_a_changelog(library: Library) -> None:
    await library.add(read_document(LOG.encode(), "changelog.md"))
    await library.add(read_document(GUIDE.encode(), "guide.md"))
    answer = await library.ask("how do i make my members private")
    assert "open the member's card" in answer.passages[0].text
    scores = [passage.score for passage in answer.passages]
    assert scores == sorted(scores, reverse=True)


async def test_a_changelog_answers_what_changed(library: Library) -> None:
    await library.add(read_document(GUIDE.encode(), "guide.md"))
    await library.add(read_document(LOG.encode(), "changelog.md"))
    answer = await library.ask("what changed for private members in 2.4.0")
    assert "have no name" in answer.passages[0].text


async def test_a_pointer_comes_after_what_it_points_to(library: Library) -> None:
    await library.add(read_document(POINTER.encode(), "updating.md"))
    answer = await library.ask("how do i update the server")
    assert "stop it" in answer.passages[0].quotes[0].text
