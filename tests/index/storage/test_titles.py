"""Titles as they are looked up while somebody types."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from index.storage.articles import ArticleStorage
from tests.index.storage.conftest import make_article

TITLES = ["Äpfel", "The apple", "apples and pears", "Top 10 [draft]", "What? *Stars*", "Ångström"]


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ("apple", ["apples and pears", "The apple"]),  # what begins so comes first
        ("APPLE", ["apples and pears", "The apple"]),
        ("äpf", ["Äpfel"]),
        ("ÅNG", ["Ångström"]),
        ("STRÖM", ["Ångström"]),
        ("[draft]", ["Top 10 [draft]"]),
        ("?", ["What? *Stars*"]),
        ("*stars*", ["What? *Stars*"]),
        ("^", []),
        ("a*s", []),
    ],
)
async def test_titles_by_a_part(storage: ArticleStorage, part: str, found: list[str]) -> None:
    for number, title in enumerate(TITLES):
        await storage.put(replace(make_article(f"a{number}", "Text."), title=title))
    assert [article.title for article in await storage.titles(["shared"], part)] == found
    assert await storage.titles(["other"], part) == []


async def test_titles_are_bounded(storage: ArticleStorage) -> None:
    for number in range(30):
        article = make_article(f"a{number:02}", "Text.")
        await storage.put(replace(article, title=f"Number {number:02}"))
    assert len(await storage.titles(["shared"])) == 30
    first = await storage.titles(["shared"], "number", limit=2)
    assert [(a.id, a.library) for a in first] == [("a00", "shared"), ("a01", "shared")]


async def test_looking_titles_up_reads_no_article(tmp_path: Path) -> None:
    """The index has all that is asked for: no page of the articles' texts is read."""
    storage = await ArticleStorage.open(tmp_path / "quoth.db")
    plan = await storage._database.fetch(
        "EXPLAIN QUERY PLAN SELECT id, library, title FROM article"
        " WHERE library IN (SELECT value FROM json_each('[\"shared\"]')) AND title GLOB '*x*'"
        " ORDER BY title GLOB 'x*' DESC, LOWER(title), id LIMIT 25"
    )
    await storage.close()
    assert any("COVERING INDEX article_by_title" in row[3] for row in plan)
