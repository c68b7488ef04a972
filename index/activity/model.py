"""What is remembered of an answer: which passages it showed, never who asked by name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from index.answering.citations.cited import Cited
from index.model import Verdict


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
        said: things that the member said and articles quote.
        wishes: questions of which the member wants to be told when they can be answered.
    """

    answers: int
    questions: int
    votes: int
    reasons: int
    oldest: datetime | None
    changes: int = 0
    said: int = 0
    wishes: int = 0

    @property
    def anything(self) -> bool:
        """Whether anything is kept."""
        return bool(self.answers or self.votes or self.changes or self.said or self.wishes)
