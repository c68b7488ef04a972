"""What stands within lines of HTML: references to notes, raised figures, links to itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

BREAK = "\v"
"""Stands for <br> until white space is made single."""

_SPACE = re.compile(r"[ \t\n\r\f]+")
_PARTED = re.compile(rf"{BREAK}\s*{BREAK}[\s{BREAK}]*")
_LAYOUT = str.maketrans(dict.fromkeys("\u00ad\u200b\ufeff"))
MARKS = frozenset({"¶", "#", "§", "🔗", "↩", "↩︎", "↑", "^", "⏎", "◆"})
_REFERENCE = re.compile(r"\[?(\d{1,4}|\*{1,3}|[†‡§])\]?")
_RAISED = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_RAISED_FORM = re.compile(r"[-+−]?\d{1,6}|n")


def inline_text(element: _Element) -> str | None:
    """What to read for an element that is not to be read as it stands, else None.

    A reference to a note becomes "[1]" and not a digit of the word before; a power "10⁶" and not
    106; a heading's link to itself and a note's link back are left out.
    """
    if _is_page_mark(element):
        return ""
    if element.tag == "a":
        words = "".join(map(str, element.itertext())).strip()
        if words in MARKS or element.get("role") == "doc-backlink":
            return ""
        is_reference = element.get("role") == "doc-noteref" or _book_type(element) == "noteref"
        return _reference(words) if is_reference else None
    if element.tag != "sup":
        return None
    words = "".join(map(str, element.itertext())).strip()
    is_reference = next(element.iter("a"), None) is not None
    if is_reference:
        return _reference(words)
    return raised(words)


def raised(words: str) -> str | None:
    """A power in raised figures: "10⁶" and not 106; None where it is more than that."""
    return words.translate(_RAISED) if _RAISED_FORM.fullmatch(words) else None


def _book_type(element: _Element) -> str:
    """What a book says that an element is."""
    return element.get("epub:type") or element.get("{http://www.idpf.org/2007/ops}type") or ""


def _is_page_mark(element: _Element) -> bool:
    """Return whether an element says where a page of the printed book begins."""
    if not element.attrib:
        return False
    return element.get("role") == "doc-pagebreak" or "pagebreak" in _book_type(element).split()


def _reference(words: str) -> str | None:
    match = _REFERENCE.fullmatch(words)
    return f"[{match[1]}]" if match else None


def paragraphs_in(text: str) -> list[str]:
    """The paragraphs of a run of text: white space made single, two line breaks part them."""
    if BREAK not in text and (text.isascii() or text.isprintable()):  # as mostly
        words = single_spaced(text)
        return [words] if words else []
    paragraphs = []
    for part in _PARTED.split(text.translate(_LAYOUT)):
        lines = (_SPACE.sub(" ", line).strip() for line in part.split(BREAK))
        paragraphs.append("\n".join(filter(None, lines)))
    return list(filter(None, paragraphs))


def single_spaced(text: str) -> str:
    """A text with nothing but single blanks in it."""
    if text.isprintable() and "  " not in text:  # so it is already, as mostly
        return text.strip(" ")
    return " ".join(text.split())


def verbatim(text: str) -> str:
    """Code: all white space kept, except blank lines around it."""
    lines = [line.rstrip() for line in text.replace(BREAK, "\n").split("\n")]
    return "\n".join(lines).strip("\n")
