"""Several versions of a page, and the same passage in several articles."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from index import Answer, Library, read_document

Pages = Sequence[tuple[str, str, int, str | None]]
"""Name, title, price and date of each."""
TEXT = "# {title}\n\n## Berths\n\nA berth for one night costs {price} crowns, power included.\n"


async def asked(folder: Path, pages: Pages, question: str) -> Answer:
    """Ask a library of pages: name, title, price and date of each."""
    async with Library.open(folder) as library:
        for name, title, price, date in pages:
            text = TEXT.format(title=title, price=price)
            draft = read_document(text.encode(), name)
            await library.add(replace(draft, date=date, origin=name))
        return await library.ask(question)


@pytest.mark.parametrize(
    "pages",
    [
        [("v1/berths.md", "Harbour", 20, None), ("v2/berths.md", "Harbour", 30, None)],
        [("v9/berths.md", "Harbour", 20, None), ("v10/berths.md", "Harbour", 30, None)],
        [("a.md", "Harbour 2023", 20, None), ("a-2024.md", "Harbour 2024", 30, None)],
        [("old/b.md", "Harbour", 20, None), ("b.md", "Harbour", 30, None)],
        [("new.md", "Harbour", 20, "2022-05-01"), ("b.md", "Harbour", 30, "2024-05-01")],
        [("docs-1.9.md", "Harbour 1.9", 20, None), ("docs-1.10.md", "Harbour 1.10", 30, None)],
    ],
)
async def test_the_newest_version_comes_first(tmp_path: Path, pages: Pages) -> None:
    for turned in (pages, pages[::-1]):
        answer = await asked(tmp_path / turned[0][0], turned, "What does a berth cost?")
        assert "30 crowns" in answer.passages[0].text
        scores = [passage.score for passage in answer.passages]
        assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("question", ["What did a berth cost in 2023?", "berth cost harbour 2023"])
async def test_a_version_that_is_asked_for_comes_first(tmp_path: Path, question: str) -> None:
    pages = [("a-2024.md", "Harbour 2024", 30, None), ("a-2023.md", "Harbour 2023", 20, None)]
    answer = await asked(tmp_path, pages, question)
    assert "20 crowns" in answer.passages[0].text


async def test_chapters_are_no_versions(tmp_path: Path) -> None:
    pages = [("one.md", "Harbour part 1", 20, None), ("two.md", "Harbour part 2", 30, None)]
    answer = await asked(tmp_path, pages, "What does a berth cost in harbour part 1?")
    assert "20 crowns" in answer.passages[0].text


async def test_a_passage_in_several_articles_is_shown_once_with_its_places(tmp_path: Path) -> None:
    pages = [("east.md", "East pier", 20, None), ("west.md", "West pier", 20, None)]
    answer = await asked(tmp_path, pages, "What does a berth on the east pier cost?")
    (passage,) = answer.passages
    assert passage.title == "East pier"
    assert [(one.title, one.paragraph) for one in passage.elsewhere] == [("West pier", 1)]
