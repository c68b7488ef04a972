"""A site is followed: its pages become articles, and what changes in them later."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index import (
    Bounds,
    FetchError,
    FollowedSite,
    Library,
    Quota,
    SiteNotFound,
    UnreadableDocument,
)
from tests.index.ingest.crawling.docs_site import Docs, page, sitemap, text_of
from tests.index.ingest.fetching.site import answer, redirect


def counts(site: FollowedSite) -> Mapping[str, int]:
    return {str(outcome): count for outcome, count in site.counts.items()}


async def urls(library: Library, docs: Docs) -> set[str]:
    """The paths of the articles."""
    return {(a.url or "").removeprefix(docs.site.url("")) for a in await library.articles()}


async def test_the_pages_of_a_sitemap_become_articles(docs: Docs, library: Library) -> None:
    docs.fill(20)
    seen: list[tuple[int, int]] = []
    site = await library.sites.follow(
        docs.site.url("/docs/"), on_progress=lambda step: seen.append((step.done, step.total))
    )
    assert counts(site) == {"added": 20, "gone": 1}
    assert (site.found_by, site.is_open, site.problem) == ("sitemap", False, None)
    assert await urls(library, docs) == {f"/docs/page-{n}" for n in range(20)}
    assert seen[-1] == (21, 21)
    answered = await library.ask("Who writes down every visit in book 7?")
    assert answered.passages[0].url == docs.site.url("/docs/page-7")


async def test_a_day_without_changes_costs_a_request_a_page(docs: Docs, library: Library) -> None:
    docs.fill(30)
    await library.sites.follow(docs.site.url("/docs/"))
    docs.statuses.clear()
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert counts(site)["unchanged"] == 30
    assert docs.statuses.count(304) == 30


async def test_changes_are_taken_in(docs: Docs, library: Library) -> None:
    docs.fill(40)
    docs.bodies["/docs/"] = page("The docs", "These are the documents of the harbour. " * 3)
    await library.sites.follow(docs.site.url("/docs/"))
    before = {a.url: a.id for a in await library.articles()}
    for n in range(5):
        docs.bodies[f"/docs/page-{n}"] = page(f"Page {n}", text_of(n, version=1))
    for n in range(5, 8):
        del docs.bodies[f"/docs/page-{n}"]
    docs.move("/docs/page-8", "/docs/moved-8")
    docs.bodies["/docs/renamed-9"] = docs.bodies.pop("/docs/page-9")
    docs.bodies["/docs/new"] = page("New", text_of(99))
    docs.list_all()
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert counts(site) == {
        "added": 1, "updated": 5, "moved": 2, "redirected": 1, "removed": 3, "gone": 1,
        "unchanged": 31,
    }  # fmt: skip
    after = {a.url: a.id for a in await library.articles()}
    url = docs.site.url
    assert after[url("/docs/moved-8")] == before[url("/docs/page-8")]
    assert after[url("/docs/renamed-9")] == before[url("/docs/page-9")]
    assert {r.title for r in await library.management.trash.removed()} == {
        "Page 5", "Page 6", "Page 7",
    }  # fmt: skip


async def test_a_page_left_out_of_the_sitemap_twice_is_removed(
    docs: Docs, library: Library
) -> None:
    docs.fill(12)
    await library.sites.follow(docs.site.url("/docs/"))
    listed = [docs.site.url(path) for path in docs.bodies if not path.endswith("-3")]
    docs.answers["/sitemap.xml"] = sitemap(*listed)
    await library.sites.follow(docs.site.url("/docs/"))
    assert "/docs/page-3" in await urls(library, docs)
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert counts(site)["removed"] == 1
    assert "/docs/page-3" not in await urls(library, docs)
    docs.list_all()
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert counts(site)["added"] == 1


async def test_a_sitemap_that_fails_leaves_everything_as_it_is(
    docs: Docs, library: Library
) -> None:
    docs.fill(12)
    await library.sites.follow(docs.site.url("/docs/"))
    docs.answers["/sitemap.xml"] = answer("down", status="500 Down")
    for _ in range(3):
        site = await library.sites.follow(docs.site.url("/docs/"))
        assert site.problem == "127.0.0.1 answers with an error (500); try again later."
    assert len(await library.articles()) == 12


async def test_a_site_that_is_empty_all_of_a_sudden_is_not_believed_at_once(
    docs: Docs, library: Library
) -> None:
    docs.fill(30)
    await library.sites.follow(docs.site.url("/docs/"))
    docs.bodies = {}
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert "30 of 30 articles are gone from there at once" in site.remarks[-1]
    assert len(await library.articles()) == 30
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert await library.articles() == []


async def test_without_a_sitemap_links_are_followed(docs: Docs, library: Library) -> None:
    docs.bodies["/docs/"] = page("Docs", text_of(0), ["a", "b?sid=1234", "/other/x", "b/deep"])
    docs.bodies["/docs/a"] = page("A", text_of(1), ["b"])
    docs.bodies["/docs/b"] = page("B", text_of(2), ["http://example.invalid/x", "c.png"])
    docs.bodies["/docs/b/deep"] = page("Deep", text_of(3), ["deeper"])
    docs.bodies["/docs/b/deeper"] = page("Deeper", text_of(4))
    docs.bodies["/other/x"] = page("X", text_of(5))
    site = await library.sites.follow(docs.site.url("/docs/"), Bounds(depth=1))
    assert site.found_by == "links"
    assert await urls(library, docs) == {"/docs/", "/docs/a", "/docs/b", "/docs/b/deep"}
    site = await library.sites.follow(docs.site.url("/docs/"), Bounds(exclude=("/docs/a",)))
    assert "/docs/a" not in await urls(library, docs)


async def test_a_host_that_fails_half_of_the_time(docs: Docs, library: Library) -> None:
    docs.fill(60)
    chance = random.Random(7)  # noqa: S311 - not a secret
    docs.fails = lambda path: path not in ("/docs/", "/robots.txt") and chance.random() < 0.5
    site = await library.sites.follow(docs.site.url("/docs/"))
    docs.fails = lambda path: False
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert len(await library.articles()) == 60
    assert counts(site).get("failed", 0) == 0


async def test_a_look_that_was_cut_off_goes_on(docs: Docs, tmp_path: Path) -> None:
    docs.fill(50)
    policy = docs.site.policy(pause=0.0, robots=True)
    async with Library.open(tmp_path, fetching=policy) as opened:
        library = opened.of("7")
        half = asyncio.Event()

        def note(step: object) -> None:
            if step.done >= 25:  # type: ignore[attr-defined]
                half.set()

        look = asyncio.create_task(library.sites.follow(docs.site.url("/docs/"), on_progress=note))
        await half.wait()
        look.cancel()
        await asyncio.gather(look, return_exceptions=True)
    asked = docs.site.paths.count
    async with Library.open(tmp_path, fetching=policy) as opened:
        [site] = [news.site async for news in opened.sites.check_due()]
        assert counts(site)["added"] == 50
        assert (site.round, site.is_open) == (1, False)
        assert len(await opened.of("7").articles()) == 50
    assert max(asked(f"/docs/page-{n}") for n in range(50)) <= 2
    assert sum(asked(f"/docs/page-{n}") for n in range(50)) <= 52


async def test_a_page_that_was_removed_by_hand_stays_away(docs: Docs, library: Library) -> None:
    docs.fill(10)
    await library.sites.follow(docs.site.url("/docs/"))
    [article] = [a for a in await library.articles() if a.title == "Page 4"]
    await library.remove(article.id)
    docs.bodies["/docs/page-4"] = page("Page 4", text_of(4, version=1))
    await library.sites.follow(docs.site.url("/docs/"))
    assert len(await library.articles()) == 9


async def test_a_single_page_is_looked_at_again(
    docs: Docs, library: Library, tmp_path: Path
) -> None:
    docs.bodies["/docs/one"] = page("One", text_of(1))
    await library.add_url(docs.site.url("/docs/one"))
    [site] = await library.sites.followed()
    assert (site.kind, site.url, site.title) == ("page", docs.site.url("/docs/one"), "One")
    docs.bodies["/docs/one"] = page("One", text_of(1, version=1))
    await due(tmp_path)
    [site] = [news.site async for news in library.sites.check_due()]
    assert counts(site) == {"updated": 1}
    del docs.bodies["/docs/one"]
    for expected in (1, 0):
        await due(tmp_path)
        [site] = [news.site async for news in library.sites.check_due()]
        assert len(await library.articles()) == expected
    assert counts(site) == {"removed": 1}


async def due(path: Path) -> None:
    """Let time pass until every site is due."""
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(path / "quoth.db")) as connection, connection:
        connection.execute("UPDATE site SET next_check = '2000-01-01T00:00:00+00:00'")


async def test_a_site_is_unfollowed_and_its_articles_stay(docs: Docs, library: Library) -> None:
    docs.fill(3)
    await library.sites.follow(docs.site.url("/docs/"))
    await library.sites.unfollow(docs.site.url("/docs/"))
    assert await library.sites.followed() == []
    assert len(await library.articles()) == 3
    with pytest.raises(SiteNotFound, match="not followed here"):
        await library.sites.unfollow(docs.site.url("/docs/"))


async def test_a_full_library_is_told_of(docs: Docs, tmp_path: Path) -> None:
    docs.fill(8)
    policy = docs.site.policy(pause=0.0)
    async with Library.open(tmp_path, fetching=policy, quota=Quota(articles=3)) as opened:
        site = await opened.of("7").sites.follow(docs.site.url("/docs/"))
        assert "may hold 3 articles" in (site.problem or "")
        assert len(await opened.of("7").articles()) == 3


JAVASCRIPT = (
    "<!doctype html><title>App</title><div id=root></div><script src=/app.js></script>"
    "<noscript>You need to enable JavaScript to run this app.</noscript>"
)
LOGIN = "<title>Log in</title><form><input name=u><input type=password name=p></form>"


@pytest.mark.parametrize(
    ("start", "said"),
    [
        (answer(JAVASCRIPT, Content_Type="text/html"), "JavaScript"),
        (answer(LOGIN, Content_Type="text/html"), "logging in"),
        (answer("no", status="401 Unauthorized"), "does not let programs read"),
        (answer("", Content_Type="text/html"), "is empty"),
    ],
)
async def test_what_cannot_be_read_is_said_and_not_followed(
    docs: Docs, library: Library, start: bytes, said: str
) -> None:
    docs.answers["/app/"] = start
    with pytest.raises(Exception, match=said):
        await library.sites.follow(docs.site.url("/app/"))
    assert await library.sites.followed() == []
    assert await library.articles() == []


async def test_pages_behind_a_login_are_named(docs: Docs, library: Library) -> None:
    docs.fill(6)
    docs.answers["/docs/page-2"] = redirect("/login?next=/docs/page-2")
    docs.answers["/login?next=/docs/page-2"] = answer(LOGIN, Content_Type="text/html")
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert counts(site)["failed"] == 1
    pages = {p.url: p for p in await library.sites.pages(site.url)}
    assert "logging in" in (pages[docs.site.url("/docs/page-2")].problem or "")


async def test_a_host_is_left_alone_as_long_as_it_asks(docs: Docs, library: Library) -> None:
    docs.fill(8)
    docs.answers["/robots.txt"] = answer("User-agent: *\nCrawl-delay: 0.1\n")
    began = time.monotonic()
    await library.sites.follow(docs.site.url("/docs/"))
    assert time.monotonic() - began > 0.8

    docs.answers["/docs/page-3"] = answer("busy", status="429 Slow", Retry_After="7200")
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert (site.is_open, site.failures) == (True, 1)
    assert site.next_check - datetime.now(UTC) > timedelta(hours=1.9)
    del docs.answers["/docs/page-3"]
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert (site.is_open, site.failures, site.problem) == (False, 0, None)
    assert site.round == 2
    assert len(await library.articles()) == 8


async def test_a_site_that_shuts_us_out_keeps_its_articles_and_says_so(
    docs: Docs, library: Library
) -> None:
    docs.fill(8)
    docs.bodies["/docs/"] = page("Docs", text_of(50))
    await library.sites.follow(docs.site.url("/docs/"))
    for path in docs.bodies:
        docs.answers[path] = answer("no", status="403 Forbidden")
    for failures in (1, 2):
        site = await library.sites.follow(docs.site.url("/docs/"))
        assert site.failures == failures
        assert "does not let programs read" in (site.problem or "")
    assert len(await library.articles()) == 9
    for path in docs.bodies:
        del docs.answers[path]
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert (site.failures, site.problem) == (0, None)


async def test_two_pages_with_one_text_are_one_article(docs: Docs, library: Library) -> None:
    docs.fill(6)
    docs.bodies["/docs/zz-twin"] = docs.bodies["/docs/page-2"]
    docs.list_all()
    await library.sites.follow(docs.site.url("/docs/"))
    assert len(await library.articles()) == 6
    del docs.bodies["/docs/page-2"]
    docs.list_all()
    for _ in range(2):
        await library.sites.follow(docs.site.url("/docs/"))
    assert "/docs/zz-twin" in await urls(library, docs)
    assert len(await library.articles()) == 6


async def test_a_single_page_whose_article_was_removed_is_forgotten(
    docs: Docs, library: Library, tmp_path: Path
) -> None:
    docs.bodies["/docs/one"] = page("One", text_of(1))
    added = await library.add_url(docs.site.url("/docs/one"))
    await library.remove(added.added[0].article.id)
    await due(tmp_path)
    _ = [news async for news in library.sites.check_due()]
    assert await library.sites.followed() == []
    assert docs.site.paths.count("/docs/one") == 1


async def test_what_is_followed_goes_with_the_server(docs: Docs, library: Library) -> None:
    docs.fill(4)
    await library.sites.follow(docs.site.url("/docs/"))
    await library.server_libraries.leave("7")
    assert [news async for news in library.sites.check_due()] == []
    assert await library.server_libraries.purge(-1, []) == ["7"]
    assert await library.sites.followed() == []
    assert await library.sites.pages(docs.site.url("/docs/")) == []


async def test_a_site_unfollowed_meanwhile_is_not_read_to_its_end(
    docs: Docs, library: Library
) -> None:
    docs.fill(60)
    url = docs.site.url("/docs/")
    unfollowing: list[asyncio.Task[FollowedSite]] = []

    def note(step: object) -> None:
        if not unfollowing:
            unfollowing.append(asyncio.create_task(library.sites.unfollow(url)))

    with suppress(UnreadableDocument):
        await library.sites.follow(url, on_progress=note)
    await unfollowing[0]
    assert await library.sites.followed() == []
    assert len(docs.site.paths) < 60


async def test_a_site_that_is_asked_for_just_as_it_is_given_up_is_looked_at(
    docs: Docs, library: Library
) -> None:
    docs.fill(12)
    asked, go = docs.hold("page-7")
    url, follower = docs.site.url("/docs/"), library._services.site_follower
    first = asyncio.create_task(library.sites.follow(url))
    await asked.wait()
    [look] = follower._looks.values()
    first.cancel()
    while not look.cancelling():  # noqa: ASYNC110 - to be there before it has come to its end
        await asyncio.sleep(0)
    second = asyncio.create_task(follower.check("7", url))
    go.set()
    assert counts(await second)["added"] == 12
    assert first.cancelled()


async def test_a_site_that_begins_on_another_host_is_followed_there(
    docs: Docs, library: Library
) -> None:
    docs.fill(3)
    docs.answers["/away"] = redirect("http://10.0.0.1/docs/")
    with pytest.raises(FetchError):
        await library.sites.follow(docs.site.url("/away"))
    docs.answers["/"] = redirect("/docs/")
    docs.bodies["/docs/"] = page("Docs", text_of(50))
    site = await library.sites.follow(docs.site.url("/"))
    assert site.title == "Docs"
    assert len(await library.articles()) == 4
