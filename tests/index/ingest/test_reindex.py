"""A reindex swaps whole generations while articles come and go and questions are answered."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from index import Article, Draft, Library, Paragraph, Progress, ReindexRunning
from index.storage.articles import ArticleStorage
from tests.index.conftest import lighthouse, on_sqlite

MANY = 80
"""Enough articles for several batches."""


async def fill(library: Library) -> list[str]:
    return [(await library.add(lighthouse(number))).article.id for number in range(MANY)]


async def split_by_another_rule(data_dir: Path, library: str = "shared") -> None:
    """Give every article the one paragraph that an older version might have made of it."""
    storage = await ArticleStorage.open(data_dir / "quoth.db")
    generation = await storage.begin_generation(library)
    articles = [as_one_paragraph(article) async for article in storage.articles(library)]
    await storage.stage(library, generation, articles)
    await storage.commit_generation(library, generation)
    await storage.close()


def as_one_paragraph(article: Article) -> Article:
    return replace(article, paragraphs=(Paragraph(1, 0, len(article.text), article.text),))


async def paragraph_counts(library: Library) -> set[int]:
    return {article.paragraphs for article in await library.articles()}


@on_sqlite
async def test_a_reindex_reports_its_progress_and_what_changed(
    library: Library, tmp_path: Path
) -> None:
    await fill(library)
    seen: list[Progress] = []
    report = await library.reindex(seen.append)
    assert (report.articles, report.paragraphs, report.paragraphs_changed) == (MANY, 3 * MANY, 0)
    assert len(seen) > 3
    assert seen[0] == Progress(0, MANY, 0, seen[0].elapsed, None)
    assert (seen[-1].articles_done, seen[-1].paragraphs) == (MANY, 3 * MANY)
    assert seen[-1].remaining == 0.0
    assert [p.articles_done for p in seen] == sorted(p.articles_done for p in seen)

    await split_by_another_rule(tmp_path / "data")
    assert await paragraph_counts(library) == {1}
    report = await library.reindex()
    assert (report.paragraphs, report.paragraphs_changed) == (3 * MANY, 3 * MANY)
    assert 0 < report.seconds < 60
    [status] = await library.status()
    assert (status.generation, status.paragraphs, status.reindexing) == (3, 3 * MANY, None)
    assert status.reindexed_at is not None


async def test_a_second_reindex_is_told_how_far_the_first_is(library: Library) -> None:
    await fill(library)
    refused: list[ReindexRunning] = []
    reported: list[Progress | None] = []

    async def intrude() -> None:
        with pytest.raises(ReindexRunning) as caught:
            await library.reindex()
        refused.append(caught.value)
        reported.extend([status.reindexing for status in await library.status()])

    started: list[asyncio.Task[None]] = []

    def on_progress(progress: Progress) -> None:
        if not started:
            started.append(asyncio.create_task(intrude()))

    await library.reindex(on_progress)
    await started[0]
    assert str(refused[0]).startswith(f"A reindex is already running: 0 of {MANY} articles done")
    assert refused[0].progress is not None
    assert refused[0].progress.articles_total == MANY
    assert reported[0] is not None
    await library.reindex()  # and afterwards the way is free


@on_sqlite
async def test_what_is_added_and_removed_meanwhile_counts(library: Library, tmp_path: Path) -> None:
    first, *_, last = await fill(library)
    await split_by_another_rule(tmp_path / "data")
    changes: list[asyncio.Task[object]] = []

    def on_progress(progress: Progress) -> None:
        if progress.articles_done and not changes:
            changes.append(asyncio.create_task(library.remove(first)))
            changes.append(asyncio.create_task(library.remove(last)))
            # More than one batch of late articles, new ones and updates.
            for number in range(10, 30):
                changes.append(asyncio.create_task(library.add(lighthouse(number, opened=1901))))
                changes.append(asyncio.create_task(library.add(lighthouse(number + MANY))))

    report = await library.reindex(on_progress)
    await asyncio.gather(*changes)
    assert report.articles == MANY - 2 + 20
    assert await paragraph_counts(library) == {3}
    assert not {first, last} & {article.id for article in await library.articles()}
    answer = await library.ask("When was the lamp of station L0015 first lit?")
    assert answer.passages[0].text == "The lamp of station L0015 was first lit in 1901."
    assert (await library.ask("Who was the keeper of station L0095?")).answered
    [status] = await library.status()
    assert (status.generation, status.articles) == (2, MANY - 2 + 20)


@on_sqlite
async def test_cancelling_leaves_the_old_generation(library: Library, tmp_path: Path) -> None:
    await fill(library)
    await split_by_another_rule(tmp_path / "data")

    def on_progress(progress: Progress) -> None:
        if progress.articles_done:
            task.cancel()

    task = asyncio.create_task(library.reindex(on_progress))
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await paragraph_counts(library) == {1}
    [status] = await library.status()
    assert (status.generation, status.reindexing) == (1, None)
    await library.reindex()
    assert await paragraph_counts(library) == {3}


async def test_questions_are_answered_all_the_while(library: Library) -> None:
    await fill(library)
    questions: list[asyncio.Task[str]] = []

    async def ask(number: int) -> str:
        answer = await library.ask(f"Who was the keeper of station L{number:04}?")
        return answer.passages[0].text

    def on_progress(progress: Progress) -> None:
        questions.append(asyncio.create_task(ask(len(questions))))

    await library.reindex(on_progress)
    for number, text in enumerate(await asyncio.gather(*questions)):
        assert text.startswith(f"The keeper of station L{number:04} was")


async def test_a_servers_reindex_takes_the_shared_library_along(library: Library) -> None:
    server = library.of("111")
    await library.add(lighthouse(1))
    await server.add(lighthouse(2))
    report = await server.reindex()
    assert (report.articles, report.paragraphs) == (2, 6)
    assert [status.generation for status in await server.status()] == [1, 1]
    report = await library.of("222").reindex()
    assert report.articles == 1
    assert [status.generation for status in await server.status()] == [1, 2]


async def test_a_servers_reindex_leaves_the_shared_library_to_others(library: Library) -> None:
    server = library.of("111")
    await fill(library)
    await server.add(lighthouse(2))
    during: list[asyncio.Task[object]] = []

    def on_progress(progress: Progress) -> None:
        if not during:
            during.append(asyncio.create_task(server.reindex()))

    await library.reindex(on_progress)
    await during[0]
    assert [status.generation for status in await server.status()] == [1, 1]


SOURCE = """---
title: The lamp
---
import Tabs from '@theme/Tabs';

:::note
It **burns** oil.
:::
"""


async def test_markdown_that_was_stored_as_it_came_is_rendered(library: Library) -> None:
    old = Draft("The old lamp", SOURCE, "markdown", "upload:lamp.mdx", author="Mary Ellis")
    added = await library.add(old)
    report = await library.reindex()
    article = await library.article(added.article.id)
    assert article is not None
    assert [p.text for p in article.paragraphs] == ["Note: It burns oil."]
    assert (article.title, article.author) == ("The old lamp", "Mary Ellis")
    assert report.updated == ("The old lamp",)
    assert (await library.reindex()).updated == ()


async def test_markdown_that_cannot_be_rendered_is_told_and_stays(library: Library) -> None:
    text = "The lamp burns oil.\n\n" + "\n".join("- x" for _ in range(3))
    added = await library.add(Draft("Lamp", text, "markdown", "upload:a.mdx"))
    await library.add(Draft("Empty", "import a from 'b';\n", "markdown", "upload:b.mdx"))
    report = await library.reindex()
    assert [title for title, _ in report.failed] == ["Empty"]
    assert added.article.title in report.updated
