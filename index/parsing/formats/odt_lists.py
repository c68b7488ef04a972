"""The numbers that OpenDocument counts for the items of lists."""

from __future__ import annotations

from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MOST = 1_000_000


class OdtLists:
    """Counts items, also over the paragraphs that part a list.

    Args:
        content: the document, with styles of its own.
        named: the part with the styles that have names, if there is one.
    """

    def __init__(self, content: _Element, named: _Element | None) -> None:
        self._starts: dict[str, dict[int, int]] = {}
        for part in filter(lambda p: p is not None, (named, content)):
            for style in part.iter(f"{_TEXT}list-style"):  # type: ignore[union-attr]  # filtered
                self._starts[style.get(f"{_STYLE}name", "")] = {
                    _number(level.get(f"{_TEXT}level"), 1): _number(
                        level.get(f"{_TEXT}start-value"), 1
                    )
                    for level in style.iterchildren(f"{_TEXT}list-level-style-number")
                    if level.get(f"{_STYLE}num-format", "1")
                }
        self._open: list[tuple[str, int, str]] = []
        """For each list around: its style, the number of its last item, and its id."""
        self._last: dict[str, int] = {}

    def is_numbered(self, element: _Element) -> bool:
        """Return whether a list has numbers and no bullets."""
        style = element.get(f"{_TEXT}style-name") or (self._open[-1][0] if self._open else "")
        return len(self._open) + 1 in self._starts.get(style, {})

    def enter(self, element: _Element, made: _Element) -> None:
        """Begin a list; `made` is told where it starts to count."""
        style = element.get(f"{_TEXT}style-name") or (self._open[-1][0] if self._open else "")
        start = self._starts.get(style, {}).get(len(self._open) + 1, 1)
        before = element.get(f"{_TEXT}continue-list") or ""
        if before in self._last:
            start = self._last[before] + 1
        elif element.get(f"{_TEXT}continue-numbering") == "true":
            start = self._last.get(f"style {style}", start - 1) + 1
        made.set("start", str(start))
        self._open.append((style, start - 1, element.get(_XML_ID) or ""))

    def count(self, item: _Element, made: _Element) -> None:
        """Count an item; `made` is told its number."""
        if not self._open:
            return
        style, number, name = self._open[-1]
        number = _number(item.get(f"{_TEXT}start-value"), number + 1)
        made.set("value", str(number))
        self._open[-1] = (style, number, name)

    def leave(self) -> None:
        """End a list."""
        style, number, name = self._open.pop()
        if not self._open:
            self._last[f"style {style}"] = number
        if name:
            self._last[name] = number


def _number(text: str | None, otherwise: int) -> int:
    return min(int(text), _MOST) if text and text.isdecimal() and len(text) < 8 else otherwise
