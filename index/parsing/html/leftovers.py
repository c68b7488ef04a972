"""What generators of pages leave in an article that no reader takes for a part of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.parsing.html.inline import MARKS
from index.parsing.outline import PieceKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from index.parsing.html.tree_walk import Found

_TAGS = (
    "a", "span", "sup", "small", "td", "th", "div", "p", "ol", "ul", "nav", "pre", "button",
)  # fmt: skip
_NAMES = frozenset({
    "mw-editsection", "mw-cite-backlink", "mw-jump-link", "linenos", "lineno", "linenodiv",
    "line-number", "line-numbers", "line-numbers-rows", "gutter", "headerlink", "header-link",
    "hash-link", "anchor-link", "anchorjs-link", "header-anchor", "heading-anchor",
    "md-content__button", "theme-edit-this-page", "theme-last-updated", "breadcrumb",
    "breadcrumbs", "theme-doc-breadcrumbs", "skip-link", "skip-to-content", "skiptocontent",
    "js-vote-count", "copy-button", "copybtn", "clipboard-button",
})  # fmt: skip
_EDIT = re.compile(
    r"\[\s*(?:edit(?: source)?|bearbeiten|quelltext bearbeiten|modifier(?: le code)?|editar|"
    r"modifica|bewerken|redigera|edytuj|править|編集|编辑)(?:\s*\|[^\[\]]{1,40})?\s*\]",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"(?:\[[^\[\]]{1,60}\]\s*)+")
_NUMBERED = re.compile(r"(?:\d{1,4}|[*†‡§]{1,3}|[a-z])(?:\s*,\s*\d{1,4})*")
_STALE = re.compile(
    r"(?:this page was )?(?:last|recently) (?:updated?|modified|edited|changed|reviewed)\b"
    r"[^.!?]{0,20}(?:\d|ago\b|today|yesterday)[^!?]{0,50}",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d[\d.,]*\s?[km]?\s(?:likes?|votes?|upvotes?|points?|comments?|replies|reply|views?|shares?)",
    re.IGNORECASE,
)
_BARE = frozenset({"advertisement", "advertisements", "sponsored", "loading", "copy link", "share"})


def drop_leftovers(root: _Element) -> None:
    """Take out of a page what is known to be left there by its generator."""
    for element in list(root.iter(*_TAGS)):
        if _is_leftover(element):
            _drop(element)


def is_left_line(found: Found) -> bool:
    """Whether a whole paragraph is a date of change, a count of votes, a label of a button."""
    if found.piece.kind is not PieceKind.PARAGRAPH or len(found.words) > 120:
        return False
    words = found.words.strip(" .…»›→>|:")
    return (
        _STALE.fullmatch(words) is not None
        or _COUNTED.fullmatch(words) is not None
        or words.casefold() in _BARE
    )


def _is_leftover(element: _Element) -> bool:
    names = (element.get("class") or "").lower()[:500].split()
    if not _NAMES.isdisjoint(names):
        return True
    if "breadcrumb" in (element.get("aria-label") or "").lower():
        return True
    tag = element.tag
    if tag == "a":
        return (element.get("href") or "").startswith("#") and _text(element) in MARKS
    if tag == "sup":
        return _is_reference(element, names)
    return tag in ("span", "small") and _EDIT.fullmatch(_text(element)) is not None


def _is_reference(element: _Element, names: list[str]) -> bool:
    """Whether a raised text leads to a note."""
    text = _text(element)
    if _BRACKETED.fullmatch(text):
        return True
    is_link = any((a.get("href") or "").find("#") >= 0 for a in element.iter("a"))
    is_marked = is_link or (element.getparent() is not None and element.getparent().tag == "a")  # type: ignore[union-attr]
    return (is_marked or "reference" in names) and _NUMBERED.fullmatch(text) is not None


def _text(element: _Element) -> str:
    """The words of a small element; of a large one the beginning."""
    parts: list[str] = []
    for part in element.itertext():
        parts.append(str(part))
        if len(parts) > 20:
            break
    return "".join(parts).strip()[:200]


def _drop(element: _Element) -> None:
    """Take an element out of its tree, and leave the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
