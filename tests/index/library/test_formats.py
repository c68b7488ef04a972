"""Articles of structured formats in a library: kept, found again, derived anew to the letter."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import Library, Locator, Outcome, UnreadableDocument
from tests.index.parsing.formats.corpus import MAKERS
from tests.index.parsing.formats.makers import packed

ENDINGS = [ending for ending in MAKERS if ending not in ("csv", "jsonl", "zip", "rss")]


async def test_paragraphs_are_derived_anew_to_the_letter(library: Library, tmp_path: Path) -> None:
    before = {}
    for i, ending in enumerate(ENDINGS):
        path = tmp_path / f"harbour.{ending}"
        path.write_bytes(MAKERS[ending](30 + i))  # no two alike
        added = await library.add_file(path)
        before[added.article.id] = (await library.article(added.article.id)).paragraphs
        assert (await library.add_file(path)).outcome is Outcome.UNCHANGED
    assert len(before) == len(ENDINGS)
    report = await library.reindex()
    assert report.paragraphs_changed == 0
    for article_id, paragraphs in before.items():
        article = await library.article(article_id)
        assert article.paragraphs == paragraphs
        assert all(article.text[p.start : p.end] == p.text for p in paragraphs)


async def test_an_answer_says_where_it_stands(library: Library, tmp_path: Path) -> None:
    page = "<!doctype html><title>Tides</title><h2 id=ebb>Ebb</h2><p>The ebb begins at nine.</p>"
    (tmp_path / "tides.html").write_text(page, "utf-8")
    await library.add_file(tmp_path / "tides.html")
    answer = await library.ask("When does the ebb begin?")
    assert answer.passages[0].locator == Locator("anchor", "ebb")


async def test_files_with_many_articles(library: Library, tmp_path: Path) -> None:
    files = {
        "tides.zip": packed({"a.txt": "It rises.", "b.txt": "It falls.", "c.txt": ""}),
        "empty.txt": b"",
        "one.txt": b"There are nine boats.",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    became = [
        (path.name, [added.article.title for added in additions.added], len(additions.failed))
        async for path, additions in library.add_files([tmp_path / name for name in files])
    ]
    assert became == [("tides.zip", ["A", "B"], 1), ("empty.txt", [], 1), ("one.txt", ["One"], 0)]
    with pytest.raises(UnreadableDocument, match="holds 2 articles"):
        await library.add_file(tmp_path / "tides.zip")


async def test_an_archive_in_the_folder_is_not_missing(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "tides.zip").write_bytes(packed({"a.txt": "It rises.", "b.txt": "It falls."}))
    async with Library.open(tmp_path / "data", folder=folder) as library:
        assert len(await library.articles()) == 2
        assert (await library.reindex()).missing == ()
        (folder / "tides.zip").rename(tmp_path / "tides.zip")
        assert sorted((await library.reindex()).missing) == ["A", "B"]
