"""Articles from the web: an address is fetched, what it gives is read."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from msgspec.structs import replace

from index.ingest.fetching.policy import FetchPolicy
from index.ingest.sources import Source
from index.model import Draft
from index.parsing import Documents
from index.parsing.sandbox.sandbox import Sandbox

if TYPE_CHECKING:
    from index.ingest.fetching.fetcher import Fetched, Fetcher

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "text/csv": ".csv",
    "application/x-ndjson": ".jsonl",
}
"""Endings of file names for the formats whose content alone does not show what they are."""
_CHARSET = re.compile(r"iso-?8859-\d+|windows-125\d|koi8-[ru]|big5|gb\w+|euc-\w+|shift_jis|utf-16")


class Web:
    """Fetches documents and reads them.

    Attributes:
        policy: what may be fetched.
        sandbox: where documents are read.
    """

    def __init__(self, policy: FetchPolicy, sandbox: Sandbox) -> None:
        self.policy = policy
        self.sandbox = sandbox
        self._made: Fetcher | None = None

    @property
    def fetcher(self) -> Fetcher:
        """What fetches; aiohttp is loaded for it only when something is fetched."""
        if self._made is None:
            # Here, since aiohttp takes as long to load as a question to answer.
            from index.ingest.fetching.fetcher import Fetcher

            self._made = Fetcher(self.policy)
        return self._made

    async def read(self, url: str, *, origin: str | None = None) -> Documents:
        """Fetch an address and read what is there.

        Args:
            url: an http or https address; untrusted.
            origin: origin of the article; "url:" and the address when left out.

        Raises:
            FetchError: it cannot or may not be fetched.
            UnreadableDocument: it is not a document that can be read.
        """
        return await self.read_fetched(await self.fetch(url, origin=origin))

    async def fetch(self, url: str, *, origin: str | None = None) -> Source:
        """Fetch an address and return what is there, to be read by `read_fetched`.

        The arguments are those of `read`.

        Raises:
            FetchError: it cannot or may not be fetched.
        """
        fetched = await self.fetcher.fetch(url)
        return await self.source_of(fetched, origin or f"url:{fetched.url}")

    async def source_of(self, fetched: Fetched, origin: str) -> Source:
        """Return what was fetched, to be read by `read_fetched`.

        Args:
            fetched: as an address gave it.
            origin: origin of the article.
        """
        data = await asyncio.to_thread(_in_utf8, fetched)
        return Source(data, _name(fetched), origin, fetched.final_url)

    async def read_fetched(self, source: Source) -> Documents:
        """Read what was fetched.

        Raises:
            UnreadableDocument: it is not a document that can be read.
        """
        found = await self.sandbox.read(source.unread())
        return found._replace(drafts=tuple(_placed(draft, source) for draft in found.drafts))


def _placed(draft: Draft, source: Source) -> Draft:
    """Return the draft with an address that can be believed.

    A page may name another of its own site as the one to link to; that of another site is not
    believed, or anybody could put their words under somebody else's address. A collection of
    articles says where each of them is from.
    """
    said = urlsplit(draft.url or "")
    ours = urlsplit(source.place)
    own = said.scheme in ("http", "https") and said.netloc.lower() == ours.netloc.lower()
    believed = own or (draft.url and draft.origin != source.origin)
    return replace(draft, url=draft.url if believed else source.place)


def _name(fetched: Fetched) -> str:
    suffix = _SUFFIXES.get(fetched.content_type, "")
    return fetched.name if fetched.name.lower().endswith(suffix) else fetched.name + suffix


def _in_utf8(fetched: Fetched) -> bytes:
    """Return text as UTF-8 where only the server says which encoding it is in."""
    if not fetched.content_type.startswith("text/") or not _CHARSET.fullmatch(
        fetched.charset or ""
    ):
        return fetched.data
    try:
        fetched.data.decode()
    except UnicodeDecodeError:
        return fetched.data.decode(fetched.charset or "utf-8", errors="replace").encode()
    return fetched.data
