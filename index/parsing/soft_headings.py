"""Lines that head what stands below them though no mark says so: bold ones, and questions.

A reader gives a bold line as a paragraph with the level that it would have as a heading.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.parsing.outline import SOFT_LEVEL, Piece, PieceKind

_BOLD_LIMIT = 100
"""Characters of a bold line above which it is a text."""
_SENTENCE_ENDS = (".", ",", ";", "…", "!")
_ENDS = (PieceKind.TITLE, PieceKind.HEADING, PieceKind.END, PieceKind.FOOTNOTE)


def with_soft_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """`pieces`, bold lines and questions that stand above their text made headings."""
    asks = [_is_question(piece) for piece in pieces]
    is_list_of_questions = sum(asks) > 1
    found = []
    for i, piece in enumerate(pieces):
        below = pieces[i + 1] if i + 1 < len(pieces) else None
        heads = below is not None and below.kind not in _ENDS and not is_bold_line(below)
        if not i and _is_bold_title(pieces):
            found.append(piece._replace(kind=PieceKind.HEADING, level=SOFT_LEVEL - 1))
        elif is_bold_line(piece):
            kind = PieceKind.HEADING if heads else PieceKind.PARAGRAPH
            found.append(piece._replace(kind=kind, level=piece.level if heads else 0))
        elif is_list_of_questions and asks[i] and heads and not asks[i + 1]:
            found.append(piece._replace(kind=PieceKind.HEADING, level=SOFT_LEVEL + 1))
        else:
            found.append(piece)
    return found


def _is_bold_title(pieces: Sequence[Piece]) -> bool:
    """Return whether a document begins with a bold line right above another that heads a text."""
    if len(pieces) < 3 or not (is_bold_line(pieces[0]) and is_bold_line(pieces[1])):
        return False
    below = pieces[2]
    return not _asks(pieces[0].text) and below.kind not in _ENDS and not is_bold_line(below)


def heads_all(pieces: Sequence[Piece]) -> bool:
    """Return whether the first piece is a heading that all others are below, so may be the title.

    A bold line may be so above other bold lines, but no question of several, and nothing that
    heads a section which is over before the end.
    """
    first, *others = pieces
    if first.kind is not PieceKind.HEADING:
        return False
    level = first.level
    if level < SOFT_LEVEL:
        return all(p.level > level for p in others if p.kind is PieceKind.HEADING)
    ends = (p.level for p in others if p.kind is PieceKind.END)
    asks = sum(_asks(p.text) for p in pieces if p.kind is PieceKind.HEADING and p.level == level)
    return not any(SOFT_LEVEL <= end <= level for end in ends) and asks < 2


def may_head(words: str) -> bool:
    """Return whether bold words on a line of their own can be a heading."""
    return 0 < len(words) <= _BOLD_LIMIT and not words.endswith(_SENTENCE_ENDS)


def is_bold_line(piece: Piece) -> bool:
    """Return whether a piece is a bold line that may head what follows."""
    return piece.kind is PieceKind.PARAGRAPH and piece.level > 0


def _is_question(piece: Piece) -> bool:
    words = piece.text
    is_line = piece.kind is PieceKind.PARAGRAPH and "\n" not in words and len(words) <= 150
    return is_line and _asks(words) and words.count("?") < 2


def _asks(words: str) -> bool:
    return words.endswith(("?", "？", "؟"))
