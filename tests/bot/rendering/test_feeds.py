from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.rendering.feeds import render_feeds, render_followed, render_news
from bot.rendering.library import readable_origin, render_additions, render_status
from bot.rendering.limits import CONTENT, DISPLAY_TEXT, size
from index import (
    SHARED,
    Added,
    Additions,
    ArticleSummary,
    FeedNews,
    FollowedFeed,
    LibraryStatus,
    Outcome,
    Quota,
)
from tests.bot.rendering import shown
from tests.bot.rendering.samples import ALLOWED, ODD, WORDS

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
ARTICLE = ArticleSummary(
    "a1", "7", "The bridge", "https://a.example/b", None, None, "en", "url:x", 4, 900, MOMENT
)
FEED = FollowedFeed("7", "https://a.example/feed", "News", MOMENT)
LONG = ODD.map(lambda text: text * 20)
LISTS = {*ALLOWED, "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}


@given(st.lists(st.tuples(LONG, ODD, LONG), max_size=3))
def test_any_feeds_fit(found: list[tuple[str, str, str]]) -> None:
    feeds = [
        replace(FEED, title=title, url=f"https://a.example/{path}", problem=problem, channel="12")
        for title, path, problem in found
    ]
    text = render_feeds(feeds, WORDS, total=99)
    assert size(text) <= DISPLAY_TEXT
    assert not feeds or "Feeds: 99" in text


@given(LONG, st.lists(LONG, min_size=1, max_size=30), LONG)
def test_any_news_fit(feed: str, titles: list[str], problem: str) -> None:
    added = tuple(Added(replace(ARTICLE, title=title), Outcome.ADDED) for title in titles)
    news = FeedNews(replace(FEED, title=feed, channel="12"), added)
    dead = replace(news, problem=problem)
    for text in (render_news(news, WORDS), render_news(dead, WORDS), render_followed(dead, WORDS)):
        assert size(text) <= CONTENT
        assert "@everyone" not in text.replace("\\@", "")


@given(st.lists(st.tuples(LONG, LONG), max_size=9))
def test_any_failures_fit(failed: list[tuple[str, str]]) -> None:
    text = render_additions(Additions((), tuple(failed)), WORDS)
    assert size(text) <= CONTENT
    assert shown.kinds(text) <= LISTS | {"code"}  # for the commands that a reason names


def test_what_does_not_fit_is_counted() -> None:
    added = tuple(Added(replace(ARTICLE, title="x" * 150), Outcome.ADDED) for _ in range(30))
    assert render_news(FeedNews(FEED, added), WORDS).endswith("more")


def test_several_articles_are_counted() -> None:
    outcomes = [Outcome.ADDED, Outcome.UPDATED, Outcome.ADDED, Outcome.UNCHANGED]
    added = tuple(Added(ARTICLE, outcome) for outcome in outcomes)
    failed = tuple((f"{n}.txt", "It is empty.") for n in range(7))
    assert render_additions(Additions(added, failed), WORDS).splitlines() == [
        "Added 2 articles. Updated 1 article. Unchanged: 1 article.",
        *(f"**{n}.txt**: It is empty." for n in range(5)),
        "2 more files could not be read either.",
    ]
    both = Additions((added[0], added[2]))
    assert render_additions(both, WORDS) == "Added 2 articles."
    assert render_additions(Additions(added[:1]), WORDS).startswith("Added **The bridge**")


@pytest.mark.parametrize("library", ["7", SHARED])
@pytest.mark.parametrize(
    ("origin", "readable"),
    [
        ("url:https://a.example/x", "fetched from https://a.example/x"),
        ("feed:https://a.example/feed#urn:1", "from the feed https://a.example/feed"),
    ],
)
def test_origins_from_the_web(library: str, origin: str, readable: str) -> None:
    assert readable_origin(library, origin, WORDS) == readable


def test_a_quota_is_shown_with_what_is_used() -> None:
    status = LibraryStatus(
        "7", 1, 4, 1200, 0, None, None, bytes=1_230_000, quota=Quota(10, 2_000, 50_000_000)
    )
    assert (
        "-# room for 10 articles, 2,000 paragraphs and 50 MB of text; 2% used"
        in render_status([status], WORDS).splitlines()
    )
