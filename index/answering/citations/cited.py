"""A passage that an answer cited, as it is remembered."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Self

from index.model import Passage


@dataclass(frozen=True, slots=True)
class Cited:
    """A passage that an answer showed.

    Attributes:
        article_id: id of its article.
        paragraph: 1-based number of the paragraph, as it was then.
        digest: of the paragraph's text, to tell whether it is still the same.
        quotes: `[start, end)` offsets of the quotes in the paragraph.
        curated: whether somebody who manages the library chose it for the question.
    """

    article_id: str
    paragraph: int
    digest: str
    quotes: tuple[tuple[int, int], ...]
    curated: bool = False

    @classmethod
    def of(cls, passage: Passage) -> Self:
        """Return what is remembered of a passage."""
        quotes = tuple((quote.start, quote.end) for quote in passage.quotes)
        text = digest(passage.text)
        return cls(passage.article_id, passage.paragraph, text, quotes, passage.curated)


def spans_of(stored: str) -> tuple[tuple[int, int], ...]:
    """Return quotes of a `Cited` from the JSON that they are stored as."""
    return tuple((start, end) for start, end in json.loads(stored))


def digest(text: str) -> str:
    """Return a short hash by which a paragraph's text is known again."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
