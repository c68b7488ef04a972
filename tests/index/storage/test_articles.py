"""What every storage does with articles, written against the protocol."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from index.model import ArticleSummary
from index.storage.interface import IdTaken, Stamp, Storage
from tests.index.storage.conftest import make_article

ODD = "“Curly” – 26 U.S.C. § 6103(i)(2)… naïve Ελλάδα 日本 👩‍🚀 a\tb ' \" ; DROP TABLE article; --"
DAY = datetime(2026, 3, 1, 12, 30, 15, 123456, tzinfo=UTC)


async def test_an_article_comes_back_as_it_was_put(storage: Storage) -> None:
    article = make_article(
        "one", ODD, "Second.", title=ODD, url="https://example.org/?a=1", author="Ann", added_at=DAY
    )
    stored = await storage.put(article)
    assert stored == replace(article, revision=1)
    assert await storage.article(["shared"], "one") == stored


async def test_an_update_replaces_text_and_paragraphs_and_keeps_the_day(storage: Storage) -> None:
    await storage.put(make_article("one", "First.", "Second.", "Third.", added_at=DAY))
    later = make_article("one", "Another.", title="New", added_at=datetime.now(UTC))
    stored = await storage.put(later)
    assert stored == replace(later, revision=2, added_at=DAY)
    assert await storage.article(["shared"], "one") == stored
    assert (await storage.status("shared")).paragraphs == 1


async def test_an_id_of_another_library_or_origin_is_refused(storage: Storage) -> None:
    kept = await storage.put(make_article("one", "Kept."))
    for intruder in (
        make_article("one", "Other library.", library="guild"),
        make_article("one", "Other origin.", origin="elsewhere"),
    ):
        with pytest.raises(IdTaken):
            await storage.put(intruder)
    assert await storage.article(["shared", "guild"], "one") == kept
    assert await storage.stamps(["shared", "guild"]) == {
        "shared": Stamp(0, 1),
        "guild": Stamp(0, 0),
    }


async def test_new_articles_are_put_together_or_not_at_all(storage: Storage) -> None:
    await storage.put(make_article("one", "First.", origin="a"))
    new = [make_article(key, f"{key} is new.", added_at=DAY) for key in ("two", "three")]
    assert await storage.put_new(new) == [replace(new[0], revision=2), replace(new[1], revision=3)]
    assert await storage.revisions("shared") == {"one": 1, "two": 2, "three": 3}
    assert [part.paragraph.text for part in await storage.passages([("three", 1)])] == [
        "three is new."
    ]
    with pytest.raises(IdTaken):
        await storage.put_new([make_article("four", "Fourth."), make_article("one", "Again.")])
    assert await storage.article(["shared"], "four") is None
    assert await storage.stamps(["shared"]) == {"shared": Stamp(0, 3)}


async def test_what_articles_of_a_library_have_is_taken(storage: Storage) -> None:
    one = await storage.put(make_article("one", "First.", origin="a"))
    other = await storage.put(make_article("two", "Second.", origin="b", library="guild"))
    hashes = [one.content_hash, other.content_hash, "none"]
    assert await storage.taken("shared", ["a", "b", "c"], hashes) == ({"a"}, {one.content_hash})
    assert await storage.taken("shared", [], []) == (set(), set())


async def test_a_removed_article_is_gone_with_its_paragraphs(storage: Storage) -> None:
    await storage.put(make_article("one", "First."))
    await storage.put(make_article("two", "Second."))
    assert not await storage.remove("guild", "one")
    assert await storage.remove("shared", "one")
    assert not await storage.remove("shared", "one")
    assert await storage.article(["shared"], "one") is None
    assert await storage.passages([("one", 1)]) == []
    assert await storage.revisions("shared") == {"two": 2}
    assert await storage.stamps(["shared"]) == {"shared": Stamp(0, 3)}


async def test_find_prefers_the_origin_to_the_text(storage: Storage) -> None:
    by_origin = await storage.put(make_article("zz", "Old text."))
    by_text = await storage.put(make_article("aa", "Same text."))

    async def find(origin: str, like: str) -> str | None:
        sought = make_article("x", like)
        found = await storage.find("shared", origin=origin, content_hash=sought.content_hash)
        return found.id if found else None

    assert await find(by_origin.origin, "Same text.") == by_origin.id
    assert await find("elsewhere", "Same text.") == by_text.id
    assert await find("elsewhere", "Unknown text.") is None
    same = await storage.find("guild", origin=by_text.origin, content_hash=by_text.content_hash)
    assert same is None


async def test_articles_stream_in_order_of_id(storage: Storage) -> None:
    # More of them than are read at once, and one that is longer than a batch.
    keys = [f"a{number:03}" for number in range(150)]
    for key in reversed(keys):
        await storage.put(make_article(key, f"Text of {key}.", "x" * (600_000 * (key == "a070"))))
    await storage.put(make_article("b", "Elsewhere.", library="guild"))
    streamed = [article async for article in storage.articles("shared")]
    assert [article.id for article in streamed] == keys
    assert all(article.paragraphs[0].text == f"Text of {article.id}." for article in streamed)
    some = [article.id async for article in storage.articles("shared", {"a149", "b", "a001"})]
    assert some == ["a001", "a149"]
    assert [article async for article in storage.articles("shared", [])] == []


async def test_summaries_count_and_sort_by_title(storage: Storage) -> None:
    await storage.put(make_article("1", "beta", "two", title="beta", added_at=DAY, author="Ann"))
    await storage.put(make_article("2", "Alpha", title="Alpha", library="guild"))
    await storage.put(make_article("3", "Élan", title="élan", library="other"))
    assert [s.title for s in await storage.summaries(["shared", "guild"])] == ["Alpha", "beta"]
    assert await storage.summaries(["shared"]) == [
        ArticleSummary(
            "1", "shared", "beta", None, "Ann", None, "en", "test:1", 2, len("beta\ntwo"), DAY
        )
    ]
    assert await storage.summaries([]) == []


async def test_passages_come_in_the_order_asked_for(storage: Storage) -> None:
    one = await storage.put(make_article("one", "First.", "Second."))
    two = await storage.put(make_article("two", ODD))
    asked = [("two", 1), ("one", 2), ("one", 9), ("gone", 1), ("one", 1)]
    found = await storage.passages(asked)
    assert [(passage.article.id, passage.paragraph) for passage in found] == [
        ("two", two.paragraphs[0]),
        ("one", one.paragraphs[1]),
        ("one", one.paragraphs[0]),
    ]
    assert [found[0].article] == [s for s in await storage.summaries(["shared"]) if s.id == "two"]


async def test_paragraphs_come_with_their_neighbours(storage: Storage) -> None:
    one = await storage.put(make_article("one", "First.", "Second.", "Third.", "Fourth."))
    two = await storage.put(make_article("two", ODD))
    found = await storage.stretches([("one", 2), ("gone", 1), ("two", 1), ("one", 9)], 1)
    assert [stretch.paragraphs for stretch in found] == [
        one.paragraphs[:3],
        (),
        two.paragraphs[:2],
        (),
    ]
    assert [stretch.text for stretch in found[:2]] == ["First.\nSecond.\nThird.", ""]
    assert await storage.stretches([], 1) == []


async def test_libraries_do_not_see_each_other(storage: Storage) -> None:
    await storage.put(make_article("a", "Ours.", library="111"))
    await storage.put(make_article("b", "Theirs.", library="222"))
    assert await storage.article(["111", "shared"], "b") is None
    assert [a.id for a in await storage.summaries(["111"])] == ["a"]
    assert [a.id async for a in storage.articles("111", ["a", "b"])] == ["a"]
    assert await storage.revisions("222") == {"b": 1}
    assert (await storage.status("111")).articles == 1
    assert not await storage.remove("111", "b")


async def test_what_has_changed_since_a_revision(storage: Storage) -> None:
    for number in range(4):
        await storage.put(make_article(f"a{number}", "Some text." + number * "!"))
    await storage.put(make_article("a1", "Other text."))
    assert await storage.revisions("shared", since=2) == {"a2": 3, "a3": 4, "a1": 5}
    assert await storage.revisions("shared", since=5) == {}
    assert await storage.sizes("shared") == {"a0": 10, "a1": 11, "a2": 12, "a3": 13}
    assert await storage.sizes("shared", {"a2", "nobody"}) == {"a2": 12}
    assert await storage.sizes("another", {"a2"}) == {}


async def test_a_library_never_written_to_is_empty(storage: Storage) -> None:
    assert await storage.stamps(["nobody"]) == {"nobody": Stamp(0, 0)}
    status = await storage.status("nobody")
    assert (status.articles, status.paragraphs, status.characters) == (0, 0, 0)
    assert (status.generation, status.reindexed_at) == (0, None)
    assert await storage.revisions("nobody") == {}
