"""Telling what surrounds an article on its page: navigation, notices, buttons."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

SKIPPED = frozenset({
    "script", "style", "template", "noscript", "svg", "head", "select", "button", "iframe",
    "object", "embed", "canvas", "audio", "video", "input", "textarea", "dialog", "map", "math",
    "datalist", "meter", "progress", "rp", "rt",
})  # fmt: skip
"""Elements without words of an article."""

_NOISE_TAGS = frozenset({"nav", "aside", "footer", "form", "menu"})
_NOISE_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar", "button", "tablist",
})  # fmt: skip
_NOISE_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|sidebar|share|sharing|sharedaddy|"
    r"social|cookies?|consent|gdpr|newsletter|subscribe|subscription|signup|related|recommended|"
    r"recirc|promo|promotion|advert|advertisement|ads?|sponsor(?:ed)?|banner|popup|modal|paywall|"
    r"comments?|disqus|pagination|pager|skip-?link|toolbar|byline-?share|tags?-?list|"
    r"editsection|toc|noprint|back-?to-?top|site-?(?:header|footer))(?:$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PHRASE = re.compile(
    r"(?:read|learn|see|show|load) (?:more|also|next)\b.{0,60}|continue reading.{0,60}|"
    r"(?:share|tweet|pin|like|follow us|print|e-?mail)(?: (?:this|it|on|via|to|with|us)\b.{0,40})?|"
    r"(?:accept|reject|allow) (?:all|cookies).{0,40}|advertisement|sponsored|"
    r"(?:we|this (?:site|website)) uses? cookies.{0,200}|skip to .{1,30}|back to top|"
    r"(?:sign|log) (?:in|up)\b.{0,60}|subscribe\b.{0,80}|loading\W*|copy link",
    re.IGNORECASE | re.DOTALL,
)
_FOOTNOTE_NAMES = re.compile(r"(?:^|[\s_-])(?:foot|end)notes?(?:$|[\s_-])", re.IGNORECASE)
_LINK_TEXT = 100  # characters of a line of links that nobody misses


def is_hidden(element: _Element) -> bool:
    """Whether a browser would not show the element, or it has no words."""
    return (
        element.tag in SKIPPED
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def is_noise(element: _Element) -> bool:
    """Whether the element is of the page and not of the article, by its tag, role or names."""
    if element.tag in ("html", "body", "main", "article"):
        return False
    if is_footnotes(element):
        return False
    if element.tag in _NOISE_TAGS or (element.get("role") or "").lower() in _NOISE_ROLES:
        return True
    if element.tag == "header" and not any(a.tag == "article" for a in element.iterancestors()):
        return next(element.iter("h1"), None) is None
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_NOISE_NAMES.search(names[:500]))


def is_footnotes(element: _Element) -> bool:
    """Whether the element holds a footnote or several."""
    role = f"{element.get('role') or ''} {element.get('{http://www.idpf.org/2007/ops}type') or ''}"
    role += f" {element.get('epub:type') or ''}"
    if any(word in role for word in ("footnote", "endnote", "rearnote")):
        return "noteref" not in role and "backlink" not in role
    return bool(_FOOTNOTE_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def is_noise_text(text: str, linked: int) -> bool:
    """Whether a paragraph or item is a button or a mere link.

    Args:
        text: its words.
        linked: how many of its characters are links.
    """
    if len(text) <= _LINK_TEXT and linked >= 0.9 * len(text):
        return True
    return len(text) <= 250 and _PHRASE.fullmatch(text.strip(" .…»›→>|")) is not None
