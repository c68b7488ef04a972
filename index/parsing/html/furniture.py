"""Signs that a part of a page is not of its article: navigation, notices, advertisements.

They are weak: names are chosen for how a page looks, so what holds much of the article is not
furniture whatever it is called. `main_content` weighs them.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from index.parsing.html.boilerplate import is_footnotes

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAGS = frozenset({"nav", "aside", "footer", "form", "menu"})
_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar", "button", "tablist",
})  # fmt: skip
_WORDS = frozenset({
    "nav", "navbar", "navbox", "navigation", "menu", "breadcrumb", "breadcrumbs", "sidebar",
    "share", "sharing", "sharedaddy", "social", "cookie", "cookies", "consent", "gdpr",
    "newsletter", "subscribe", "subscription", "signup", "login", "related", "recommended",
    "recommendations", "recirc", "promo", "promotion", "advert", "adverts", "advertisement", "ad",
    "ads", "sponsor", "sponsored", "banner", "popup", "modal", "paywall", "comment", "comments",
    "disqus", "pagination", "pager", "skiplink", "toolbar", "toc", "catlinks", "footer",
    "masthead", "widget", "trending", "popular",
})  # fmt: skip
_PHRASES = frozenset({
    "tag list", "tags list", "skip link", "skip to", "back to", "site header", "table of",
    "read more", "site sub", "no print", "sign up", "log in", "see also",
})  # fmt: skip
_STATES = frozenset({
    "has", "with", "without", "no", "not", "is", "on", "off", "tab", "tabs", "tabbed",
})  # fmt: skip
"""Words of names that tell how the page around looks ("has-sidebar", "sidebar-on"), or of tabs,
whose panels are read."""
_ENDINGS = ("sidebar", "navbar", "breadcrumb", "breadcrumbs", "navigation")
_NOTES = frozenset({
    "note", "tip", "hint", "info", "warning", "caution", "danger", "important", "attention",
    "admonition", "callout", "alert", "notice", "infobox",
})  # fmt: skip
_TAILWIND = re.compile(r"[:=/()!\[\]]")
_PARTS = re.compile(r"[^\W_]+")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NAMES = 500  # characters of an element's names that are looked at
_SLUG = 200


def is_furniture(element: _Element) -> bool:
    """Return whether an element's tag, role or names say it is the page's, not the article's."""
    if not element.attrib and element.tag not in _TAGS and element.tag != "header":
        return False
    if element.tag in ("html", "body", "main", "article") or is_footnotes(element):
        return False
    if element.tag in _TAGS or (element.get("role") or "").lower() in _ROLES:
        return True
    if element.tag == "header" and not any(a.tag == "article" for a in element.iterancestors()):
        return next(element.iter("h1"), None) is None
    anchor = element.get("id") or ""
    if _says_furniture(element.get("class") or ""):
        return True
    return _says_furniture(anchor) and not _is_section(element, anchor)


def is_note(element: _Element) -> bool:
    """Return whether an element is a note to its readers: "Warning", "Tip"."""
    if element.get("role") in ("note", "doc-tip", "doc-notice"):
        return True
    names = f"{element.get('class') or ''} {element.get('aria-label') or ''}"[:_NAMES]
    return any(_NOTES.intersection(_words(name)) for name in names.split())


def _says_furniture(names: str) -> bool:
    for name in names[:_NAMES].split():
        if _TAILWIND.search(name):
            continue
        words = _words(name)
        if _STATES.intersection(words):
            continue
        pairs = {f"{a} {b}" for a, b in pairwise(words)}
        if any(word.endswith(_ENDINGS) for word in words):
            return True
        if _WORDS.intersection(words) or _PHRASES.intersection(pairs):
            return True
    return False


def _words(name: str) -> list[str]:
    return [word.lower() for word in _PARTS.findall(_HUMP.sub(" ", name))]


def _is_section(element: _Element, anchor: str) -> bool:
    """Return whether an id is of a section with a heading: made of it, or within the article."""
    heading = next(element.iter("h1", "h2", "h3", "h4", "h5", "h6"), None)
    if heading is None:
        return False
    if any(a.tag in ("article", "main") for a in element.iterancestors()):
        return True
    said = "".join(_words("".join(map(str, heading.itertext()))[:_SLUG]))
    return bool(said) and "".join(_words(anchor)).startswith(said)
