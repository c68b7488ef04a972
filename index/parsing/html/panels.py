"""Panels of pages, of which one is shown at a time: each headed by the label of its tab."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_TAB_NAME = re.compile(r"(?:\A|[\s_-])tab[-_]?(?:links?|buttons?|btns?|item)?(?:\Z|[\s_-])", re.I)
_QUOTED = re.compile(r"['\"]#?([\w-]{1,60})['\"]")
_LISTS = ("ul", "ol", "nav", "menu")
_PANELS = ("div", "section", "article", "pre")
_FIELDS = ("input", "select", "textarea")
_LONGEST = 150
"""Characters of a label."""
_UP = 6
"""Elements around a tab in which its list is looked for."""


def name_panels(root: _Element) -> None:
    """Head each panel by the label of its tab, and take the labels away."""
    tabs = [e for e in root.iter("a", "button", "li", "div", "span") if _is_tab(e)]
    known = {e.get("id"): e for e in root.iter(*_PANELS) if e.get("id")} if tabs else {}
    for around, group in _groups(tabs).items():
        panels = [_opened(tab, known) for tab in group]
        found = [panel for panel in panels if panel is not None]
        _pair(around, group, found or _marked_panels(around))
    _name_by_labels(root)
    for around in list(root.iter("div")):
        if "wds-tabber" in (around.get("class") or "").split():
            _name_wiki_tabs(around)


def head(panel: _Element, words: str) -> None:
    """Make an element a section with a heading."""
    from lxml import etree

    for name in ("hidden", "aria-hidden", "style", "role"):
        if name in panel.attrib:
            del panel.attrib[name]
    if panel.tag == "pre":
        within = etree.Element("details")
        panel.addprevious(within)
        within.tail, panel.tail = panel.tail, None
        within.append(panel)
        panel = within
    panel.tag = "details"
    if "class" in panel.attrib:
        del panel.attrib["class"]
    title = etree.Element("x-head")
    title.text, title.tail, panel.text = words, panel.text, None
    panel.insert(0, title)


def label_of(element: _Element) -> str:
    """The words of a tab or a button, without the signs that show it can be opened."""
    return first_words(element, _LONGEST + 1).strip(" +−–×▼▲▾▸►›⌄✕✖↓")


def first_words(element: _Element, limit: int) -> str:
    """The first characters of the text in an element, on one line."""
    parts: list[str] = []
    length = 0
    for part in element.itertext():
        parts.append(str(part))
        length += len(part.strip())
        if length > limit:
            break
    return " ".join("".join(parts).split())[:limit]


def _is_tab(element: _Element) -> bool:
    if element.get("role") == "tab":
        return True
    if element.get("onclick") and _TAB_NAME.search(element.get("class") or ""):
        return True
    kind = element.get("data-toggle") or element.get("data-bs-toggle") or ""
    return kind in ("tab", "pill") and element.get("role") != "presentation"


def _groups(tabs: Sequence[_Element]) -> dict[_Element, list[_Element]]:
    """Tabs by the list that they stand in."""
    groups: dict[_Element, list[_Element]] = {}
    for tab in tabs:
        around = [a for _, a in zip(range(_UP), tab.iterancestors(), strict=False)]
        if not around:
            continue
        lists = (a for a in around if a.get("role") == "tablist" or a.tag in _LISTS)
        groups.setdefault(next(lists, around[0]), []).append(tab)
    return groups


def _opened(tab: _Element, known: dict[str | None, _Element]) -> _Element | None:
    """The panel that a tab says it opens."""
    names = ("aria-controls", "data-bs-target", "data-target", "href")
    said = [(tab.get(name) or "").rpartition("#")[2] for name in names]
    said += _QUOTED.findall((tab.get("onclick") or "")[:300])
    return next((known[anchor] for anchor in said if anchor in known), None)


def _marked_panels(around: _Element) -> list[_Element]:
    """The panels beside a list of tabs."""
    parent = around.getparent()
    if parent is None:
        return []
    found = []
    for element in parent.iter(*_PANELS):
        if element.get("role") == "tabpanel":
            outer = next((a for a in element.iterancestors() if a in found), None)
            found += [] if outer is not None else [element]
    return found


def _pair(around: _Element, tabs: Sequence[_Element], panels: Sequence[_Element]) -> None:
    labels = [label_of(tab) for tab in tabs]
    if len(panels) != len(tabs) or len(set(panels)) < len(panels):
        return
    if not all(0 < len(label) <= _LONGEST for label in labels):
        return
    holds_panels = any(a is around for panel in panels for a in panel.iterancestors())
    if holds_panels and not all(tab.getparent() is around for tab in tabs):
        return
    for label, panel in zip(labels, panels, strict=True):
        head(panel, label)
    for element in tabs if holds_panels else [around]:
        element.tag = "template"  # which no reader sees
        for child in list(element):
            element.remove(child)


def _name_wiki_tabs(around: _Element) -> None:
    """Tabs of Fandom's wikis, whose panels follow them in the same order."""
    first = next(iter(around), None)
    if first is None:
        return
    tabs = [e for e in first.iter("div") if "wds-tabs__tab-label" in (e.get("class") or "")]
    panels = [e for e in around if "wds-tab__content" in (e.get("class") or "")]
    _pair(first, tabs, panels)


def _name_by_labels(root: _Element) -> None:
    """Tabs and answers that are opened by a label of a hidden field."""
    done = set()
    for label in list(root.iter("label")):
        parent, following = label.getparent(), label.getnext()
        if not label.get("for") or parent is None or parent in done:
            continue
        if following is not None and following.tag in _PANELS and _is_text(following):
            words = label_of(label)
            if 0 < len(words) <= _LONGEST:
                head(following, words)
                label.tag = "template"
                label.text = None
            continue
        done.add(parent)
        labels = [child for child in parent if child.tag == "label"]
        panels = parent.getnext()
        if len(labels) > 1 and panels is not None and panels.tag == "div":
            parts = [part for part in panels if part.tag in _PANELS and _is_text(part)]
            _pair(parent, labels, parts)


def _is_text(element: _Element) -> bool:
    return next(element.iter(*_FIELDS), None) is None and bool(label_of(element))
