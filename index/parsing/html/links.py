"""What a web page links to, and whether it is a page that can be read at all."""

from __future__ import annotations

import re
from typing import NamedTuple

MAX_LINKS = 5_000
"""Links of one page that count."""
_LONGEST = 2_000
_BARE = 200
"""Characters of visible text below which a page may be an empty frame."""
_WALL = 1_500
"""Characters of visible text below which a page with a password field is a log-in."""
_SPACE = re.compile(r"\s+")
_FRAMES = "#root, #app, #__next, #__nuxt, #___gatsby, [data-reactroot], app-root, #main-app"
_NEEDS = re.compile(r"javascript", re.IGNORECASE)


class PageLinks(NamedTuple):
    """What there is to know of a page beside its text.

    Attributes:
        title: of its <title>, one line, empty where it has none.
        base: what its links are relative to, where it says so.
        links: what it links to, as it is written there; none where it asks not to follow them.
        no_index: whether it asks not to be read by programs.
        is_empty_frame: whether its text is put there by JavaScript.
        is_login: whether it is a form to log in by, and little else.
    """

    title: str = ""
    base: str = ""
    links: tuple[str, ...] = ()
    no_index: bool = False
    is_empty_frame: bool = False
    is_login: bool = False


def read_links(data: bytes) -> PageLinks:
    """Look at a web page; CPU-bound and for untrusted bytes."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(data.decode("utf-8", "replace"))
    title, base = tree.css_first("title"), tree.css_first("base[href]")
    robots = {
        word.strip().lower()
        for meta in tree.css('meta[name="robots" i], meta[name="quoth" i]')
        for word in (meta.attributes.get("content") or "").split(",")
    }
    links = () if robots & {"nofollow", "none"} else _links(tree)
    has_scripts = tree.css_first("script") is not None
    said = " ".join(node.text() for node in tree.css("noscript"))
    has_frame = tree.css_first(_FRAMES) is not None
    has_password = tree.css_first('input[type="password" i]') is not None
    for node in tree.css("script, style, noscript, template"):
        node.decompose()
    text = _SPACE.sub(" ", tree.body.text(separator=" ") if tree.body else "").strip()
    asks = bool(_NEEDS.search(said)) or (has_scripts and bool(_NEEDS.search(text)))
    return PageLinks(
        _SPACE.sub(" ", title.text()).strip()[:300] if title else "",
        ((base.attributes.get("href") or "") if base else "")[:_LONGEST],
        links,
        bool(robots & {"noindex", "none"}),
        has_scripts and len(text) < _BARE and (has_frame or asks or not text),
        has_password and len(text) < _WALL,
    )


def _links(tree: object) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for node in tree.css("a[href], area[href]"):  # type: ignore[attr-defined]
        if "nofollow" in (node.attributes.get("rel") or "").lower():
            continue
        href = (node.attributes.get("href") or "").strip()
        if href and not href.startswith("#") and len(href) <= _LONGEST:
            found[href] = None
        if len(found) == MAX_LINKS:
            break
    return tuple(found)
