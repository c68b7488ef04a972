"""What of a page is not shown, or is a note."""

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

HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)[^;]*;?", re.IGNORECASE)
_AWAY_STYLE = re.compile(
    r"(?:left|top|text-indent)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*(?:0|1px)|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
"""Of what stands beside the page, for screen readers alone."""
_FOOTNOTE_NAMES = re.compile(r"(?:^|[\s_-])(?:foot|end)notes?(?:$|[\s_-])", re.IGNORECASE)


def is_hidden(element: _Element) -> bool:
    """Return whether a browser would not show the element, or it has no words."""
    return element.tag in SKIPPED or (bool(element.attrib) and is_marked_hidden(element))


def is_marked_hidden(element: _Element) -> bool:
    """Return whether an attribute says that the element is not shown, or not read out."""
    return element.get("aria-hidden") == "true" or is_unseen(element)


def is_unseen(element: _Element) -> bool:
    """Return whether an attribute says that nobody sees the element."""
    style = element.get("style")
    if element.get("hidden") is not None:
        return True
    return bool(style and (HIDDEN_STYLE.search(style) or _AWAY_STYLE.search(style)))


def is_footnotes(element: _Element) -> bool:
    """Return whether the element holds a footnote or several."""
    if not element.attrib:
        return False
    role = f"{element.get('role') or ''} {element.get('{http://www.idpf.org/2007/ops}type') or ''}"
    role += f" {element.get('epub:type') or ''}"
    if any(word in role for word in ("footnote", "endnote", "rearnote")):
        return "noteref" not in role and "backlink" not in role
    return bool(_FOOTNOTE_NAMES.search(f"{element.get('class') or ''} {element.get('id') or ''}"))
