"""The sites that libraries follow and their pages, in the same database as the articles."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
from msgspec.structs import replace

from index.ingest.crawling.site import Bounds, FollowedSite, Kind, PageOutcome, SitePage
from index.storage.database import Database

_SITE = (
    "library, url, kind, title, bounds, next_check, round, is_open, found_by, checked_at,"
    " failures, problem, reported, remarks, held"
)
_PAGE = (
    "url, depth, is_listed, listed, missed, round, tries, outcome, problem, etag, last_modified,"
    " seen_at, articles"
)


class SiteTable:
    """The sites that are followed. All methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def sites(self, library: str) -> list[FollowedSite]:
        """Return what a library follows, sites before single pages, by title."""
        found = await self._select("library = ?", library)
        return sorted(found, key=lambda s: (s.kind is Kind.PAGE, s.title.casefold(), s.url))

    async def site(self, library: str, url: str) -> FollowedSite | None:
        """Return a site of a library."""
        found = await self._select("library = ? AND url = ?", library, url)
        return found[0] if found else None

    async def due(self, now: datetime, *, cut_off: bool = False) -> list[FollowedSite]:
        """Return the sites that are due, the longest waiting first.

        Args:
            now: the moment.
            cut_off: whether those count that were being looked at when a process ended.

        Those of a library whose server was left wait until it comes back, or is deleted.
        """
        return await self._select(
            "(next_check <= ? OR is_open >= ?) AND library NOT IN"
            " (SELECT library FROM departure) ORDER BY next_check",
            now.isoformat(),
            1 if cut_off else 2,
        )

    async def follow(self, site: FollowedSite) -> None:
        """Store a site; one that the library follows already only changes its bounds."""
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO site (library, url, kind, title, bounds, next_check)"
                " VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (library, url) DO UPDATE SET bounds = excluded.bounds,"
                " kind = excluded.kind",
                site.library,
                site.url,
                str(site.kind),
                site.title,
                _json(site.bounds),
                site.next_check.isoformat(),
            )

    async def claim(self, site: FollowedSite, until: datetime) -> bool:
        """Keep other processes from beginning to look at a site; False where one has begun."""
        async with self._database.writing() as db:
            claimed = await db.fetch(
                "UPDATE site SET next_check = ? WHERE library = ? AND url = ? AND next_check = ?"
                " RETURNING url",
                until.isoformat(),
                site.library,
                site.url,
                site.next_check.isoformat(),
            )
        return bool(claimed)

    async def unfollow(self, library: str, url: str) -> bool:
        """Forget a site and its pages; False when the library does not follow it."""
        async with self._database.writing() as db:
            gone = await db.fetch(
                "DELETE FROM site WHERE library = ? AND url = ? RETURNING url", library, url
            )
        return bool(gone)

    async def pages(self, library: str, url: str) -> list[SitePage]:
        """Return the pages of a site that are known."""
        found = await self._database.fetch(
            f"SELECT {_PAGE} FROM site_page WHERE library = ? AND site = ?"  # noqa: S608
            " ORDER BY depth, url",
            library,
            url,
            long=True,
        )
        return await asyncio.to_thread(lambda: [_page(row) for row in found])

    async def record(
        self, site: FollowedSite, pages: Iterable[SitePage] = (), gone: Iterable[str] = ()
    ) -> bool:
        """Store a site's state and that of some of its pages, in one transaction.

        Returns False, and stores nothing, when the library does not follow it any more.

        Args:
            site: as it is now.
            pages: those that have changed.
            gone: addresses of pages to forget.
        """
        place = (site.library, site.url)
        rows = await asyncio.to_thread(lambda: [(*place, *_page_values(p)) for p in pages])
        async with self._database.writing() as db:
            known = await db.fetch(
                "UPDATE site SET kind = ?, title = ?, next_check = ?, round = ?, is_open = ?,"
                " found_by = ?, checked_at = ?, failures = ?, problem = ?, reported = ?,"
                " remarks = ?, held = ? WHERE library = ? AND url = ? RETURNING url",
                *_state(site),
                *place,
            )
            if not known:
                return False
            await db.many(
                "DELETE FROM site_page WHERE library = ? AND site = ? AND url = ?",
                [(*place, url) for url in gone],
            )
            await db.many(
                f"INSERT INTO site_page (library, site, {_PAGE})"  # noqa: S608 - our own words
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (library, site, url) DO UPDATE SET depth = excluded.depth,"
                " is_listed = excluded.is_listed, listed = excluded.listed,"
                " missed = excluded.missed, round = excluded.round, tries = excluded.tries,"
                " outcome = excluded.outcome, problem = excluded.problem, etag = excluded.etag,"
                " last_modified = excluded.last_modified, seen_at = excluded.seen_at,"
                " articles = excluded.articles",
                rows,
            )
        return True

    async def _select(self, condition: str, *values: str | int) -> list[FollowedSite]:
        found = await self._database.fetch(
            f"SELECT {_SITE} FROM site WHERE {condition}",  # noqa: S608 - our own words
            *values,
        )
        sites = [_site(row) for row in found]
        counts: dict[tuple[str, str], dict[PageOutcome, int]] = defaultdict(dict)
        for library in {site.library for site in sites}:
            for url, outcome, count in await self._database.fetch(
                "SELECT p.site, p.outcome, COUNT(*) FROM site_page AS p"
                " JOIN site AS s ON s.library = p.library AND s.url = p.site"
                " WHERE p.library = ? AND p.outcome IS NOT NULL AND p.round = s.round"
                " GROUP BY p.site, p.outcome",
                library,
            ):
                counts[library, url][PageOutcome(outcome)] = count
        return [replace(site, counts=counts[site.library, site.url]) for site in sites]


def _site(row: Sequence[Any]) -> FollowedSite:
    library, url, kind, title, bounds, next_check, round_, is_open, found_by, *rest = row
    checked_at, failures, problem, reported, remarks, held = rest
    return FollowedSite(
        library,
        url,
        Kind(kind),
        title,
        datetime.fromisoformat(next_check),
        msgspec.json.decode(bounds, type=Bounds),
        round_,
        bool(is_open),
        found_by,
        datetime.fromisoformat(checked_at) if checked_at else None,
        failures,
        problem,
        bool(reported),
        msgspec.json.decode(remarks, type=tuple[str, ...]),
        held,
    )


def _state(site: FollowedSite) -> tuple[Any, ...]:
    """Return what a look may change."""
    return (
        str(site.kind),
        site.title,
        site.next_check.isoformat(),
        site.round,
        int(site.is_open),
        site.found_by,
        site.checked_at.isoformat() if site.checked_at else None,
        site.failures,
        site.problem,
        int(site.reported),
        _json(site.remarks),
        site.held,
    )


def _page(row: Sequence[Any]) -> SitePage:
    url, depth, is_listed, listed, missed, round_, tries, outcome, *rest = row
    problem, etag, last_modified, seen_at, articles = rest
    return SitePage(
        url,
        depth,
        bool(is_listed),
        listed,
        missed,
        round_,
        tries,
        PageOutcome(outcome) if outcome else None,
        problem,
        etag,
        last_modified,
        datetime.fromisoformat(seen_at) if seen_at else None,
        msgspec.json.decode(articles, type=tuple[str, ...]),
    )


def _page_values(page: SitePage) -> tuple[Any, ...]:
    return (
        page.url,
        page.depth,
        int(page.is_listed),
        page.listed,
        page.missed,
        page.round,
        page.tries,
        str(page.outcome) if page.outcome else None,
        page.problem,
        page.etag,
        page.last_modified,
        page.seen_at.isoformat() if page.seen_at else None,
        _json(page.articles),
    )


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()
