"""Boxes of pages: what "Warning" above a note says is said before its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from index.parsing.box_kinds import is_kind, says_kind
from index.parsing.html.furniture import is_note
from index.parsing.html.panels import first_words, name_panels

if TYPE_CHECKING:
    from lxml.etree import _Element

_TITLE = re.compile(
    r"(?:admonition|callout|alert|note|custom-?block|hint|notice|infobox|message|aside)"
    r"[-_]{0,2}(?:title|heading|header|label)", re.IGNORECASE,
)  # fmt: skip
_BARE_TITLE = re.compile(r"(?:\A|\s)(?:title|heading|header|headline)(?:\s|\Z)", re.IGNORECASE)
_CODE_TITLE = re.compile(
    r"(?:code|codeblock|highlight|snippet)[-_]{0,2}(?:block[-_]{0,2})?(?:title|name|caption|file\w*|"
    r"header)|(?:\A|\s)file-?name(?:\s|\Z)", re.IGNORECASE,
)  # fmt: skip
_KINDS = frozenset({
    "note", "tip", "hint", "info", "information", "warning", "caution", "danger", "important",
    "attention", "error", "success", "question", "example", "see also", "hinweis", "tipp",
    "achtung", "warnung", "vorsicht", "wichtig", "gefahr", "beispiel", "remarque", "astuce",
    "conseil", "avertissement", "nota", "consejo", "advertencia", "atención", "importante",
    "aviso", "suggerimento", "attenzione", "dica",
})  # fmt: skip
_LONGEST = 120
"""Characters of a title of a box."""
_HEAVY = frozenset({"ul", "ol", "pre", "table", "dl", "blockquote"})


def name_boxes(root: _Element) -> None:
    """Make the titles of boxes and the labels of tabs what they are to a reader."""
    for table in list(root.iter("table")):
        _open_table(table)
    for element in list(root.iter("p", "div", "span", "strong", "h2", "h3", "h4", "h5", "h6")):
        if not element.attrib and not _opens_aside(element):
            continue
        if _is_box_title(element):
            _name_box(element)
        elif _is_code_title(element):
            _head(element)
    name_panels(root)


def _open_table(table: _Element) -> None:
    """Make the table that Asciidoctor draws a box as what it says."""
    box = table.getparent()
    if box is None or "admonitionblock" not in (box.get("class") or ""):
        return
    cells = {(cell.get("class") or ""): cell for cell in table.iter("td")}
    icon, content = cells.get("icon"), cells.get("content")
    if icon is None or content is None:
        return
    kind = _text(icon) or next((i.get("title") or "" for i in icon.iter("i", "img")), "")
    content.tag = "div"
    box.replace(table, content)
    first = _first_line(content)
    if first is not None and kind:
        _say(first, kind)


def _is_box_title(element: _Element) -> bool:
    names, parent = element.get("class") or "", element.getparent()
    if parent is None or not names:
        return _opens_aside(element) and _text(element).rstrip(":!").casefold() in _KINDS
    if not (_TITLE.search(names) or (_BARE_TITLE.search(names) and is_note(parent))):
        return False
    return element.tag != "summary" and 0 < len(_text(element)) <= _LONGEST


def _opens_aside(element: _Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == "aside" and element.getprevious() is None


def _is_code_title(element: _Element) -> bool:
    """Return whether an element is the name of the file whose lines stand below it."""
    if (
        not _CODE_TITLE.search(element.get("class") or "")
        or not 0 < len(_text(element)) <= _LONGEST
    ):
        return False
    following = element.getnext()
    return following is not None and next(following.iter("pre"), None) is not None


def _head(title: _Element) -> None:
    """Make an element the heading of what it stands above."""
    box = title.getparent()
    title.tag = "x-head"
    if box is not None and box.tag in ("div", "aside", "section", "figure"):
        box.tag = "details"


def _name_box(title: _Element) -> None:
    """Say a kind ("Warning") before the text of its box; any other title heads it."""
    words, text = _text(title), title.getnext()
    box = title.getparent()
    if box is None or text is None:
        return
    if words.rstrip(":!").casefold() not in _KINDS:
        _head(title)
        return
    first = _first_line(text)
    kind = words.rstrip(":").capitalize()
    if first is None:
        title.text = f"{kind}:"
        for child in list(title):
            title.remove(child)
        return
    _say(first, kind)
    following = title.tail or ""
    title.tail = None
    box.remove(title)
    if following.strip():
        box.text = (box.text or "") + following


def _say(line: _Element, kind: str) -> None:
    """Put a kind before a line that does not say it itself."""
    if not _says(line, kind):
        line.text = f"{kind}: {(line.text or '').lstrip()}"


def _says(line: _Element, kind: str) -> bool:
    """Return whether a line says a kind itself, followed by a colon or in bold."""
    bold = next(line.iterchildren("strong", "b"), None)
    if bold is None or bold.getprevious() is not None or (line.text or "").strip():
        return says_kind(kind, _text(line))
    return says_kind(kind, _text(line)) or is_kind(kind, _text(bold))


def _first_line(element: _Element) -> _Element | None:
    """The element that the first words in another stand in; None where those are in a list."""
    for _ in range(6):
        if element.tag in _HEAVY:
            return None
        if (element.text or "").strip() or element.tag == "p":
            return element
        child = next((c for c in element if _text(c)), None)
        if child is None:
            return element
        if child.tag not in ("p", "div", "section", *_HEAVY):
            return element
        element = child
    return None


def is_said_note(element: _Element) -> bool:
    """Return whether an element is a note to readers by its names, or by its first word."""
    if is_note(element):
        return True
    title = next(element.iter("h2", "h3", "h4", "h5", "h6", "strong", "b"), None)
    if title is not None and _text(title).rstrip(":!").casefold() in _KINDS:
        return True
    first = _text(element)[:40].partition(":")
    return bool(first[1]) and first[0].strip().casefold() in _KINDS


def _text(element: _Element) -> str:
    return first_words(element, _LONGEST + 1)
