"""Taking in an archive of documentation that was fetched: a site whose pages are files."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from index.ingest.add_documents import reading_in
from index.ingest.crawling.crawl_state import CrawlState, outcome_of
from index.ingest.crawling.crawl_tools import CrawlTools
from index.ingest.crawling.scope import Scope
from index.ingest.crawling.site import PageOutcome, SitePage
from index.ingest.crawling.unpack import unpacked
from index.reports import Additions

if TYPE_CHECKING:
    from index.ingest.fetching.fetcher import Fetched


async def take_archive(
    tools: CrawlTools, state: CrawlState, scope: Scope, page: SitePage, fetched: Fetched
) -> None:
    """Take in the documents of an archive; those that are not in it any more are gone.

    Args:
        tools: what it works with.
        state: keeps account of the files.
        scope: which of them are to be read.
        page: what stands for the archive itself.
        fetched: as the server gave it.

    Raises:
        UnreadableDocument: it is damaged, too large, or made to do harm.
    """
    page.seen_at = datetime.now(UTC)
    if fetched.not_modified:
        for known in state.pages.values():
            state.done(known, PageOutcome.UNCHANGED)
        return
    kept = await _take_files(tools, state, scope, fetched)
    for other in state.pages.values():
        if other is not page and other.url not in kept:
            state.done(other, PageOutcome.GONE)
    state.done(page, PageOutcome.LEFT)
    page.etag, page.last_modified = fetched.etag, fetched.last_modified


async def _take_files(
    tools: CrawlTools, state: CrawlState, scope: Scope, fetched: Fetched
) -> frozenset[str]:
    """Add the files of an archive that are to be read, and return their paths."""
    web, url = tools.web, state.site.url
    async with unpacked(web.sandbox, url, fetched.data) as (site, files):
        state.site = replace(state.site, title=site.name or state.site.title)
        fitting = [file for file in files if scope.fits(file.label)]
        chosen = fitting[: state.site.bounds.pages]
        state.left_over += len(fitting) - len(chosen)
        origins = {file.origin for file in chosen}

        def gone(origin: str) -> bool:
            return origin.startswith(f"url:{url}#") and origin not in origins

        async for file, additions in tools.importer.add_files(
            state.site.library,
            chosen,
            reading_in(web.sandbox),
            width=web.sandbox.processes,
            gone=gone,
        ):
            _note(state, file.label, additions)
            await state.step()
    return frozenset(file.label for file in chosen)


def _note(state: CrawlState, path: str, additions: Additions) -> None:
    """Take account of a file; of one that a look which was cut off had added, that stays so."""
    page = state.pages.setdefault(path, SitePage(path, depth=1))
    goes_on = state.is_dealt_with(page) and page.outcome is not PageOutcome.FAILED
    if not goes_on or outcome_of(additions) is not PageOutcome.UNCHANGED:
        state.added(page, additions)
