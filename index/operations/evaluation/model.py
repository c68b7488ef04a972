"""Questions whose answers are known, and how well they were answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from index.model import Draft

Span = tuple[int, int]
"""`[start, end)` offsets in an article's text."""


@dataclass(frozen=True, slots=True)
class Gold:
    """Where the answer to a question stands.

    Attributes:
        article: position of the article in the collection.
        span: the part of its text that answers, or None for all of it.
        grade: how relevant it is; above 0.
    """

    article: int
    span: Span | None = None
    grade: int = 1


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what is known of its answer.

    Attributes:
        text: as asked.
        gold: where it is answered; nothing when no article answers it.
        answers: wordings of the answer, any of which will do; nothing when none are given.
    """

    text: str
    gold: tuple[Gold, ...] = ()
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Collection:
    """Articles and questions from one file or folder.

    Attributes:
        name: as it was given.
        articles: what is put into the library.
        questions: what is asked of it.
        graded: whether relevance is a matter of whole articles, as in BEIR.
    """

    name: str
    articles: tuple[Draft, ...]
    questions: tuple[Question, ...]
    graded: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """One passage of an answer, as far as measuring needs it.

    Attributes:
        grade: of the gold it meets, 0 when it meets none.
        gold: which gold of the question it is, or None.
        article: id of its article.
        quoted: the quotes.
        where: title and paragraph number, for a person.
    """

    grade: int
    gold: int | None
    article: str
    quoted: tuple[str, ...]
    where: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the answer it got.

    Attributes:
        question: what was asked.
        answerable: whether the library held a gold article then.
        found: passages, best first.
        confidence: that the first one answers, in [0, 1].
        seconds: from question to answer.
    """

    question: Question
    answerable: bool
    found: tuple[Found, ...]
    confidence: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Miss:
    """A question whose first passage is not the gold one, or does not quote the answer.

    Attributes:
        question: as asked.
        expected: the answer that was looked for.
        got: where the first passage stands and what was quoted; empty when there was none.
        rank: place of the gold passage among those returned, from 1, or None.
    """

    question: str
    expected: str
    got: str
    rank: int | None


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """The figures for one collection; None where one does not apply.

    Attributes:
        file: the collection's name.
        questions: how many were asked.
        first_paragraph: share of answerable questions whose first passage is gold.
        recall_at_3: share whose gold is among three passages.
        recall_at_5: share whose gold is among five.
        mrr_at_10: mean of one over the place of the first gold passage among ten.
        ndcg_at_10: normalised discounted cumulative gain over ten articles (graded only).
        quote_hit: share whose first passage is gold and quotes an answer in full.
        quote_hit_at_3: the same for any of three passages.
        quoted_characters: mean length of the first passage's quotes.
        auroc: probability that an answerable question has more confidence than one that is not.
        answered_share: share of answerable questions answered at the default threshold.
        declined_share: share of unanswerable ones declined at it.
        ms_per_question: mean, in milliseconds.
        misses: all of them, in the order asked.
    """

    file: str
    questions: int
    first_paragraph: float | None
    recall_at_3: float | None
    recall_at_5: float | None
    mrr_at_10: float | None
    ndcg_at_10: float | None
    quote_hit: float | None
    quote_hit_at_3: float | None
    quoted_characters: float | None
    auroc: float | None
    answered_share: float | None
    declined_share: float | None
    ms_per_question: float | None
    misses: tuple[Miss, ...] = field(default=(), repr=False)


OnProgress = Callable[[int, int], None]
"""Called with (questions done, questions in all)."""


def unknown_key(entry: dict[str, object], known: tuple[str, ...]) -> str:
    """Return what is wrong with the keys of a question; empty where all are known."""
    unknown = sorted(entry.keys() - set(known))
    named = ", ".join(f'"{key}"' for key in known)
    return f'there is no key "{unknown[0]}"; the keys are {named}' if unknown else ""
