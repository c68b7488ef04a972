"""Obeying robots.txt (RFC 9309), read as guardedly as everything else."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from itertools import islice

import aiohttp
from protego import Protego
from yarl import URL

from index.ingest.fetching.errors import (
    AddressRefused,
    RobotsDisallowed,
    TooManyRedirects,
    Unreachable,
)
from index.ingest.fetching.policy import PRODUCT
from index.ingest.fetching.response_body import read_beginning

MAX_BYTES = 500 * 1024
"""Bytes of a robots.txt that count; the standard asks for no more."""
KEPT_SECONDS = 24 * 3600.0
"""How long rules are remembered, the longest that the standard allows."""
RETRIED_SECONDS = 600.0
"""How long it is remembered that rules could not be read."""
KEPT_SITES = 256
"""Sites whose rules are remembered."""

MAX_SITEMAPS = 50
"""Sitemaps that a robots.txt names which count."""

Get = Callable[[URL], AbstractAsyncContextManager[aiohttp.ClientResponse]]
"""Requests an address, following redirects, without asking for robots.txt first."""


@dataclass(frozen=True, slots=True)
class SiteRules:
    """What a site's robots.txt says beside what is allowed.

    Attributes:
        sitemaps: addresses of lists of its pages, as they are written there.
        delay: seconds that it wants between two requests.
    """

    sitemaps: tuple[str, ...] = ()
    delay: float = 0.0


@dataclass(frozen=True, slots=True)
class _Rules:
    expires: float
    parsed: Protego | None  # None: they cannot be read, so that everything is disallowed


class Robots:
    """The rules of the sites that were visited lately."""

    def __init__(self) -> None:
        self._known: OrderedDict[URL, _Rules] = OrderedDict()

    async def require(self, url: URL, get: Get) -> None:
        """Make sure that a site's rules allow an address.

        Args:
            url: the address, checked.
            get: how to request the rules where they are not known.

        Raises:
            RobotsDisallowed: they rule it out, or the server cannot tell them at the moment.
            FetchError: they could not be asked for.
        """
        rules = await self._rules(url.origin(), get)
        if rules.parsed is None:
            raise RobotsDisallowed(
                f"{url.raw_host} doesn’t say right now what programs may read (its robots.txt "
                "is out of order); try again later.",
                is_passing=True,
            )
        if not await asyncio.to_thread(rules.parsed.can_fetch, str(url), PRODUCT):
            raise RobotsDisallowed(
                f"{url.raw_host} doesn’t allow programs to read that page (robots.txt); open it "
                "yourself and add it as a file."
            )

    async def said(self, url: URL, get: Get) -> SiteRules:
        """Return what a site's rules say beside what is allowed.

        Args:
            url: an address of the site, checked.
            get: how to request the rules where they are not known.

        Raises:
            FetchError: they could not be asked for.
        """
        parsed = (await self._rules(url.origin(), get)).parsed
        if parsed is None:
            return SiteRules()
        delay = parsed.crawl_delay(PRODUCT)
        return SiteRules(tuple(islice(parsed.sitemaps, MAX_SITEMAPS)), max(delay or 0.0, 0.0))

    async def _rules(self, site: URL, get: Get) -> _Rules:
        known = self._known.get(site)
        if known is None or known.expires < time.monotonic():
            known = await _ask(site, get)
            self._known[site] = known
        self._known.move_to_end(site)
        while len(self._known) > KEPT_SITES:
            self._known.popitem(last=False)
        return known


async def _ask(site: URL, get: Get) -> _Rules:
    status, data = 404, b""
    try:
        async with get(site / "robots.txt") as response:
            status = response.status
            if status == 200:
                data = await read_beginning(response, MAX_BYTES)
    except (TooManyRedirects, AddressRefused):
        pass  # a redirect that leads nowhere counts as having none; the site itself was checked
    except Unreachable:
        status = 503
    if status == 429 or status >= 500:
        return _Rules(time.monotonic() + RETRIED_SECONDS, None)
    # Half a second for the worst of half a megabyte, so not on the event loop.
    parsed = await asyncio.to_thread(Protego.parse, data.decode("utf-8", "replace"))
    return _Rules(time.monotonic() + KEPT_SECONDS, parsed)
