"""The numbers that Word counts for the items of lists and for headings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from index.parsing.formats.docx_package import W
from index.parsing.formats.docx_styles import value

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 100_000
_NONE = -1
"""The count of a level without items."""


class _Level(NamedTuple):
    start: int = 1
    kind: str = "decimal"
    text: str = "%1."


class Numbering:
    """Counts the items of all lists of a document, in reading order.

    Args:
        root: the part that defines the lists, None where there is none.
    """

    def __init__(self, root: _Element | None) -> None:
        self._abstract: dict[str, str] = {}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int]] = {}
        self._begun: set[str] = set()
        for element in () if root is None else root.iterchildren(f"{W}abstractNum"):
            levels = {_index(e): _level(e) for e in element.iterchildren(f"{W}lvl")}
            self._levels[element.get(f"{W}abstractNumId") or ""] = levels
        for element in () if root is None else root.iterchildren(f"{W}num"):
            self._add(element)

    def _add(self, element: _Element) -> None:
        name = element.get(f"{W}numId") or ""
        abstract = value(element.find(f"{W}abstractNumId")) or ""
        self._abstract[name] = abstract
        self._restarts[name] = {
            _index(e): _number(value(e.find(f"{W}startOverride")), 1)
            for e in element.iterchildren(f"{W}lvlOverride")
            if e.find(f"{W}startOverride") is not None
        }
        own = {
            _index(e): _level(level)
            for e in element.iterchildren(f"{W}lvlOverride")
            if (level := e.find(f"{W}lvl")) is not None
        }
        if own:
            self._levels[name + "#"] = {**self._levels.get(abstract, {}), **own}

    def next(self, name: str, level: int) -> str:
        """What stands before the next item of a list: "2.", "-"; "" where nothing does."""
        abstract = self._abstract.get(name)
        if abstract is None:
            return "-"
        levels = self._levels.get(name + "#") or self._levels.get(abstract, {})
        counts = self._counts.setdefault(abstract, [_NONE] * _LEVELS)
        if name not in self._begun:
            self._begun.add(name)
            for at, start in self._restarts[name].items():
                counts[at] = start - 1
        this = levels.get(level, _Level(kind="bullet"))
        counts[level] = this.start if counts[level] == _NONE else counts[level] + 1
        for deeper in range(level + 1, _LEVELS):
            counts[deeper] = _NONE
        if this.kind == "bullet":
            return "-"
        if this.kind == "none":
            return _PLACE.sub("", this.text).strip()

        def shown(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            of = levels.get(at, _Level())
            return _written(of.start if counts[at] == _NONE else counts[at], of.kind)

        return _PLACE.sub(shown, this.text).strip()


def _index(element: _Element) -> int:
    return min(_number(element.get(f"{W}ilvl"), 0), _LEVELS - 1)


def _level(element: _Element) -> _Level:
    return _Level(
        _number(value(element.find(f"{W}start")), 1),
        value(element.find(f"{W}numFmt")) or "decimal",
        (value(element.find(f"{W}lvlText")) or "")[:40],
    )


def _number(text: str | None, otherwise: int) -> int:
    return min(int(text), _MOST) if text and text.isdecimal() and len(text) < 8 else otherwise


def _written(count: int, kind: str) -> str:
    if kind in ("lowerLetter", "upperLetter") and count <= 780:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("lowerRoman", "upperRoman") and 0 < count < 4_000:
        return roman(count).upper() if kind == "upperRoman" else roman(count)
    return f"{count:02}" if kind == "decimalZero" else str(count)


def roman(count: int) -> str:
    """A number in small Roman figures."""
    written = ""
    for worth, figure in _ROMAN:
        written += figure * (count // worth)
        count %= worth
    return written
