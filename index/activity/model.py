"""What is remembered of an answer: which passages it showed, never who asked by name."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from index.model import Passage, Verdict


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


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer that was given.

    Attributes:
        id: short and unguessable.
        library: key of the library that was asked.
        asker: pseudonym of the member who asked; None after that member asked to be forgotten.
        verdict: what became of the question.
        confidence: the answer's.
        cited: its passages, best first.
        given_at: when, UTC.
        question: the question's words, where the operator has chosen to keep them.
        shared: whether everybody in the channel has seen it.
    """

    id: str
    library: str
    asker: str | None
    verdict: Verdict
    confidence: float
    cited: tuple[Cited, ...]
    given_at: datetime
    question: str | None = None
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """How much is kept about a member.

    Attributes:
        answers: answers that the member asked for.
        questions: those of them that are kept with the question's words.
        votes: votes that the member gave.
        reasons: votes that say why.
        oldest: when the oldest of all this came about, UTC; None where there is nothing.
        changes: entries in the logs of libraries that say what the member changed.
    """

    answers: int
    questions: int
    votes: int
    reasons: int
    oldest: datetime | None
    changes: int = 0


def digest(text: str) -> str:
    """Return a short hash by which a paragraph's text is known again."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
