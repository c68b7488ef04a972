"""Sentences of a paragraph as exact offsets, found by sentencex (Wikimedia's rule-based splitter).

Chosen over nupunkt, pysbd and syntok: it is right on `26 U.S.C. § 6103(i)(2). It applies.`,
`on January 20. The order`, a full stop inside quotation marks and German ordinals, knows some
three hundred languages, and is a hundred times faster.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import regex
import sentencex  # type: ignore[import-untyped]

from index.analysis.abbreviations import sentence_goes_on

WINDOW = 1000
"""Longest stretch given to the splitter at once, in characters: some hostile inputs (a million
opening quotation marks) take it quadratic time, and no sentence worth quoting is longer."""

LONGEST_ROW = 2000
"""Characters of a row of a table above which it is split like any other text."""

_BREAK = regex.compile(r"\n\s*+")
_ROW = regex.compile(r"[^\n:;]{1,80}+: [^\n]*?; [^\n:;]{1,80}+: [^\n]*+(?:\n|\Z)")
"""A row as `index.parsing.tables` writes it: "Code: 10008; Meaning: Unknown message"."""
_WRAPPED = regex.compile(r"(?<=[\w,])\n(?=\p{Ll})")
"""A line end that may be a hard wrap: it parts words of what may well be one sentence."""
_MARKER = regex.compile(r"\d{1,3}[.)]|[-*+•‣–]")
_LONGEST_MARKER = 4
"""Characters of what `_MARKER` may match."""
_CLOSERS = regex.compile(r"[\p{Pe}\p{Pf}\"'*_~`]++(?=\s|$)")
Span = tuple[int, int]
"""`[start, end)` offsets in code points."""


def sentences(text: str, language: str = "en") -> list[Span]:
    """Return the sentences of a text, in order, without the white space between them.

    Every character outside white space is in exactly one span. A line break ends a sentence
    unless it looks like a hard wrap; a row of a table is one sentence whatever its cells hold.
    Time is linear in the length of the text, whatever it holds.

    Args:
        text: a paragraph, verbatim.
        language: ISO 639-1 code; an unknown one is split by the common rules.
    """
    spans: list[Span] = []
    for start, end in _windows(text):
        marker: int | None = None
        row = end - start <= LONGEST_ROW and _ROW.fullmatch(text, start, end)
        for piece in (text[start:end],) if row else _pieces(text[start:end], language):
            stop = start + len(piece)
            if spans and spans[-1][1] == start:
                start = _close(spans, text, stop)
            bare = text[start if marker is None else marker : stop].lstrip()
            begin, body = stop - len(bare), bare.rstrip()
            if len(body) <= _LONGEST_MARKER and _MARKER.fullmatch(body):
                marker = begin
            elif body:
                spans.append((begin, begin + len(body)))
                marker = None
            start = stop
        if marker is not None:
            spans.append((marker, marker + len(text[marker:end].rstrip())))
    return spans


def _close(spans: list[Span], text: str, end: int) -> int:
    """Give closing quotation marks and emphasis right after a sentence to it; return its end."""
    start, stop = spans[-1]
    closers = _CLOSERS.match(text, stop, end)
    if closers is not None:
        stop = closers.end()
        spans[-1] = start, stop
    return stop


def _pieces(text: str, language: str) -> list[str]:
    """Split a text, and join again what was split inside of a sentence."""
    pieces: list[str] = []
    for piece in sentencex.segment(language, text):
        if pieces and sentence_goes_on(pieces[-1], piece):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


def _windows(text: str) -> Iterator[Span]:
    """Cut at line ends, then into stretches of at most `WINDOW`."""
    cuts = [0, len(text)]
    if "\n" in text:
        cuts[1:1] = [m.end() for m in _BREAK.finditer(text) if _parts(text, m)]
    for start, end in itertools.pairwise(cuts):
        row = end - start <= LONGEST_ROW and _ROW.match(text, start, end)
        while not row and end - start > WINDOW:
            space = text.rfind(" ", start + WINDOW // 2, start + WINDOW)
            cut = space + 1 if space > 0 else start + WINDOW
            yield start, cut
            start = cut
        yield start, end


def _parts(text: str, line_end: regex.Match[str]) -> bool:
    return (
        not _WRAPPED.match(text, line_end.start()) or _ROW.match(text, line_end.end()) is not None
    )
