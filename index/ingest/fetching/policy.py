"""What may be fetched, how much of it and how fast: the operator's choices."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import cache

import msgspec

from index.ingest.fetching.host_lists import HostList
from index.ingest.fetching.public_addresses import Address, is_public, plain

WEB_PORTS = frozenset({80, 443, 8080, 8443})
TEXTUAL = (
    "text/*",
    "application/pdf",
    "application/xml",
    "application/*+xml",
    "application/json",
    "application/*+json",
    "application/*json*",
    "application/epub+zip",
    "application/zip",
    "application/x-zip-compressed",
    "application/vnd.openxmlformats-officedocument.*",
    "application/vnd.oasis.opendocument.*",
    "application/x-subrip",
    "application/octet-stream",
    "binary/octet-stream",
)
"""Patterns of the media types that may have text to quote; the content has the last word."""
PACKED = (
    "application/gzip",
    "application/x-gzip",
    "application/x-tar",
    "application/x-gtar",
    "application/x-compressed-tar",
)
"""Patterns of what an archive of documents or a sitemap may be."""
NOBODY = HostList()
_CONTACT = re.compile(r"[\x21-\x7e]{0,200}")


class FetchPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds on every fetch.

    Attributes:
        only: when not empty, nothing but these hosts and networks is fetched from.
        never: hosts and networks never fetched from, whatever the other lists say.
        inside: hosts and networks that may be fetched from although they are not on the public
            internet; whoever may add an address can then read what is there.
        ports: the ports that may be connected to.
        robots: whether robots.txt is obeyed.
        contact: a web or mail address for those who wonder who fetches; without spaces.
        max_bytes: size of the largest answer, unpacked.
        max_archive_bytes: size of the largest archive of documents, or list of a site's pages.
        pause: seconds between two requests for pages of one site, at least.
        seconds: time for everything: look-ups, redirects, robots.txt and the answer.
        connect_seconds: time for each connection.
        redirects: how many redirects are followed.
        content_types: patterns of the media types that are let through.
    """

    only: HostList = NOBODY
    never: HostList = NOBODY
    inside: HostList = NOBODY
    ports: frozenset[int] = WEB_PORTS
    robots: bool = True
    contact: str = ""
    max_bytes: int = 8 * 1024 * 1024
    max_archive_bytes: int = 64 * 1024 * 1024
    pause: float = 0.5
    seconds: float = 30.0
    connect_seconds: float = 10.0
    redirects: int = 5
    content_types: tuple[str, ...] = TEXTUAL

    def __post_init__(self) -> None:
        if not _CONTACT.fullmatch(self.contact):
            raise ValueError("the contact is a web or mail address without spaces")

    def admits_name(self, host: str) -> bool:
        """Return whether a host may be looked up at all."""
        if self.never.names(host):
            return False
        return not self.only.hosts or bool(self.only.networks) or self.only.names(host)

    def admits(self, host: str, address: Address, *, own: bool = False) -> bool:
        """Return whether a host may be connected to at one of its addresses.

        Args:
            host: its name, lower case.
            address: the address.
            own: whether that is an address of this very machine, whose services may be open to
                itself alone although the address is public.
        """
        address = plain(address)
        if self.never.names(host) or self.never.covers(address):
            return False
        if self.only and not (self.only.names(host) or self.only.covers(address)):
            return False
        return (
            (is_public(address) and not own)
            or self.inside.names(host)
            or self.inside.covers(address)
        )

    def admits_type(self, content_type: str, *, packed: bool = False) -> bool:
        """Return whether content of a media type, lower case, is let through.

        Args:
            content_type: the media type.
            packed: whether it may be an archive as well.
        """
        if content_type in ("text/css", "text/javascript"):
            return False
        patterns = (*self.content_types, *PACKED) if packed else self.content_types
        return any(fnmatchcase(content_type, pattern) for pattern in patterns)

    @property
    def user_agent(self) -> str:
        """Return what Quoth calls itself in requests."""
        who = f"+{self.contact}" if self.contact else "self-hosted"
        return f"{PRODUCT}/{_version()} ({who})"


PRODUCT = "Quoth"
"""The name by which a site's robots.txt may speak to us."""


@cache
def _version() -> str:
    from importlib.metadata import version  # here, since reading metadata is slow to load

    return version("quoth")
