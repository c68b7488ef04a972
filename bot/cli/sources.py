"""`quoth sources`, and following sites from `quoth add --site`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from bot.cli.feeds import feed_as_json
from bot.cli.options import with_data_dir, with_json
from bot.cli.output import (
    complain,
    counted,
    progress_bar,
    safe_line,
    say,
    say_json,
    say_none,
)
from bot.cli.session import with_library
from index import (
    Bounds,
    FollowedFeed,
    FollowedSite,
    Kind,
    Library,
    LibraryError,
    PageOutcome,
    SitePage,
)

_SHOWN = 20
"""Pages that could not be read which a list of sources names of each site."""


@click.command()
@click.option("--unfollow", metavar="URL", help="Stop following this site; its articles stay.")
@click.option("--check", is_flag=True, help="Look at the sites that are due first.")
@with_json
@with_data_dir
def sources(unfollow: str | None, check: bool, as_json: bool, data_dir: Path | None) -> None:
    """List the sites, pages and feeds that the shared library follows.

    With what changed at the last look, what failed and why. A running bot looks at them every day
    by itself; `quoth add --site URL` follows a site, or looks at it at once.

    \b
    Examples:
      quoth sources --check
      quoth sources --unfollow https://docs.example.org
    """

    async def work(
        library: Library,
    ) -> tuple[list[tuple[FollowedSite, list[SitePage]]], list[FollowedFeed]]:
        if unfollow:
            await library.sites.unfollow(unfollow)
        if check:
            async for news in library.sites.check_due():
                (complain if as_json else say)(_line(news.site))
        found = [
            (site, await library.sites.pages(site.url)) for site in await library.sites.followed()
        ]
        return found, await library.feeds()

    sites, feeds = with_library(data_dir, work)
    if as_json:
        say_json(
            [_as_json(site, pages) for site, pages in sites]
            + [{"kind": "feed", **feed_as_json(feed)} for feed in feeds]
        )
        return
    if not sites and not feeds:
        say_none("Nothing is followed yet; `quoth add --site URL` follows a site.")
    for site, pages in sites:
        say("\n".join(_lines(site, pages)))
    for feed in feeds:
        say("\t".join(map(safe_line, ("feed", feed.url, feed.title, feed.problem or ""))))


async def follow_site(
    library: Library, url: str, bounds: Bounds | None, report: list[dict[str, Any]] | None = None
) -> bool:
    """Follow a site, or look at it again, and print what came of it.

    Args:
        library: where the articles go.
        url: the site's address.
        bounds: which pages are meant; None leaves that as it is.
        report: where what came of it goes instead, for JSON.

    Returns:
        Whether something could not be read.
    """
    try:
        with progress_bar("Reading", "pages") as move:
            site = await library.sites.follow(
                url, bounds, lambda step: move(step.done, step.total) if move else None
            )
    except LibraryError as error:
        complain(f"{url}: {error}")
        return True
    pages = await library.sites.pages(site.url)
    if report is None:
        say(_line(site))
    else:
        report.append({"source": url, "outcome": "following", "site": _as_json(site, pages)})
    for problem in _problems(site, pages):
        complain(f"{site.url}: {problem}")
    return bool(site.problem) or site.counts.get(PageOutcome.FAILED, 0) > 0


def _line(site: FollowedSite) -> str:
    counts = ", ".join(f"{count} {outcome}" for outcome, count in sorted(site.counts.items()))
    state = "not finished; it goes on by itself" if site.is_open else "seen"
    when = f" {site.checked_at:%Y-%m-%d %H:%M}" if site.checked_at and not site.is_open else ""
    return f"{site.kind}\t{site.url}\t{safe_line(site.title)}\t{state}{when}\t{counts or 'nothing'}"


def _lines(site: FollowedSite, pages: list[SitePage]) -> Iterator[str]:
    yield _line(site)
    for problem in _problems(site, pages):
        yield f"\t{safe_line(problem)}"


def _problems(site: FollowedSite, pages: list[SitePage]) -> Iterator[str]:
    if site.problem:
        yield site.problem
    yield from site.remarks
    failed = [page for page in pages if page.problem and page.round == site.round]
    if site.kind is Kind.PAGE:
        return
    for page in failed[:_SHOWN]:
        yield f"{page.url}: {page.problem}"
    if len(failed) > _SHOWN:
        yield f"{counted(len(failed) - _SHOWN, 'more page')} could not be read (--json has all)."


def _as_json(site: FollowedSite, pages: list[SitePage]) -> dict[str, Any]:
    return {
        "kind": str(site.kind),
        "url": site.url,
        "title": site.title,
        "found_by": site.found_by,
        "include": list(site.bounds.include),
        "exclude": list(site.bounds.exclude),
        "depth": site.bounds.depth,
        "pages": site.bounds.pages,
        "checked_at": site.checked_at.isoformat() if site.checked_at else None,
        "next_check": site.next_check.isoformat(),
        "under_way": site.is_open,
        "counts": {str(outcome): count for outcome, count in sorted(site.counts.items())},
        "failures": site.failures,
        "problem": site.problem,
        "remarks": list(site.remarks),
        "changed": [
            {"url": page.url, "outcome": str(page.outcome), "problem": page.problem}
            for page in pages
            if page.round == site.round and page.outcome not in (None, PageOutcome.UNCHANGED)
        ],
    }
