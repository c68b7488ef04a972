"""Showing what a page has but shows on a click or when it is complete: panels, tabs, answers.

Of a reader's page these are parts like any other. Buttons that open an answer become headings.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.parsing.html.boilerplate import HIDDEN_STYLE, SKIPPED, is_marked_hidden
from index.parsing.html.boxes import is_said_note, name_boxes
from index.parsing.html.furniture import is_furniture
from index.parsing.html.member_tables import show_members
from index.parsing.html.panels import label_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_PANEL = re.compile(
    r"tab|pane|accordion|collaps|faq|answer|detail|toggle|spoiler|expand|content|body",
    re.IGNORECASE,
)
_TOGGLES = re.compile(r"accordion|collaps|toggle|faq|question|expand|disclosure|spoiler", re.I)
_MENU = re.compile(r"nav|menu|search|theme|sidebar|toc", re.I)
_TOGGLE_TITLE = re.compile(
    r"(?:accordion|expand\w*|expander|collaps\w*|faq|toggle|spoiler|disclosure|qa)[-_]{0,2}"
    r"(?:item|entry|panel|card)?[-_]{0,2}"
    r"(?:title|head(?:er|ing)?|question|control|trigger|button|label|summary|toggle|q)(?![a-z])"
    r"|(?:\A|\s)(?:question|elementor-tab-title)(?:\s|\Z)", re.IGNORECASE,
)  # fmt: skip
"""Names of what stands above a panel and opens it."""
_BARE = frozenset({"aside", "form", "button"})
"""Elements that may be something to unfold though no attribute says so."""
_LINES = frozenset({"div", "p", "span", "a", "label", "strong", "b"})
_SHARE = 0.25
"""Share of a page's text above which an element is not hidden, nor a form to fill in."""
_TOGGLE = 150
"""Characters of a line that opens a panel."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt")
_TEXT_BLOCKS = frozenset({"p", "li", "ul", "ol", "pre", "table", "blockquote", *_HEADINGS})
_COLLAPSE = "collapse"
_TARGETS = ("aria-controls", "data-target", "data-bs-target", "href")
"""Attributes that name what a button opens."""
_SAYS_NOTHING = re.compile(r"\A<|java\s?script|\bscripts?\b|\bbrowser", re.IGNORECASE).search
"""Of a text for where no scripts run: that it is markup that counts visits, or asks for scripts."""
_NOTICE = 160
"""Characters in which a page says that it needs scripts."""
_STEPS = re.compile(r"(?:\A|[\s-])(?:steps|stepper)(?:\Z|\s)")
_SLOT, _PART = re.compile(r"[BP]:\w{1,12}"), re.compile(r"S:(\w{1,12})")


def unfold(root: _Element) -> None:
    """Show in a tree what a reader of the page comes to see."""
    _show_without_scripts(root)
    _fill_slots(root)
    show_members(root)
    _draw(root)
    name_boxes(root)
    targets = _targets(root)
    lengths = _lengths(root)
    whole = max(1, lengths.get(root, 0))
    for element in list(root.iter()):
        if not element.attrib and element.tag not in _BARE:
            continue
        is_large = lengths.get(element, 0) > _SHARE * whole
        is_aside = element.tag == "aside" or element.get("role") == "complementary"
        is_out = is_marked_hidden(element) and element.tag not in SKIPPED
        if is_out and (is_large or _is_panel(element, targets)):
            _show(element)
            _head_by_toggle(element)
        if (element.tag == "form" and is_large) or (is_aside and is_said_note(element)):
            _plain(element)
        elif _opens(element):
            _head(element, targets)
        elif _heads_by_name(element):
            _head_next(element)


def _draw(root: _Element) -> None:
    """Keep the lines of diagrams, and end after the last of a few steps what heads it."""
    for element in root.iter("div", "section"):
        names = element.get("class") or ""
        if "mermaid" in names.split():
            element.tag = "pre"
        elif _STEPS.search(names) and next(element.iter(*_HEADINGS), None) is not None:
            element.tag = "details"


def _opens(element: _Element) -> bool:
    """Return whether a click on an element opens another."""
    if element.get("aria-expanded") is not None or element.get("aria-controls"):
        return True
    if _COLLAPSE in (element.get("data-toggle"), element.get("data-bs-toggle")):
        return True
    parent = element.getparent()
    names = f"{element.get('class') or ''} {'' if parent is None else parent.get('class') or ''}"
    return element.tag == "button" and bool(_TOGGLES.search(names)) and not _MENU.search(names)


def _heads_by_name(element: _Element) -> bool:
    """Return whether an element is by its name the title of the panel right after it."""
    if element.tag not in _LINES or not _TOGGLE_TITLE.search(element.get("class") or ""):
        return False
    panel = element.getnext()
    return (
        panel is not None
        and panel.tag in ("div", "section", "p")
        and bool(_PANEL.search(panel.get("class") or ""))
        and 0 < len(label_of(element)) <= _TOGGLE
        and next(element.iter(*_TEXT_BLOCKS - {"p"}, "button", "summary"), None) is None
    )


def _head_next(line: _Element) -> None:
    panel = line.getnext()
    line.tag = "x-head"
    _unset(line, "role")
    if panel is not None and is_marked_hidden(panel):
        _show(panel)
    if panel is not None and panel.tag != "p":
        panel.tag = "details"


def _show_without_scripts(root: _Element) -> None:
    """Show what a page says where no scripts run, if it is more than it says besides."""
    instead = {e: " ".join("".join(map(str, e.itertext())).split()) for e in root.iter("noscript")}
    said = [e for e, words in instead.items() if words and not _SAYS_NOTHING(words[:_NOTICE])]
    if said and sum(len(instead[e]) for e in said) > _lengths(root).get(root, 0):
        for element in said:
            element.tag = "div"


def _fill_slots(root: _Element) -> None:
    """Put what was streamed after a page in the places that were left for it."""
    slots = {e.get("id"): e for e in root.iter("template") if _SLOT.fullmatch(e.get("id") or "")}
    for part in list(root.iter("div")) if slots else ():
        match = _PART.fullmatch(part.get("id") or "")
        slot = slots.pop(f"B:{match[1]}", None) if match else None
        if slot is None and match:
            slot = slots.pop(f"P:{match[1]}", None)
        parent = None if slot is None else slot.getparent()
        if slot is None or parent is None or part in slot.iterancestors():
            continue
        _unset(part, "hidden")
        _unset(part, "id")
        slot.addnext(part)
        part.tail = None


def _targets(root: _Element) -> dict[str, _Element]:
    """What buttons of the page open, by id."""
    wanted = set()
    for element in root.iter("button", "a", "div", "li", "span", "h2", "h3", "h4", "label"):
        if not element.attrib:
            continue
        for name in _TARGETS if _opens(element) else _TARGETS[:-1]:
            wanted.update((element.get(name) or "").replace("#", " ").split()[:5])
    if not wanted:
        return {}
    return {i: e for e in root.iter() if (i := e.get("id")) is not None and i in wanted}


def _lengths(root: _Element) -> dict[_Element, int]:
    """The characters of text in each element."""
    from lxml import etree

    lengths: dict[_Element, int] = {}
    total = 0
    begun: list[int] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            begun.append(total)
            if element.tag in SKIPPED and element.tag != "button":
                walk.skip_subtree()
            else:
                total += len((element.text or "").strip())
        else:
            lengths[element] = total - begun.pop()
            total += len((element.tail or "").strip())
    return lengths


def _is_panel(element: _Element, targets: dict[str, _Element]) -> bool:
    """Return whether a hidden element is one that a click opens to be read."""
    if element.get("aria-hidden") == "true" and element.tag in _TEXT_BLOCKS:
        return True  # seen, only not read aloud
    if is_furniture(element):
        return False
    if (
        element.get("role") in ("tabpanel", "region")
        or targets.get(element.get("id") or "") is element
    ):
        return True
    before = element.getprevious()
    if before is not None and before.get("onclick") and label_of(before):
        return True
    return bool(_PANEL.search(element.get("class") or "")) or element.get("hidden") == "until-found"


def _show(element: _Element) -> None:
    for name in ("hidden", "aria-hidden"):
        _unset(element, name)
    if style := element.get("style"):
        element.set("style", HIDDEN_STYLE.sub("", style))


def _unset(element: _Element, name: str) -> None:
    if name in element.attrib:
        del element.attrib[name]


def _plain(element: _Element) -> None:
    """Take from an element all that makes it look like furniture."""
    element.tag = "div"
    for name in ("class", "role"):
        _unset(element, name)


def _head(button: _Element, targets: dict[str, _Element]) -> None:
    """Make a button that opens a panel the heading of it."""
    toggles = _COLLAPSE in (button.get("data-toggle"), button.get("data-bs-toggle"))
    is_button = button.tag == "button" or button.get("role") == "button" or toggles
    if not is_button or not "".join(map(str, button.itertext())).strip():
        return
    _drop_signs(button)
    heading = next((a for a in button.iterancestors(*_HEADINGS)), None)
    head = button if heading is None else heading
    said = ((button.get(name) or "").lstrip("#") for name in _TARGETS)
    panel = next((targets[name] for name in said if name in targets), None)
    panel = _next(head) if panel is None else panel
    if panel is None or panel.tag in ("ul", "ol", "nav", "menu") or is_furniture(panel):
        return
    if any(is_furniture(a) for a in head.iterancestors()):
        return
    if is_marked_hidden(panel):
        _show(panel)
    for name in ("role", "aria-hidden"):
        _unset(button, name)
    button.tag = "x-head" if heading is None else "span"
    if heading is None:
        panel.tag = "details" if panel.tag == "div" else panel.tag


def _next(element: _Element) -> _Element | None:
    """The element after this one or after what it is alone in."""
    for _ in range(3):
        following = element.getnext()
        if following is not None:
            return following
        parent = element.getparent()
        if parent is None or (element.tail or "").strip():
            return None
        element = parent
    return None


def _drop_signs(button: _Element) -> None:
    """Take out of a button the sign that shows that it can be opened."""
    for child in button.iterdescendants("span", "i", "b", "div"):
        words = "".join(map(str, child.itertext()))
        if len(words) < 4 and not any(map(str.isalnum, words)):
            child.text = None


def _head_by_toggle(panel: _Element) -> None:
    """Make the short line right above a panel that was hidden the heading of it."""
    line = panel.getprevious()
    if line is None or line.tag not in ("a", "div", "span", "p", "label") or panel.tag != "div":
        return
    if _PANEL.search(line.get("class") or "") and not _TOGGLES.search(line.get("class") or ""):
        return
    words = label_of(line)
    is_line = next(line.iter(*_TEXT_BLOCKS - {"p"}, "table", "form", "img"), None) is None
    if is_line and 1 < len(words) <= _TOGGLE and not (line.tail or "").strip():
        line.tag, panel.tag = "x-head", "details"
