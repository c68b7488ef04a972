"""Feeds that are followed and what they bring, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from bot.localisation import Words, reason
from bot.rendering.library import relative_time
from bot.rendering.limits import CONTENT, TITLE, one_line, size
from bot.rendering.markdown import bold, escape_sentence, link
from index import FeedNews, FollowedFeed

_ROOM = CONTENT - 2 * TITLE - 100
"""Characters that a list may take up, so that its heading and what comes after it fit as well."""
_PROBLEM = 200
T = TypeVar("T")


def render_followed(news: FeedNews, words: Words) -> str:
    """Return what came of following a feed."""
    title, articles = _title(news.feed), len(news.added)
    if news.feed.channel:
        channel = f"<#{news.feed.channel}>"
        said = words("feed-followed-announced", title=title, articles=articles, channel=channel)
    else:
        said = words("feed-followed", title=title, articles=articles)
    return f"{said}\n{_problem(news.problem, words)}" if news.problem else said


def render_feeds(feeds: Sequence[FollowedFeed], words: Words, *, total: int) -> str:
    """Return one page of the feeds that are followed."""
    if not feeds:
        return words("feeds-none")
    return "\n".join([f"### {words('feeds-heading', total=total)}", *feed_lines(feeds, words)])


def feed_lines(feeds: Sequence[FollowedFeed], words: Words) -> list[str]:
    """Return an entry of a list for each feed."""
    return [_feed(feed, words) for feed in feeds]


def render_news(news: FeedNews, words: Words) -> str:
    """Return an announcement of a feed's new articles, or of its death."""
    if news.problem:
        return words("feed-dead", title=_title(news.feed), problem=_problem(news.problem, words))
    lines = fitting(
        news.added, lambda added: f"- {link(added.article.title, added.article.url)}", words
    )
    return "\n".join([f"### {words('feed-news', title=_title(news.feed))}", *lines])


def _feed(feed: FollowedFeed, words: Words) -> str:
    facts = [
        words("feed-asked", when=relative_time(feed.polled_at)) if feed.polled_at else "",
        f"<#{feed.channel}>" if feed.channel else "",
        _problem(feed.problem, words) if feed.problem else "",
    ]
    return f"{link(feed.title, feed.url)}\n-# {' · '.join(fact for fact in facts if fact)}"


def fitting(items: Sequence[T], line: Callable[[T], str], words: Words) -> Iterator[str]:
    """Yield lines as long as they fit, then how many more there are."""
    room = _ROOM
    for number, item in enumerate(items):
        text = line(item)
        room -= size(text) + 1
        if room < 0:
            yield words("feeds-more", count=len(items) - number)
            return
        yield text


def _title(feed: FollowedFeed) -> str:
    return bold(one_line(feed.title, TITLE))


def _problem(problem: str, words: Words) -> str:
    return escape_sentence(one_line(reason(problem, words), _PROBLEM))
