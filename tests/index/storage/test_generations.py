"""What every storage does with generations, written against the protocol."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from index.errors import StorageError
from index.model import Article, Locator, Paragraph
from index.storage.interface import GenerationOutdated, Stamp, Storage
from tests.index.storage.conftest import make_article


def rederived(article: Article) -> Article:
    """The article as another rule would split it: all of it one paragraph."""
    whole = Paragraph(1, 0, len(article.text), article.text)
    return replace(article, paragraphs=(whole,))


def unrevised(article: Article) -> Article:
    return replace(article, revision=0)


async def put_two(storage: Storage) -> tuple[Article, Article]:
    one = await storage.put(make_article("one", "First.", "Second."))
    return one, await storage.put(make_article("two", "Third.", "Fourth."))


async def test_a_staged_generation_is_invisible_until_it_is_committed(storage: Storage) -> None:
    one, two = await put_two(storage)
    generation = await storage.begin_generation("shared")
    await storage.stage("shared", generation, [rederived(one)])
    await storage.stage("shared", generation, [rederived(two)])
    assert [a async for a in storage.articles("shared")] == [one, two]
    assert (await storage.status("shared")).paragraphs == 4
    before = datetime.now(UTC)
    assert await storage.commit_generation("shared", generation) == Stamp(1, 4)
    found = [a async for a in storage.articles("shared")]
    assert [unrevised(a) for a in found] == [unrevised(rederived(a)) for a in (one, two)]
    status = await storage.status("shared")
    assert (status.paragraphs, status.generation) == (2, 1)
    assert status.reindexed_at is not None
    assert before <= status.reindexed_at <= datetime.now(UTC)


@pytest.mark.parametrize(
    "change",
    [
        {"start": 1, "text": "irst."},
        {"end": 7},
        {"headings": ("One",)},
        {"locator": Locator("page", "3")},
    ],
)
async def test_what_a_generation_splits_differently_gets_a_revision_of_its_own(
    storage: Storage, change: dict[str, Any]
) -> None:
    one, two = await put_two(storage)
    three = await storage.put(make_article("three", "Fifth."))
    other = replace(one, paragraphs=(replace(one.paragraphs[0], **change), *one.paragraphs[1:]))
    fewer = replace(three, paragraphs=())
    generation = await storage.begin_generation("shared")
    await storage.stage("shared", generation, [other, two, fewer])
    assert await storage.commit_generation("shared", generation) == Stamp(1, 5)
    revisions = await storage.revisions("shared")
    assert revisions.pop("two") == two.revision
    assert {*revisions.values()} == {4, 5}


async def test_a_generation_like_the_one_before_changes_no_revision(storage: Storage) -> None:
    one, two = await put_two(storage)
    generation = await storage.begin_generation("shared")
    await storage.stage("shared", generation, [one, two])
    assert await storage.commit_generation("shared", generation) == Stamp(1, 2)
    assert await storage.revisions("shared") == {"one": 1, "two": 2}


async def test_an_unfinished_generation_is_dropped_by_the_next(storage: Storage) -> None:
    one, two = await put_two(storage)
    abandoned = await storage.begin_generation("shared")
    await storage.stage("shared", abandoned, [rederived(one), rederived(two)])
    generation = await storage.begin_generation("shared")
    with pytest.raises(GenerationOutdated):
        await storage.commit_generation("shared", generation)
    await storage.stage("shared", generation, [one, two])
    await storage.commit_generation("shared", generation)
    assert [a async for a in storage.articles("shared")] == [one, two]
    assert await storage.stamps(["shared"]) == {"shared": Stamp(1, 2)}


async def test_articles_that_change_meanwhile_must_be_staged_again(storage: Storage) -> None:
    one, two = await put_two(storage)
    generation = await storage.begin_generation("shared")
    await storage.stage("shared", generation, [rederived(one), rederived(two)])
    changed = await storage.put(make_article("one", "Changed.", "Twice."))
    new = await storage.put(make_article("new", "New."))
    for too_few in ([], [one], [changed]):
        await storage.stage("shared", generation, too_few)
        with pytest.raises(GenerationOutdated):
            await storage.commit_generation("shared", generation)
        assert [a async for a in storage.articles("shared")] == [new, changed, two]
    await storage.commit_generation("shared", generation, list)  # which derives a few itself
    found = [a async for a in storage.articles("shared")]
    assert found == [new, changed, replace(rederived(two), revision=5)]
    assert await storage.stamps(["shared"]) == {"shared": Stamp(1, 5)}


async def test_articles_removed_meanwhile_stay_removed(storage: Storage) -> None:
    one, two = await put_two(storage)
    generation = await storage.begin_generation("shared")
    await storage.stage("shared", generation, [one])
    await storage.remove("shared", "one")
    await storage.remove("shared", "two")
    await storage.stage("shared", generation, [two])
    assert await storage.commit_generation("shared", generation) == Stamp(1, 4)
    assert [a async for a in storage.articles("shared")] == []
    assert (await storage.status("shared")).paragraphs == 0


async def test_an_empty_library_can_be_reindexed(storage: Storage) -> None:
    generation = await storage.begin_generation("shared")
    assert await storage.commit_generation("shared", generation) == Stamp(1, 0)
    assert await storage.begin_generation("shared") == 2


async def test_puts_after_the_swap_go_into_the_new_generation(storage: Storage) -> None:
    generation = await storage.begin_generation("shared")
    await storage.commit_generation("shared", generation)
    await storage.put(make_article("one", "First."))
    assert (await storage.status("shared")).paragraphs == 1
    assert len(await storage.passages([("one", 1)])) == 1


async def test_generations_of_two_libraries_are_independent(storage: Storage) -> None:
    ours, _ = await put_two(storage)
    theirs = await storage.put(make_article("guest", "Theirs.", library="guild"))
    first = await storage.begin_generation("guild")
    second = await storage.begin_generation("shared")
    await storage.stage("guild", first, [rederived(theirs), ours])
    await storage.commit_generation("guild", first)
    assert await storage.stamps(["guild", "shared"]) == {
        "guild": Stamp(1, 2),
        "shared": Stamp(0, 2),
    }
    with pytest.raises(GenerationOutdated):
        await storage.commit_generation("shared", second)


async def test_a_generation_that_is_not_being_staged_is_refused(storage: Storage) -> None:
    one, two = await put_two(storage)
    generation = await storage.begin_generation("shared")
    await storage.stage("shared", generation, [one, two])
    await storage.commit_generation("shared", generation)
    with pytest.raises(StorageError, match="taken over"):
        await storage.stage("shared", generation, [one])
    with pytest.raises(StorageError, match="taken over"):
        await storage.commit_generation("shared", generation + 1)
