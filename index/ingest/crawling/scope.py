"""Which addresses are pages of a site: its own host and path, no traps, what somebody chose."""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING
from urllib.parse import unquote

from index.ingest.crawling.site import Bounds

if TYPE_CHECKING:
    from yarl import URL

MAX_LENGTH = 1_000
"""Characters of the longest address that is followed."""
MAX_SEGMENTS = 15
_REPEATED = 3
"""How often a part of a path may come again: relative links can nest without end."""
_SESSION = re.compile(
    r"(?:j?session_?id|phpsessid|aspsessionid\w*|sessid|sess|sid|s_?id|cfid|cftoken|zenid|oscsid|"
    r"utm_\w+|fbclid|gclid|msclkid|mc_[ce]id)",
    re.IGNORECASE,
)
"""Names of parameters that say who asks, or how they came, and nothing of what is asked for."""
_SESSION_IN_PATH = re.compile(r";j?session_?id=[^/?;]*|/\([A-Z]\([^()/]{8,}\)\)", re.IGNORECASE)
_DATE_AT_END = re.compile(
    r"/(?:\d{4}/\d{1,2}(?:/\d{1,2})?|\d{4}-\d{1,2}(?:-\d{1,2})?|\d{4}-w\d{1,2})/?\Z", re.IGNORECASE
)
"""A path that ends with a date may be a leaf of a calendar, which always has a next one."""
_CALENDAR = re.compile(
    r"/(?:calendars?|kalender|calendario|calendrier|agenda)(?:/[^/]*)*\d", re.IGNORECASE
)
_NO_PAGES = re.compile(
    r"7z|apk|avi|avif|bin|bmp|bz2|css|deb|dmg|docx?|eot|exe|flac|gif|gz|ico|iso|jar|jpe?g|js|json|"
    r"m4[av]|map|mjs|mkv|mov|mp[34]|mpe?g|msi|og[gv]|otf|png|pptx?|ps|rar|rpm|rss|svg|swf|tar|tgz|"
    r"tiff?|ttf|was?m|wav|webm|webmanifest|webp|wm[av]|woff2?|xlsx?|xml|xz|zip",
    re.IGNORECASE,
)
"""Endings of what is no page to read."""


class Scope:
    """The addresses that belong to a site.

    Args:
        root: where the site begins, as it was found.
        bounds: what somebody chose.
    """

    def __init__(self, root: URL, bounds: Bounds) -> None:
        self.root = root
        self.bounds = bounds
        self.folder = _folder(root.path)
        self._with_query = any("?" in pattern for pattern in bounds.include)

    def listed(self, address: str, base: URL) -> str | None:
        """Return a page that a sitemap names, in normal form; None for what is not of the site."""
        url = self._own(address, base)
        return None if url is None else self._chosen(_without_session(url))

    def linked(self, address: str, base: URL) -> str | None:
        """Return a page that another one links to; what could go on without end is none."""
        url = self._own(address, base)
        if url is None:
            return None
        url = _without_session(url)
        if url.query_string and not self._with_query:
            url = url.with_query(None)
        return None if _is_trap(url, base) else self._chosen(url)

    def is_own(self, address: str) -> bool:
        """Return whether an address is on the site's host and below its path."""
        return self._own(address, self.root) is not None

    def is_chosen(self, url: str) -> bool:
        """Return whether a page of the site is to be read, and not only looked through."""
        return self._chosen(as_url(url)) is not None

    def fits(self, path: str) -> bool:
        """Return whether a file of an archive is to be read."""
        path = path if path.startswith("/") else f"/{path}"
        if any(_fits(path, pattern) for pattern in self.bounds.exclude):
            return False
        include = self.bounds.include
        return not include or any(_fits(path, pattern) for pattern in include)

    def _own(self, address: str, base: URL) -> URL | None:
        if len(address) > MAX_LENGTH:
            return None
        try:
            url = base.join(as_url(address.strip())).with_fragment(None)
            port = url.port
        except ValueError:
            return None
        if url.scheme not in ("http", "https") or "@" in url.raw_authority:
            return None
        if _bare(url.raw_host) != _bare(self.root.raw_host):
            return None
        # Many a sitemap still has http, or the host without www: it means the same site.
        if {url.scheme, self.root.scheme} != {"http", "https"} and port != self.root.port:
            return None
        url = self.root.origin().join(url.relative()) if url.raw_path else self.root.origin()
        inside = url.path == self.folder.rstrip("/") or url.path.startswith(self.folder)
        return url if inside else None

    def _chosen(self, url: URL) -> str | None:
        if len(str(url)) > MAX_LENGTH:
            return None
        last = url.name.rpartition(".")
        if last[1] and _NO_PAGES.fullmatch(last[2]):
            return None
        path = unquote(url.raw_path) + (f"?{url.query_string}" if url.query_string else "")
        return str(url) if self.fits(path) else None


def as_url(address: str) -> URL:
    """Return an address as it can be joined and compared.

    Raises:
        ValueError: it is not one.
    """
    from yarl import URL  # here, since `import index` need not wait for it

    return URL(address)


def _bare(host: str | None) -> str:
    return (host or "").lower().removesuffix(".").removeprefix("www.")


def _folder(path: str) -> str:
    """Return the path below which a site's pages are, with a slash at its end."""
    if path.endswith("/"):
        return path
    parent, _, name = path.rpartition("/")
    # `/guide/index.html` begins the folder `/guide/`; `/guide` is one itself.
    return f"{parent}/" if "." in name else f"{path}/"


def _fits(path: str, pattern: str) -> bool:
    """Return whether a path fits a pattern; one without stars stands for all below it."""
    if not pattern.startswith(("/", "*")):
        pattern = f"/{pattern}"
    if "*" not in pattern:
        return path == pattern.rstrip("/") or path.startswith(pattern.rstrip("/") + "/")
    # Only stars are special: a question mark begins a query, brackets are brackets.
    return fnmatchcase(path, pattern.replace("[", "[[]").replace("?", "[?]"))


def _without_session(url: URL) -> URL:
    path = _SESSION_IN_PATH.sub("", url.raw_path)
    if path != url.raw_path:
        url = url.with_path(path or "/", encoded=True, keep_query=True)
    if not url.query_string:
        return url
    kept = [(key, value) for key, value in url.query.items() if not _SESSION.fullmatch(key)]
    return url.with_query(kept or None) if len(kept) != len(url.query) else url


def _is_trap(url: URL, base: URL) -> bool:
    path = url.path
    segments = [part for part in path.split("/") if part]
    if len(segments) > MAX_SEGMENTS or max(Counter(segments).values(), default=0) >= _REPEATED:
        return True
    from_calendar = _DATE_AT_END.search(base.path) and _DATE_AT_END.search(path)
    return bool(from_calendar or _CALENDAR.search(path))
