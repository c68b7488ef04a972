"""Sites that are followed and what changed in them, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bot.localisation import Words, reason
from bot.rendering.feeds import feed_lines
from bot.rendering.library import relative_time
from bot.rendering.limits import TITLE, one_line, shorten
from bot.rendering.markdown import bold, escape, escape_sentence, link
from index import (
    FollowedChannel,
    FollowedFeed,
    FollowedSite,
    Kind,
    PageOutcome,
    SiteNews,
    SitePage,
    SiteProgress,
)

_REASON = 160
_ADDRESS = 100
_ENTRY = 1200
_COUNTS = {
    PageOutcome.ADDED: "site-added",
    PageOutcome.UPDATED: "site-updated",
    PageOutcome.MOVED: "site-moved",
    PageOutcome.REMOVED: "site-removed",
    PageOutcome.UNCHANGED: "site-unchanged",
    PageOutcome.FAILED: "site-failed",
}
"""What is told of the pages of a site; of the rest there is nothing that anybody could do."""
CHANNEL_PROBLEMS = (
    "channel-gone",
    "channel-refused",
    "channel-quota",
    "channel-without-content",
)
"""Keys of why a channel cannot be read."""
_CHANGES = (PageOutcome.ADDED, PageOutcome.UPDATED, PageOutcome.MOVED, PageOutcome.REMOVED)


def render_site_progress(progress: SiteProgress | None, words: Words) -> str:
    """Return how far reading a site is."""
    if progress is None:
        return words("site-finding")
    said = words("site-reading", done=progress.done, total=progress.total)
    return f"{said}\n-# {words('site-goes-on')}"


def render_followed_site(site: FollowedSite, failed: Sequence[SitePage], words: Words) -> str:
    """Return what came of following a site, or of looking at it again.

    Args:
        site: as it is now.
        failed: its pages that could not be read.
        words: those of the reader.
    """
    title = bold(one_line(site.title, TITLE))
    said = words("site-partly" if site.is_open else "site-followed", title=title)
    lines = [said, _counts(site, words), *_problems(site, failed, words)]
    return "\n".join(line for line in lines if line)


def source_entries(
    sites: Sequence[FollowedSite],
    failed: Mapping[str, Sequence[SitePage]],
    feeds: Sequence[FollowedFeed],
    words: Words,
    channels: Sequence[FollowedChannel] = (),
) -> list[str]:
    """Return an entry of a list for each thing that is followed; single pages share one.

    Args:
        sites: sites and single pages.
        failed: pages that could not be read, by the site's address.
        feeds: the feeds.
        words: those of the reader.
        channels: channels whose messages become articles.
    """
    whole = [site for site in sites if site.kind is not Kind.PAGE]
    single = [site for site in sites if site.kind is Kind.PAGE]
    entries = ["\n".join(_site(site, failed.get(site.url, ()), words)) for site in whole]
    entries += feed_lines(feeds, words)
    entries += ["\n".join(_channel(channel, words)) for channel in channels]
    if single:
        entries.append(words("sources-pages", count=len(single)))
    entries += ["\n".join(_site(site, (), words)) for site in single if site.problem]
    return [shorten(entry, _ENTRY) for entry in entries]


def render_sources(entries: Sequence[str], words: Words, *, total: int) -> str:
    """Return one page of what is followed."""
    if not entries:
        return words("sources-none")
    return "\n".join([f"### {words('sources-heading', total=total)}", *entries])


def has_changed(news: SiteNews) -> bool:
    """Return whether there is anything to announce of a site."""
    is_over = not news.site.is_open
    return bool(news.problem) or (is_over and any(news.site.counts.get(o) for o in _CHANGES))


def render_site_news(news: SiteNews, words: Words) -> str:
    """Return an announcement of what has changed on a site, or of its death."""
    title = link(one_line(news.site.title, TITLE), news.site.url)
    if news.problem:
        problem = _told(news.problem, words)
        return words("feed-dead", title=title, problem=problem)
    return f"### {words('site-news', title=title)}\n{_counts(news.site, words, _CHANGES)}"


def _site(site: FollowedSite, failed: Sequence[SitePage], words: Words) -> Iterator[str]:
    seen = words("site-seen", when=relative_time(site.checked_at)) if site.checked_at else ""
    facts = [
        words("site-under-way") if site.is_open else seen,
        f"<#{site.bounds.channel}>" if site.bounds.channel else "",
        _counts(site, words),
    ]
    yield link(site.title, site.url)
    yield f"-# {' · '.join(fact for fact in facts if fact)}"
    yield from (f"-# {line}" for line in _problems(site, failed, words))


def _channel(channel: FollowedChannel, words: Words) -> Iterator[str]:
    seen = words("site-seen", when=relative_time(channel.checked_at)) if channel.checked_at else ""
    state = seen if channel.finished else words("channel-under-way")
    yield f"<#{channel.channel}>"
    yield f"-# {state}"
    if channel.problem in CHANNEL_PROBLEMS:
        yield f"-# {words(channel.problem)}"


def _problems(site: FollowedSite, failed: Sequence[SitePage], words: Words) -> Iterator[str]:
    for sentence in (*filter(None, [site.problem]), *site.remarks):
        yield _told(sentence, words)
    for page in failed[:1]:
        if page.problem and page.problem != site.problem:
            address = escape(one_line(page.url, _ADDRESS))
            yield f"{address}: {_told(page.problem, words)}"


def _told(sentence: str, words: Words) -> str:
    return escape_sentence(one_line(reason(sentence, words), _REASON))


def _counts(
    site: FollowedSite, words: Words, outcomes: Sequence[PageOutcome] = tuple(_COUNTS)
) -> str:
    counts = [
        words(_COUNTS[outcome], count=site.counts[outcome])
        for outcome in outcomes
        if site.counts.get(outcome)
    ]
    return " · ".join(counts)
