"""Adding, finding, updating and removing articles through the library."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from index import (
    ArticleNotFound,
    Draft,
    Library,
    Outcome,
    StorageError,
    UnreadableDocument,
    Verdict,
    read_document,
)
from index.model import Locator
from index.parsing.outline import Piece, PieceKind, assemble
from index.storage.articles import ArticleStorage
from tests.events import no_long_turns
from tests.index.conftest import lighthouse, on_sqlite


async def test_an_article_answers_as_soon_as_it_is_added(library: Library) -> None:
    assert (await library.ask("Who was the keeper of Utsira?")).verdict is Verdict.NO_ARTICLES
    added = await library.add(lighthouse(10))
    assert added.outcome is Outcome.ADDED
    answer = await library.ask("Who was the keeper of station L0010?")
    assert answer.answered
    assert (
        answer.passages[0].text == "The keeper of station L0010 was Sigrid Moe, “who never slept”."
    )
    assert answer.passages[0].article_id == added.article.id
    source = await library.find_source("The lamp of station L0010 was first lit in 1850")
    assert source.passages[0].paragraph == 2


async def test_ids_are_short_and_stable(tmp_path: Path) -> None:
    ids = set()
    for name in "ab":
        async with Library.open(tmp_path / name) as library:
            ids.add((await library.add(lighthouse(1))).article.id)
    assert len(ids) == 1
    assert all(len(key) == 8 and key.isascii() and key.islower() for key in ids)


async def test_the_same_origin_is_an_update(library: Library) -> None:
    first = await library.add(lighthouse(1))
    again = await library.add(lighthouse(1))
    assert (again.outcome, again.article) == (Outcome.UNCHANGED, first.article)
    second = await library.add(lighthouse(1, opened=1901))
    assert second.outcome is Outcome.UPDATED
    assert (second.article.id, second.article.added_at) == (
        first.article.id,
        first.article.added_at,
    )
    answer = await library.ask("When was the lamp of station L0001 first lit?")
    assert answer.passages[0].text == "The lamp of station L0001 was first lit in 1901."
    assert len(await library.articles()) == 1


async def test_new_metadata_is_an_update_of_the_same_text(library: Library) -> None:
    draft = lighthouse(1)
    await library.add(draft)
    added = await library.add(replace(draft, title="Lights", url="https://example.org/lights"))
    assert (added.outcome, added.article.title) == (Outcome.UPDATED, "Lights")
    passage = (await library.ask("Who was the keeper of station L0001?")).passages[0]
    assert (passage.title, passage.url) == ("Lights", "https://example.org/lights")


async def test_the_same_text_from_elsewhere_is_no_change(library: Library) -> None:
    first = await library.add(lighthouse(1))
    copy = await library.add(replace(lighthouse(1), origin="elsewhere", title="A copy"))
    assert (copy.outcome, copy.article) == (Outcome.UNCHANGED, first.article)
    other = await library.of("111").add(lighthouse(1))
    assert other.outcome is Outcome.ADDED
    assert other.article.id != first.article.id


async def test_adding_the_same_article_at_once_stores_it_once(library: Library) -> None:
    drafts = [replace(lighthouse(1), origin=f"copy {number}") for number in range(5)]
    outcomes = [a.outcome for a in await asyncio.gather(*map(library.add, drafts))]
    assert sorted(outcomes) == [Outcome.ADDED] + [Outcome.UNCHANGED] * 4


@on_sqlite
async def test_a_colliding_id_becomes_longer(library: Library, tmp_path: Path) -> None:
    first = await library.add(lighthouse(1))
    article = await library.article(first.article.id)
    await library.remove(article.id)
    storage = await ArticleStorage.open(tmp_path / "data" / "quoth.db")
    await storage.put(replace(article, library="111", origin="by chance the same id"))
    await storage.close()
    again = await library.add(lighthouse(1))
    assert len(again.article.id) == len(article.id) + 1
    assert again.article.id.startswith(article.id)


@pytest.mark.parametrize(
    ("draft", "sentence"),
    [
        (Draft("Empty", "", "text", "a"), "no paragraph to quote"),
        (Draft("Bad", "A broken \ud800 character.", "text", "a"), "broken characters"),
        (Draft("Bad \udfff", "A fine text.", "text", "a"), "broken characters"),
    ],
)
async def test_a_draft_without_text_is_refused(
    library: Library, draft: Draft, sentence: str
) -> None:
    with pytest.raises(UnreadableDocument, match=sentence):
        await library.add(draft)
    assert await library.articles() == []


async def test_a_removed_article_no_longer_answers(library: Library) -> None:
    added = await library.add(lighthouse(1))
    await library.add(lighthouse(2))
    assert (await library.ask("Who was the keeper of station L0001?")).answered
    assert await library.remove(added.article.id) == added.article
    answer = await library.ask("Who was the keeper of station L0001?")
    assert all(passage.article_id != added.article.id for passage in answer.passages)
    for use in (library.remove, library.article):
        with pytest.raises(ArticleNotFound, match="There is no article"):
            await use(added.article.id)


async def test_a_question_can_be_put_to_one_article(library: Library) -> None:
    one, two = [(await library.add(lighthouse(number))).article for number in (1, 2)]
    answer = await library.ask("Who was the keeper of the station?", article_id=two.id)
    assert {passage.article_id for passage in answer.passages} == {two.id}
    with pytest.raises(ArticleNotFound):
        await library.ask("Who was the keeper?", article_id="nothing")
    with pytest.raises(ArticleNotFound):
        await library.of("111").remove(one.id)


@pytest.mark.parametrize(
    ("only", "numbers"),
    [
        ({"languages": ["es"]}, {3}),
        ({"languages": ["en", "ES"]}, {1, 2, 3, 4}),
        ({"languages": ["fr"]}, set()),
        ({"after": date(2024, 5, 1)}, {2, 3}),
        ({"before": date(2024, 5, 1)}, {1, 2}),
        ({"after": date(2024, 5, 1), "before": date(2024, 5, 1)}, {2}),
        ({"after": date(2024, 5, 1), "languages": ["en"]}, {2}),
    ],
)
async def test_a_question_can_be_put_to_some_articles(
    tmp_path: Path, only: Mapping[str, Any], numbers: set[int]
) -> None:
    dates = {1: "2023-12-31", 2: "2024-05-01", 3: "2025-01-01", 4: None}
    ids = {}
    async with Library.open(tmp_path, threshold=0) as library:  # nothing is held back
        for number, day in dates.items():
            draft = replace(lighthouse(number), date=day, language="es" if number == 3 else "en")
            ids[number] = (await library.add(draft)).article.id
        answer = await library.ask("Who was the keeper of the station?", limit=9, **only)
    assert {passage.article_id for passage in answer.passages} == {ids[n] for n in numbers}


async def test_a_language_that_there_is_not_is_refused(library: Library) -> None:
    with pytest.raises(UnreadableDocument, match="is not a language code; give two letters"):
        await library.ask("Who was the keeper?", languages=["the old one"])


async def test_servers_do_not_see_each_other(library: Library) -> None:
    ours, theirs = library.of("111"), library.of("222")
    shared = (await library.add(lighthouse(1))).article
    own = (await ours.add(lighthouse(2))).article
    assert (ours.key, ours.reads) == ("111", ("111", "shared"))
    assert {article.id for article in await ours.articles()} == {shared.id, own.id}
    assert [article.id for article in await theirs.articles()] == [shared.id]
    assert (await ours.ask("Who was the keeper of station L0002?")).passages[0].article_id == own.id
    for stranger in (theirs, library):
        answer = await stranger.ask("Who was the keeper of station L0002?")
        assert own.id not in {passage.article_id for passage in answer.passages}
        source = await stranger.find_source("The lamp of station L0002 was first lit in 1850")
        assert own.id not in {passage.article_id for passage in source.passages}
        with pytest.raises(ArticleNotFound):
            await stranger.article(own.id)
        with pytest.raises(ArticleNotFound):
            await stranger.ask("Who was the keeper?", article_id=own.id)
        with pytest.raises(ArticleNotFound):
            await stranger.remove(own.id)
    with pytest.raises(ArticleNotFound, match="only the operator"):
        await ours.remove(shared.id)
    assert [status.key for status in await ours.status()] == ["111", "shared"]


@pytest.mark.parametrize("key", ["", "sample"])
async def test_some_keys_are_no_server(library: Library, key: str) -> None:
    with pytest.raises(ValueError, match="not the key of a library"):
        library.of(key)


async def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    async with Library.open(tmp_path) as library:
        added = await library.add(lighthouse(1))
        article = await library.article(added.article.id)
    async with Library.open(tmp_path) as library:
        assert await library.article(article.id) == article
        assert (await library.ask("Who was the keeper of station L0001?")).answered


async def test_closing_leaves_nothing_running(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    async with Library.open(tmp_path) as library:
        await library.add(lighthouse(1))
        await library.ask("Who was the keeper of station L0001?")
        await library.reindex()
    await asyncio.get_running_loop().shutdown_default_executor()
    for thread in set(threading.enumerate()) - before:
        thread.join()
    assert set(threading.enumerate()) <= before
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_data_directory_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match="choose another data directory"):
        async with Library.open(tmp_path / "file" / "data"):
            pass


async def test_a_large_article_is_added_without_holding_the_loop(library: Library) -> None:
    paragraphs = [f"Paragraph {n} tells of many things at some length. " * 8 for n in range(10_000)]
    draft = read_document("\n\n".join(["Long", *paragraphs]).encode(), "long.txt")
    async with no_long_turns():
        added = await library.add(draft)
    assert added.article.paragraphs == 10_000


async def test_a_long_table_is_added_and_updated_without_holding_the_loop(
    library: Library,
) -> None:
    def table(changed: str) -> Draft:
        rows = [f"{n} | town {n % 977} | {n * 7} {changed}" for n in range(60_000)]
        pieces = [Piece(PieceKind.PARAGRAPH, row, locator=Locator("anchor", row)) for row in rows]
        text, outline = assemble(pieces)
        return Draft("Towns", text, "html", "upload:towns", outline=outline)

    async with no_long_turns():
        added = await library.add(await asyncio.to_thread(table, ""))
        again = await library.add(await asyncio.to_thread(table, ""))
        updated = await library.add(await asyncio.to_thread(table, "people"))
    assert added.article.paragraphs == 60_000
    assert again.outcome is Outcome.UNCHANGED
    assert updated.diff.changed == 60_000


async def test_an_uploaded_text_is_divided_in_the_process_that_reads_it_alone(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def split(*_: object) -> None:
        raise AssertionError("outside all limits")

    monkeypatch.setattr("index.ingest.make_article.split", split)
    for name in ("tides.md", "tides.txt"):
        data = b"# Tides\n\nThe tide rises twice a day.\n\n" + name.encode()
        [added] = (await library.add_document(data, name, origin=name)).added
        assert added.article.paragraphs == 2
        edited = await library.management.edit(
            added.article.id, lambda draft: replace(draft, author="Ann")
        )
        assert (edited.article.author, edited.article.paragraphs) == ("Ann", 2)
