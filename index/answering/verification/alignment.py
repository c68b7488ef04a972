"""Where a text is most like a quote, and which words differ."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.distance import Indel, Opcode

from index.answering.verification.model import Piece
from index.answering.verification.quote_tokens import Words

_GAP = 0.5
"""What a word that is left out between two that agree takes off from what they count for."""
_EDGE = 5
"""Most words at either end that differ altogether and still belong to the place."""

_GOING_ON = ",;:-–—、，；："
"""Punctuation after which a sentence goes on."""
_SHARE = 0.5
"""Share of words, of both and of the quote alone, from which a stretch is near."""
_LETTERS = 1 / 3
"""Share of the quote's letters; "it is in the" agrees with much."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """The stretch of a text that is most like a quote.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.
        share: of the words of both, how many agree, in [0, 1].
        pieces: both, side by side.
        near: whether half of the quote's words agree in their order, and not only the short ones.
    """

    start: int
    end: int
    share: float
    pieces: tuple[Piece, ...]
    near: bool


def most_alike(quote: Words, text: Words) -> Likeness | None:
    """Return the stretch of a text most like a quote, or None where no word agrees."""
    bounds = _densest(quote, text)
    if bounds is None:
        return None
    first, last = bounds
    start, end = text.places[first][0], text.places[last - 1][1]
    end = _with_punctuation(text, last, end)
    stretch = Words.of(text.text[start:end])
    codes = list(Indel.opcodes(quote.forms, stretch.forms))
    share = Indel.normalized_similarity(quote.forms, stretch.forms)
    pieces = _pieces(quote, stretch, codes)
    return Likeness(start, end, share, pieces, share >= _SHARE and _near(quote.forms, codes))


def _near(words: tuple[str, ...], codes: list[Opcode]) -> bool:
    """Return whether enough of a quote's words agree, and enough of its letters."""
    agreeing = [
        word
        for code in codes
        if code.tag == "equal"
        for word in words[code.src_start : code.src_end]
    ]
    letters = sum(map(len, agreeing))
    return len(agreeing) >= _SHARE * len(words) and letters >= _LETTERS * sum(map(len, words))


def _densest(quote: Words, text: Words) -> tuple[int, int] | None:
    """Return `[first, last)` of the words between which most agree for their number.

    The longest common subsequence may scatter over a text; this is its segment of highest sum,
    words that agree counting 1 and those between them `-_GAP`, widened by as many words as the
    quote has before and after.
    """
    equal = [code for code in Indel.opcodes(quote.forms, text.forms) if code.tag == "equal"]
    best, segment = 0.0, None
    total, opening = 0.0, 0
    for place, code in enumerate(equal):
        gap = code.dest_start - equal[place - 1].dest_end if place else 0
        if total - _GAP * gap <= 0:
            total, opening = 0.0, place
        else:
            total -= _GAP * gap
        total += code.dest_end - code.dest_start
        if total > best:
            best, segment = total, (equal[opening], code)
    if segment is None:
        return None
    head, tail = segment
    before = min(head.src_start, _EDGE)
    after = min(len(quote.forms) - tail.src_end, _EDGE)
    return max(0, head.dest_start - before), min(len(text.forms), tail.dest_end + after)


def _with_punctuation(text: Words, last: int, end: int) -> int:
    """Return where the stretch ends with what ends a sentence after its last word."""
    following = text.text[end : text.offset(last)]
    marks = following.split(maxsplit=1)[0] if following[:1].strip() else ""
    return end + len(marks.rstrip(_GOING_ON))


def _pieces(quote: Words, stretch: Words, codes: list[Opcode]) -> tuple[Piece, ...]:
    """Cut both texts at the same places, neighbouring differences together."""
    merged: list[list[int]] = []
    kinds: list[bool] = []
    for code in codes:
        same = code.tag == "equal"
        bounds = [code.src_start, code.src_end, code.dest_start, code.dest_end]
        if kinds and kinds[-1] == same:
            merged[-1][1], merged[-1][3] = bounds[1], bounds[3]
        else:
            merged.append(bounds)
            kinds.append(same)
    return tuple(
        Piece(
            quote.text[quote.offset(a) : quote.offset(b)],
            stretch.text[stretch.offset(c) : stretch.offset(d)],
            same,
        )
        for (a, b, c, d), same in zip(merged, kinds, strict=True)
    )
