"""Lists of a site's pages: sitemap.xml with its indexes, plain lists, feeds, llms.txt."""

from __future__ import annotations

import io
import re
import zlib
from typing import NamedTuple

from index.errors import UnreadableDocument

MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of a sitemap, unpacked; the protocol allows 50 MB."""
MAX_ADDRESSES = 50_000
"""Addresses that are taken of one list, as many as the protocol allows."""
_LONGEST = 2_000
_GZIP = b"\x1f\x8b"
_PLAIN = re.compile(r"^\s{0,99}(https?://\S{1,2000})\s{0,99}$", re.MULTILINE)
_LINK = re.compile(r"\]\(\s{0,9}<?([^\s()<>]{1,2000})")


class Listed(NamedTuple):
    """What a list names.

    Attributes:
        pages: addresses of pages, as they are written there.
        lists: addresses of further lists.
    """

    pages: tuple[str, ...]
    lists: tuple[str, ...] = ()


def read_sitemap(data: bytes) -> Listed:
    """Read a sitemap, an index of sitemaps, or a list of addresses with one a line.

    What is damaged is read as far as it goes; what is something else names nothing.

    Args:
        data: its bytes, packed or not; untrusted.

    Raises:
        UnreadableDocument: it is packed and damaged, or unpacks to too much.
    """
    data = _unpacked(data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"<":
        lines = (match[1] for match in _PLAIN.finditer(data.decode("utf-8", "replace")))
        return Listed(tuple(_first(lines)))
    return _read_xml(data)


def read_llms(data: bytes) -> Listed:
    """Read an llms.txt: Markdown whose links are the pages that matter."""
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":  # a web page instead, as some sites give
        return Listed(())
    text = data.decode("utf-8", "replace")
    return Listed(tuple(_first(match[1] for match in _LINK.finditer(text))))


def _first(addresses: object) -> dict[str, None]:
    found: dict[str, None] = {}
    for address in addresses:  # type: ignore[attr-defined]
        found[address] = None
        if len(found) == MAX_ADDRESSES:
            break
    return found


def _read_xml(data: bytes) -> Listed:
    from lxml import etree

    pages: dict[str, None] = {}
    lists: dict[str, None] = {}
    events = etree.iterparse(
        io.BytesIO(data), events=("end",), recover=True, resolve_entities=False,
        no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        for _, element in events:
            name = _name(element.tag)
            parent = element.getparent()
            inside = _name(parent.tag) if parent is not None else ""
            address = _address(name, inside, element)
            if address:
                (lists if inside == "sitemap" else pages)[address] = None
            if inside in ("urlset", "sitemapindex", "channel", "feed"):
                element.clear()
                while element.getprevious() is not None:  # else they pile up, if empty
                    del parent[0]
            if len(pages) + len(lists) >= MAX_ADDRESSES:
                break
    except etree.XMLSyntaxError:
        pass  # what came before the damage counts
    return Listed(tuple(pages), tuple(lists))


def _address(name: str, inside: str, element: object) -> str | None:
    """Return the address that an element gives: of a sitemap, of RSS, of Atom."""
    text = ""
    if (name == "loc" and inside in ("url", "sitemap")) or (name == "link" and inside == "item"):
        text = element.text or ""  # type: ignore[attr-defined]
    elif name == "link" and inside == "entry":
        text = element.get("href") or ""  # type: ignore[attr-defined]
    text = text.strip()
    return text if 0 < len(text) <= _LONGEST else None


def _name(tag: object) -> str:
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data
    inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        unpacked = inflater.decompress(data, MAX_UNPACKED + 1)
    except zlib.error as error:
        raise UnreadableDocument("The sitemap is packed and damaged.") from error
    if len(unpacked) > MAX_UNPACKED:
        raise UnreadableDocument(
            f"The sitemap unpacks to more than {MAX_UNPACKED // 1024**2} MB; split it."
        )
    return unpacked
