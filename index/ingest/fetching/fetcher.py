"""Fetching one address: redirects followed by hand, every hop checked, everything bounded."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import aiohttp
from yarl import URL

from index.ingest.fetching.error_messages import require_success, translated
from index.ingest.fetching.errors import (
    AddressRefused,
    TooManyRedirects,
    TooSlow,
    UnsupportedContent,
)
from index.ingest.fetching.file_names import file_name
from index.ingest.fetching.pinned_connections import Lookup, Pins, open_session, system_lookup
from index.ingest.fetching.policy import FetchPolicy
from index.ingest.fetching.response_body import read_body
from index.ingest.fetching.robots_txt import Robots, SiteRules
from index.ingest.fetching.url_parser import parse_target

AT_ONCE = 4
"""Fetches that one fetcher has under way at a time; more wait."""
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NOT_MODIFIED = 304
_VALIDATOR = 1_000
"""Characters of the longest ETag or date that is kept."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave.

    Attributes:
        url: the address as asked for, in its normal form.
        final_url: the address that answered in the end.
        data: the content, unpacked; empty when `not_modified`.
        content_type: its media type, lower case, as the server says; empty where it does not.
        charset: its encoding as the server says, None where it does not.
        name: a file name for it, from the server or the address; never empty.
        etag: what to send next time, to be told only of changes.
        last_modified: likewise.
        not_modified: whether it is still what it was when `etag` or `last_modified` was given.
    """

    url: str
    final_url: str
    data: bytes
    content_type: str
    charset: str | None
    name: str
    etag: str | None
    last_modified: str | None
    not_modified: bool


class Fetcher:
    """Fetches addresses under one policy, remembering what sites have said in robots.txt.

    Attributes:
        policy: the bounds.
    """

    def __init__(self, policy: FetchPolicy, lookup: Lookup = system_lookup) -> None:
        self.policy = policy
        self._lookup = lookup
        self._robots = Robots()
        self._free = asyncio.Semaphore(AT_ONCE)
        self._trusted: ssl.SSLContext | None = None

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        packed: bool = False,
    ) -> Fetched:
        """Fetch an address.

        Args:
            url: an http or https address; untrusted.
            etag: as a fetch of this address gave it, to be told only of changes.
            last_modified: likewise.
            packed: whether it may be an archive, or a list of pages as large as one.

        Raises:
            FetchError: it could not be fetched, or may not be; one subclass for each cause.
        """
        target = parse_target(url, self.policy.ports)
        validators = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in validators.items() if value}
        async with (
            self._visit(target) as visit,
            visit.get(target, headers, robots=self.policy.robots) as response,
        ):
            return await self._received(target, response, bool(headers), packed)

    async def rules(self, url: str) -> SiteRules:
        """Return what the robots.txt of an address's site says beside what is allowed.

        Raises:
            FetchError: it could not be asked for, or may not be.
        """
        target = parse_target(url, self.policy.ports)
        async with self._visit(target) as visit:
            await visit.pins.pin(target)
            return await self._robots.said(target, lambda to: visit.get(to, {}, robots=False))

    @asynccontextmanager
    async def _visit(self, target: URL) -> AsyncIterator[_Visit]:
        """Open what one fetch needs, as soon as there is room for it and for as long as it may."""
        async with self._free:
            pins = Pins(self.policy, self._lookup)
            try:
                async with (
                    asyncio.timeout(self.policy.seconds),
                    open_session(self.policy, pins) as session,
                ):
                    yield _Visit(self.policy, pins, session, self._robots, self._trust)
            except TimeoutError as error:
                raise TooSlow(
                    f"{target.raw_host} took longer than {self.policy.seconds:g} seconds; try "
                    "again later."
                ) from error

    async def _trust(self) -> ssl.SSLContext:
        """Return what servers' certificates are verified with; SSL_CERT_FILE may add to it."""
        if self._trusted is None:
            self._trusted = await asyncio.to_thread(ssl.create_default_context)
        return self._trusted

    async def _received(
        self, target: URL, response: aiohttp.ClientResponse, conditional: bool, packed: bool
    ) -> Fetched:
        not_modified = conditional and response.status == _NOT_MODIFIED
        data = b""
        if not not_modified:
            require_success(response)
            self._require_type(response, packed)
            policy = self.policy
            limit = max(policy.max_bytes, policy.max_archive_bytes) if packed else policy.max_bytes
            data = await read_body(response, limit)
        return Fetched(
            url=str(target),
            final_url=str(response.url),
            data=data,
            content_type=_media_type(response),
            charset=response.charset.lower() if response.charset else None,
            name=file_name(response.url, response.headers.get("Content-Disposition", "")),
            etag=_validator(response, "ETag"),
            last_modified=_validator(response, "Last-Modified"),
            not_modified=not_modified,
        )

    def _require_type(self, response: aiohttp.ClientResponse, packed: bool) -> None:
        kind = _media_type(response)
        if kind and not self.policy.admits_type(kind, packed=packed):
            raise UnsupportedContent(
                f"{response.url.raw_host} says that this is {_kind(kind)}; only documents with "
                "text can be added."
            )


@dataclass(frozen=True, slots=True)
class _Visit:
    """One fetch: the hosts it has met, and its connections."""

    policy: FetchPolicy
    pins: Pins
    session: aiohttp.ClientSession
    robots: Robots
    trust: Callable[[], Awaitable[ssl.SSLContext]]

    @asynccontextmanager
    async def get(
        self, url: URL, headers: Mapping[str, str], *, robots: bool
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        """Request an address and those it redirects to; yield the first that does not."""
        for _ in range(self.policy.redirects + 1):
            await self.pins.pin(url)
            if robots:
                await self.robots.require(url, lambda rules: self.get(rules, {}, robots=False))
            trust = await self.trust() if url.scheme == "https" else True
            with translated(url):
                async with self.session.get(
                    url, headers=headers, allow_redirects=False, ssl=trust
                ) as response:
                    onward = self._redirect(response)
                    if onward is None:
                        yield response
                        return
            url = onward
        raise TooManyRedirects(
            f"{url.raw_host} redirects more than {self.policy.redirects} times; give the address "
            "that a browser shows in the end."
        )

    def _redirect(self, response: aiohttp.ClientResponse) -> URL | None:
        """Return where an answer leads, None where it is not a redirect."""
        location = response.headers.get("Location")
        if response.status not in _REDIRECTS or location is None:
            return None
        onward = parse_target(location, self.policy.ports, base=response.url)
        if response.url.scheme == "https" and onward.scheme == "http":
            # What was asked for under encryption must not come, unnoticed, from just anybody.
            raise AddressRefused(
                f"{response.url.raw_host} redirects from https to http, which is not safe."
            )
        return onward


def _media_type(response: aiohttp.ClientResponse) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def _kind(media_type: str) -> str:
    family = media_type.partition("/")[0]
    kinds = {"image": "an image", "audio": "a sound", "video": "a film", "font": "a font"}
    return kinds.get(family, "not a document")


def _validator(response: aiohttp.ClientResponse, name: str) -> str | None:
    value = response.headers.get(name, "")
    return value if value and len(value) <= _VALIDATOR and value.isprintable() else None
