"""A documentation site on loopback whose pages can change, move, fail and go."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

from tests.index.ingest.fetching.site import Request, Site, answer, redirect

WORDS = [
    "harbour",
    "mill",
    "wheel",
    "lantern",
    "ferry",
    "granary",
    "sluice",
    "bridge",
    "orchard",
    "kiln",
    "quarry",
    "weir",
]


def text_of(number: int, version: int = 0) -> str:
    """A few sentences that no other page has."""
    one, two = WORDS[number % 12], WORDS[(number // 12) % 12]
    seal = hashlib.sha256(f"{number}/{version}".encode()).hexdigest()[:8]
    return (
        f"The {one} number {number} was built beside the {two} and bears the mark {seal}. "
        f"Its keeper writes down every visit in book {number}. "
        f"Visitors of {one} {number} are asked to close the gate behind them."
    )


def page(title: str, text: str, links: list[str] | None = None, head: str = "") -> str:
    """A page as documentation sites have them."""
    nav = "".join(f'<li><a href="{escape(link)}">{escape(link)}</a></li>' for link in links or [])
    paragraphs = "".join(f"<p>{escape(one)}.</p>" for one in text.rstrip(".").split(". "))
    return (
        f"<!doctype html><html lang=en><head><meta charset=utf-8><title>{escape(title)}</title>"
        f"{head}</head><body><nav><ul>{nav}</ul></nav><main><h1>{escape(title)}</h1>{paragraphs}"
        "</main></body></html>"
    )


@dataclass
class Docs:
    """Pages by path, served with validators; what is asked for is noted by the site.

    Attributes:
        site: the server.
        bodies: the pages.
        answers: what is served instead, by path.
        fails: told a path, says whether this request fails.
        statuses: every status that was answered, in order.
    """

    site: Site
    bodies: dict[str, str] = field(default_factory=dict)
    answers: dict[str, bytes] = field(default_factory=dict)
    fails: Callable[[str], bool] = lambda path: False
    statuses: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        docs = self

        class Pages(dict[str, object]):
            def get(self, path: str, default: object = None) -> object:
                return docs._reply

        self.site.pages = Pages()  # type: ignore[assignment]

    def fill(self, count: int, *, sitemap: bool = True) -> None:
        """Have so many pages, listed in a sitemap."""
        for number in range(count):
            self.bodies[f"/docs/page-{number}"] = page(f"Page {number}", text_of(number))
        if sitemap:
            self.list_all()

    def list_all(self) -> None:
        """Write the sitemap anew."""
        self.answers["/sitemap.xml"] = sitemap(*(self.site.url(path) for path in self.bodies))

    def move(self, old: str, new: str) -> None:
        """Give a page another address, to which the old one redirects."""
        self.bodies[new] = self.bodies.pop(old)
        self.answers[old] = redirect(new, "301 Moved")

    def hold(self, end: str) -> tuple[asyncio.Event, asyncio.Event]:
        """Hold a page back whose path ends so.

        Returns:
            What is set when it is asked for, and what lets it go when set.
        """
        asked, go, serve = asyncio.Event(), asyncio.Event(), self._reply

        async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
            if request.path.endswith(end):
                asked.set()
                await go.wait()
            await serve(request, writer)

        self._reply = reply  # type: ignore[method-assign]
        return asked, go

    async def _reply(self, request: Request, writer: asyncio.StreamWriter) -> None:
        data = self._data(request)
        self.statuses.append(int(data.split(b" ", 2)[1]))
        writer.write(data)
        await writer.drain()

    def _data(self, request: Request) -> bytes:
        path = request.path
        if self.fails(path):
            return answer("down", status="503 Down")
        if path in self.answers:
            return self.answers[path]
        if path not in self.bodies:
            return answer("nothing here", status="404 Not Found")
        body = self.bodies[path]
        etag = f'"{hashlib.sha256(body.encode()).hexdigest()[:16]}"'
        if request.headers.get("if-none-match") == etag:
            return answer(status="304 Not Modified", ETag=etag)
        return answer(body, Content_Type="text/html; charset=utf-8", ETag=etag)


def sitemap(*addresses: str) -> bytes:
    return answer(sitemap_text(*addresses), Content_Type="application/xml")


def sitemap_text(*addresses: str) -> str:
    urls = "".join(f"<url><loc>{escape(address)}</loc></url>" for address in addresses)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'


def index_text(*addresses: str) -> str:
    found = "".join(f"<sitemap><loc>{escape(address)}</loc></sitemap>" for address in addresses)
    return f"<sitemapindex>{found}</sitemapindex>"
