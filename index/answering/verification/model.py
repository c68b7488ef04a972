"""What is found out about a quote."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from index.model import Passage


class Agreement(StrEnum):
    """How far an article agrees with a quote."""

    EXACT = "word for word"
    """Character for character; white space, markup and quotation marks aside."""
    WORDS = "word for word but for punctuation"
    """The same words in the same order; punctuation or capitals differ."""
    NEAR = "nearly"
    """Some words differ: half of the quote's or more agree, in their order."""
    NOWHERE = "nowhere"
    TOO_COMMON = "too common"
    """Nothing but words that every text has: there is nothing to look for."""
    NO_ARTICLES = "no articles"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote and what the article has in its place; either may be empty.

    Attributes:
        quote: from the quote.
        article: from the article.
        same: whether the words of both are the same.
    """

    quote: str
    article: str
    same: bool


@dataclass(frozen=True, slots=True)
class Verification:
    """What the library knows of a quote.

    Attributes:
        quote: as given, trimmed and bounded.
        agreement: how far the passage agrees with it.
        passage: where it stands, its quotes being the words that agree; the text of all
            paragraphs where it stands in more than one. None where nothing is near enough.
        link: address of that very place, or of the article; None where there is none.
        pieces: of what is only near, the differences: the `article` of all pieces together is
            the passage's quote, their `quote` is the quote, without its source if it names one.
        likeness: share of words that both have, in [0, 1].
        omits: whether the quote leaves out words of the article, and says so.
    """

    quote: str
    agreement: Agreement
    passage: Passage | None = None
    link: str | None = None
    pieces: tuple[Piece, ...] = ()
    likeness: float = 0.0
    omits: bool = False
