"""Feeds are followed: entries become articles, changes new versions, failures one report."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Sequence
from contextlib import closing
from html import escape
from pathlib import Path

import pytest

from index import FeedNews, FeedNotFound, Library, Quota, QuotaExceeded, UnreadableDocument
from index.ingest import make_article
from index.ingest.feeds import poll as module
from index.ingest.feeds.feed import DEAD_AFTER
from index.ingest.fetching.errors import AddressRefused, NotFound
from index.parsing.sandbox.sandbox import Sandbox
from tests.index.ingest.fetching.site import Request, Site, answer, open_site
from tests.index.ingest.test_web import PAGE

LONG = "<p>The harbour was dredged in the spring, as it is every year.</p>" * 20


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with open_site() as opened:
        yield opened


@pytest.fixture
async def library(site: Site, tmp_path: Path) -> AsyncIterator[Library]:
    async with Library.open(tmp_path, fetching=site.policy()) as opened:
        yield opened.of("7")


def item(key: str, content: str = "", link: str = "", title: str = "") -> str:
    text = escape(content) if content else ""
    return (
        f"<item><guid isPermaLink='false'>{key}</guid><title>{title or key}</title>"
        f"<link>{link}</link><description>{text}</description></item>"
    )


def feed(*items: str, **headers: str) -> bytes:
    body = f"<rss version='2.0'><channel><title>The Mill</title>{''.join(items)}</channel></rss>"
    return answer(body, Content_Type="application/rss+xml", **headers)


def make_due(path: Path) -> None:
    """Let time pass until every feed is due."""
    with closing(sqlite3.connect(path / "quoth.db")) as connection, connection:
        connection.execute("UPDATE feed SET next_poll = '2000-01-01T00:00:00+00:00'")


async def poll(library: Library, path: Path) -> list[FeedNews]:
    make_due(path)
    return [news async for news in library.poll_feeds()]


def titles(news: Sequence[FeedNews]) -> list[str]:
    return [added.article.title for one in news for added in one.added]


async def test_a_feed_is_followed(site: Site, library: Library, tmp_path: Path) -> None:
    site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>"), item("a", LONG))
    news = await library.follow(site.url("/feed"), channel="12")
    assert titles([news]) == ["a", "b"]
    [followed] = await library.feeds()
    assert (followed.url, followed.title, followed.channel) == (
        site.url("/feed"),
        "The Mill",
        "12",
    )
    assert {article.origin for article in await library.articles()} == {
        f"feed:{site.url('/feed')}#a",
        f"feed:{site.url('/feed')}#b",
    }

    site.pages["/feed"] = feed(item("c", LONG + "<p>C.</p>"), item("b", LONG), item("a", LONG))
    [news] = await poll(library, tmp_path)
    assert titles([news]) == ["c"]
    assert news.feed.channel == "12"
    assert news.problem is None
    assert await poll(library, tmp_path) == []


async def test_a_changed_entry_is_a_new_version(
    site: Site, library: Library, tmp_path: Path
) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    [added] = (await library.follow(site.url("/feed"))).added
    site.pages["/feed"] = feed(item("a", LONG + "<p>The harbour master agreed.</p>"))
    assert await poll(library, tmp_path) == []
    article = await library.article(added.article.id)
    assert article.paragraphs[-1].text == "The harbour master agreed."


async def test_an_article_that_was_removed_does_not_come_back(
    site: Site, library: Library, tmp_path: Path
) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    [added] = (await library.follow(site.url("/feed"))).added
    await library.remove(added.article.id)
    assert await poll(library, tmp_path) == []
    assert await library.articles() == []


async def test_a_short_entry_is_read_where_it_links_to(
    site: Site, library: Library, tmp_path: Path
) -> None:
    site.pages["/mill"] = answer(PAGE, Content_Type="text/html")
    site.pages["/feed"] = feed(
        item("short", "A new wheel.", site.url("/mill")),
        item("gone", "<p>The page of this entry is gone.</p>", site.url("/none")),
        item("link", "", site.url("/none")),
        item("inside", "", "http://169.254.169.254/latest/"),
    )
    news = await library.follow(site.url("/feed"))
    assert titles([news]) == ["gone", "The tide mill"]
    mill = await library.article(news.added[1].article.id)
    assert (mill.url, len(mill.paragraphs)) == (site.url("/mill"), 2)
    assert site.paths.count("/none") == 2
    assert await poll(library, tmp_path) == []
    assert site.paths.count("/none") == 2  # what is not there is not asked for again


async def test_an_entry_is_divided_where_it_is_read(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def split_here(*_: object) -> object:
        raise AssertionError("a stranger's text was divided outside the sandbox")

    monkeypatch.setattr(make_article, "split", split_here)
    site.pages["/feed"] = feed(item("short", "<p>It opened.</p>"), item("long", LONG))
    news = await library.follow(site.url("/feed"))
    assert [added.article.paragraphs for added in news.added] == [20, 1]


async def test_an_entry_that_could_not_be_fetched_is_tried_again(
    site: Site, library: Library, tmp_path: Path
) -> None:
    site.pages["/feed"] = feed(item("a", "", site.url("/mill")), ETag='"1"')
    site.pages["/mill"] = answer(status="503 Busy")
    assert titles([await library.follow(site.url("/feed"))]) == []
    site.pages["/mill"] = answer(PAGE, Content_Type="text/html")
    assert titles(await poll(library, tmp_path)) == ["The tide mill"]
    assert "if-none-match" not in site.requests[2].headers
    await poll(library, tmp_path)
    assert site.requests[-1].headers["if-none-match"] == '"1"'


async def test_an_unchanged_feed_is_not_sent_again(
    site: Site, library: Library, tmp_path: Path
) -> None:
    async def reply(request: Request, writer: object) -> None:
        known = request.headers.get("if-none-match") == '"1"'
        data = answer(status="304 Not Modified") if known else feed(item("a", LONG), ETag='"1"')
        writer.write(data)  # type: ignore[attr-defined]

    site.pages["/feed"] = reply
    await library.follow(site.url("/feed"))
    for _ in range(2):
        assert await poll(library, tmp_path) == []
    assert [r.headers.get("if-none-match") for r in site.requests] == [None, '"1"', '"1"']


async def test_an_unchanged_feed_that_is_sent_again_is_not_read(
    site: Site, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await library.follow(site.url("/feed"))
    with monkeypatch.context() as patch:
        patch.delattr(Sandbox, "run")
        assert await poll(library, tmp_path) == []
        site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>"))
        with pytest.raises(AttributeError):
            await poll(library, tmp_path)
    assert len(site.requests) == 3
    assert titles(await poll(library, tmp_path)) == ["b"]
    await library.unfollow(site.url("/feed"))
    await library.follow(site.url("/feed"))
    assert [followed.failures for followed in await library.feeds()] == [0]


async def test_a_long_feed_is_taken_in_steps(
    site: Site, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "ENTRIES_AT_ONCE", 2)
    entries = [item(f"{n}", f"<p>Number {n}.</p>" + LONG) for n in range(9, 0, -1)]
    site.pages["/feed"] = feed(*entries[4:])
    assert titles([await library.follow(site.url("/feed"))]) == ["4", "5"]
    site.pages["/feed"] = feed(*entries, ETag='"1"')
    steps = [titles(await poll(library, tmp_path)) for _ in range(3)]
    assert steps == [["6", "7"], ["8", "9"], []]


async def test_a_dead_feed_is_reported_once(site: Site, library: Library, tmp_path: Path) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await library.follow(site.url("/feed"))
    site.pages["/feed"] = answer(status="500 Down")
    reports = [await poll(library, tmp_path) for _ in range(DEAD_AFTER + 3)]
    problems = [[news.problem for news in report] for report in reports]
    sentence = "127.0.0.1 answers with an error (500); try again later."
    assert problems == [[]] * (DEAD_AFTER - 1) + [[sentence]] + [[]] * 3
    [followed] = await library.feeds()
    assert (followed.failures, followed.problem) == (DEAD_AFTER + 3, sentence)

    site.pages["/feed"] = feed(item("a", LONG), item("b", LONG + "<p>B.</p>"))
    assert titles(await poll(library, tmp_path)) == ["b"]
    [followed] = await library.feeds()
    assert (followed.failures, followed.problem, followed.reported) == (0, None, False)


async def test_a_feed_that_is_gone_for_good_is_reported_at_once(
    site: Site, library: Library, tmp_path: Path
) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await library.follow(site.url("/feed"))
    site.pages["/feed"] = answer(status="410 Gone")
    [news] = await poll(library, tmp_path)
    assert news.problem == "127.0.0.1 has nothing at that address (410); check it."
    assert await poll(library, tmp_path) == []


async def test_what_is_not_a_feed_is_not_followed(site: Site, library: Library) -> None:
    site.pages["/page"] = answer(PAGE, Content_Type="text/html")
    with pytest.raises(UnreadableDocument, match="is not a feed"):
        await library.follow(site.url("/page"))
    with pytest.raises(NotFound):
        await library.follow(site.url("/none"))
    assert await library.feeds() == []


async def test_a_slow_feed_is_taken_in_steps(
    site: Site, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>"), item("a", LONG), ETag='"1"')
    monkeypatch.setattr(module, "TAKING_SECONDS", -1.0)
    assert titles([await library.follow(site.url("/feed"))]) == []
    monkeypatch.undo()
    assert titles(await poll(library, tmp_path)) == ["a", "b"]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/rss+xml" title="All" href="{}">',
        "<LINK href='{}' TYPE = 'application/atom+xml'\nREL='Alternate home'/>",
    ],
)
async def test_the_feed_of_a_page_is_followed(site: Site, library: Library, link: str) -> None:
    styles = '<link rel="stylesheet" href="/x"><link rel="alternate" hreflang="de" href="/de">'
    head = f"{styles}{link.format('feed?a=1&amp;b=2')}</head>"
    site.pages["/blog/"] = answer(PAGE.replace("</head>", head), Content_Type="text/html")
    site.pages["/blog/feed?a=1&b=2"] = feed(item("a", LONG))
    news = await library.follow(site.url("/blog/"))
    assert news.feed.url == site.url("/blog/feed?a=1&b=2")
    assert titles([news]) == ["a"]


async def test_a_page_that_names_a_page_is_not_followed_any_further(
    site: Site, library: Library
) -> None:
    head = '<link rel="alternate" type="application/rss+xml" href="/x"></head>'
    site.pages["/x"] = answer(PAGE.replace("</head>", head), Content_Type="text/html")
    with pytest.raises(UnreadableDocument, match="is not a feed"):
        await library.follow(site.url("/x"))
    inside = head.replace("/x", "http://10.0.0.1/feed")
    site.pages["/x"] = answer(PAGE.replace("</head>", inside), Content_Type="text/html")
    with pytest.raises(AddressRefused):
        await library.follow(site.url("/x"))
    assert len(site.requests) == 3


async def test_a_feed_that_turns_into_something_else_is_a_failure(
    site: Site, library: Library, tmp_path: Path
) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await library.follow(site.url("/feed"))
    site.pages["/feed"] = answer(PAGE, Content_Type="text/html")
    await poll(library, tmp_path)
    [followed] = await library.feeds()
    assert followed.failures == 1


async def test_each_library_has_its_own_feeds(site: Site, library: Library, tmp_path: Path) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await library.follow(site.url("/feed"))
    other = library.of("8")
    assert await other.feeds() == []
    with pytest.raises(FeedNotFound):
        await other.unfollow(site.url("/feed"))
    await other.follow(site.url("/feed"), channel="99")
    site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>"))
    news = await poll(library, tmp_path)
    assert {(one.feed.library, one.feed.channel) for one in news} == {("7", None), ("8", "99")}
    assert titles(news) == ["b", "b"]


async def test_a_feed_is_unfollowed_and_its_articles_stay(
    site: Site, library: Library, tmp_path: Path
) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await library.follow(site.url("/feed"))
    address = f" HTTP://127.0.0.1.:{site.port}/feed#top"
    assert (await library.unfollow(address)).title == "The Mill"
    with pytest.raises(FeedNotFound):
        await library.unfollow("no address")
    with pytest.raises(FeedNotFound, match="not followed here"):
        await library.unfollow(site.url("/feed"))
    requests = len(site.requests)
    assert await poll(library, tmp_path) == []
    assert len(site.requests) == requests
    assert len(await library.articles()) == 1


async def test_following_again_changes_the_channel(site: Site, library: Library) -> None:
    site.pages["/feed"] = feed(item("a", LONG))
    await library.follow(site.url("/feed"), channel="1")
    site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>"), item("a", LONG))
    assert titles([await library.follow(site.url("/feed"), channel="2")]) == ["b"]
    assert [one.channel for one in await library.feeds()] == ["2"]


async def test_a_library_follows_so_many_feeds(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MAX_FEEDS", 1)
    site.pages["/1"] = site.pages["/2"] = feed(item("a", LONG))
    await library.follow(site.url("/1"))
    with pytest.raises(QuotaExceeded, match="unfollow one first"):
        await library.follow(site.url("/2"))
    await library.follow(site.url("/1"))


async def test_a_full_library_is_told_of_once_and_loses_no_entry(
    site: Site, tmp_path: Path
) -> None:
    entries = [item(f"{n}", f"<p>Number {n}.</p>" + LONG) for n in range(3, 0, -1)]
    site.pages["/feed"] = feed(*entries, ETag='"1"')
    async with Library.open(tmp_path, fetching=site.policy(), quota=Quota(articles=1)) as shared:
        news = await shared.of("7").follow(site.url("/feed"))
        assert titles([news]) == ["1"]
        assert "may hold 1 article" in (news.problem or "")
        assert await poll(shared, tmp_path) == []
    async with Library.open(tmp_path, fetching=site.policy(), quota=Quota(articles=9)) as shared:
        assert titles(await poll(shared, tmp_path)) == ["2", "3"]


async def test_a_failure_nobody_foresaw_does_not_hold_up_the_other_feeds(
    site: Site, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in ("/1", "/2", "/3"):
        site.pages[path] = feed(item("a", LONG))
        await library.follow(site.url(path))
        site.pages[path] = feed(item(f"b{path}", f"<p>{path}</p>" + LONG))
    site.pages["/1"] = answer(status="500 Down")
    monkeypatch.setattr(module, "_after", lambda feed, error: 1 / 0)
    make_due(tmp_path)
    news: list[FeedNews] = []

    async def collect() -> None:
        async for one in library.poll_feeds():
            news.append(one)

    with pytest.raises(ZeroDivisionError):
        await collect()
    assert sorted(titles(news)) == ["b/2", "b/3"]


async def test_polling_may_be_stopped_half_way(
    site: Site, library: Library, tmp_path: Path
) -> None:
    site.pages["/1"] = site.pages["/2"] = feed(item("a", LONG))
    for path in ("/1", "/2"):
        await library.follow(site.url(path))
        site.pages[path] = feed(item(f"b{path}", f"<p>{path}</p>" + LONG))
    make_due(tmp_path)
    polling = library.poll_feeds()
    first = await anext(polling)
    await polling.aclose()  # type: ignore[attr-defined]
    rest = await poll(library, tmp_path)
    assert sorted(titles([first, *rest])) == ["b/1", "b/2"]
