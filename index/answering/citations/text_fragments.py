"""Text fragments: the part of a link that makes a browser scroll to a quote and mark it.

`https://example.org/page#:~:text=prefix-,start,end,-suffix`, as in the draft of the Web
Incubator Community Group (https://wicg.github.io/scroll-to-text-fragment/). White space counts as
one space and letter case does not count, as in browsers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote as percent_encode

DELIMITER = ":~:"
"""What parts a link's anchor from what is for the browser alone."""
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
"""What stands between spaces; in scripts without spaces, a character."""
_MARKUP = re.compile(r"[*_`\[\]<>|\\~#]|\]?\(https?:[^)]*\)")
"""What Markdown may turn into something that the page does not show."""
_SURROUNDINGS = 400
"""Characters before and after a quote in which words are looked for that tell it apart."""
_REACHES = (0, 2, 4, 8, 16, 32)
"""Words of the surroundings that are tried."""
_ENDS = (4, 8, 16)
"""Words at each end of a long quote that are tried."""
_SHORT, _LONG = 100, 300
"""Characters of a quote that is written out at once, and of one that is written out at need."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Fragment:
    """The four parts of a text fragment; all but `start` may be empty."""

    prefix: str
    start: str
    end: str
    suffix: str

    def __str__(self) -> str:
        parts = [f"{_encode(self.prefix)}-"] * bool(self.prefix)
        parts += [_encode(part) for part in (self.start, self.end) if part]
        parts += [f"-{_encode(self.suffix)}"] * bool(self.suffix)
        return f"text={','.join(parts)}"


def text_fragment(text: str, start: int, end: int, *, markdown: bool = False) -> str | None:
    """Return the fragment that fits one place of a text only, the stretch `[start, end)`.

    Args:
        text: the whole article.
        start: offset of the quote's first character.
        end: offset after its last character.
        markdown: whether the text has markup that its page does not show; then the longest part
            of the quote without any is what is looked for.

    Returns:
        For instance "text=Who%20resigned"; None where no words tell the quote apart from the
        rest of the article.
    """
    if markdown:
        start, end = _longest_plain(text, start, end)
    page = _normal(text)
    for fragment in _candidates(text, start, end):
        parts = (fragment.prefix, fragment.start, fragment.end, fragment.suffix)
        if markdown and any(map(_MARKUP.search, parts)):
            continue
        if _fits_once(page, fragment, _normal(text[start:end])):
            return str(fragment)
    return None


def _candidates(text: str, start: int, end: int) -> Iterator[Fragment]:
    """Yield fragments that fit the stretch, those of the shortest words first."""
    inside = _words(text, start, end)
    if not inside:
        return
    before, after = _surroundings(text, start, end)
    for reach in _REACHES:
        prefix = _joined(text, before[-reach:]) if reach else ""
        suffix = _joined(text, after[:reach])
        for head, tail in _pieces(text, inside):
            yield Fragment(prefix, head, tail, suffix)


def _pieces(text: str, words: list[Span]) -> Iterator[tuple[str, str]]:
    """Yield ways to write a quote: written out where it is short, else its two ends."""
    whole = _joined(text, words)
    lines = text[words[0][0] : words[-1][1]].count("\n")
    if len(whole) <= _SHORT and not lines:
        yield whole, ""
    for count in _ENDS:
        if len(words) >= 2 * count:
            yield _joined(text, words[:count]), _joined(text, words[-count:])
    if len(whole) <= _LONG:
        yield whole, ""


def _fits_once(page: str, fragment: Fragment, quote: str) -> bool:
    """Return whether a fragment is found in a page once, and there marks the quote.

    A prefix or suffix may touch the quote or be parted from it by a space.
    """
    start, end = _normal(fragment.start), _normal(fragment.end)
    prefix, suffix = _normal(fragment.prefix), _normal(fragment.suffix)
    found = (
        at
        for at in _places(page, start)
        if _ends(page, at, prefix) and (end or _begins(page, at + len(start), suffix))
    )
    first = next(found, None)
    if first is None or next(found, None) is not None:
        return False
    closing = (at + len(end) for at in _places(page, end, first + len(start)))
    last = next((at for at in closing if _begins(page, at, suffix)), None) if end else None
    return not end or last == first + len(quote)


def _places(page: str, words: str, begin: int = 0) -> Iterator[int]:
    """Yield where words stand in a page, also where they overlap."""
    at = page.find(words, begin)
    while at >= 0:
        yield at
        at = page.find(words, at + 1)


def _ends(page: str, at: int, prefix: str) -> bool:
    return page[max(0, at - len(prefix) - 1) : at].rstrip(" ").endswith(prefix)


def _begins(page: str, at: int, suffix: str) -> bool:
    return page[at : at + len(suffix) + 1].lstrip(" ").startswith(suffix)


def _longest_plain(text: str, start: int, end: int) -> Span:
    edges = [start]
    for mark in _MARKUP.finditer(text, start, end):
        edges += mark.span()
    edges.append(end)
    return max(zip(edges[::2], edges[1::2], strict=True), key=lambda span: span[1] - span[0])


def _surroundings(text: str, start: int, end: int) -> tuple[list[Span], list[Span]]:
    """Return the words before and after a stretch, none of them cut."""
    first, last = start - _SURROUNDINGS, end + _SURROUNDINGS
    before = _words(text, max(0, first), start)[first > 0 :]
    after = _words(text, end, last)
    return before, after[:-1] if last < len(text) else after


def _words(text: str, start: int, end: int) -> list[Span]:
    return [match.span() for match in _WORD.finditer(text[:end], start)]


def _joined(text: str, words: list[Span]) -> str:
    return " ".join(text[words[0][0] : words[-1][1]].split()) if words else ""


def _normal(text: str) -> str:
    return " ".join(text.split()).casefold()


def _encode(text: str) -> str:
    """Percent-encode a part; a hyphen would read as the mark of a prefix or suffix."""
    return percent_encode(text, safe="").replace("-", "%2D")
