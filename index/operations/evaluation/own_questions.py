"""An operator's own questions, asked of the library as it is."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from index.errors import UnreadableDocument
from index.library.library import Library
from index.model import Answer
from index.operations.evaluation.model import unknown_key

MOST_QUESTIONS = 10_000
"""Questions of one file that are asked."""

_KEYS = ("question", "answers", "answer")
_ANSWERS = "an answer must be a text, or a list of texts."


class OwnQuestion(msgspec.Struct, frozen=True):
    """A question and what a right quote holds.

    Attributes:
        question: as people ask it.
        answers: any of these will do, and of one all its strings are needed; without any the
            library must be silent.
    """

    question: str
    answers: tuple[tuple[str, ...], ...] = ()


class Judgement(StrEnum):
    """What came of a question."""

    RIGHT = "right"
    LATER = "in a later passage"
    WRONG = "wrong"
    DECLINED = "declined"
    SILENT = "silent as wanted"
    TALKATIVE = "answered, but should not"


GOOD_OUTCOMES = (Judgement.RIGHT, Judgement.SILENT)
"""What is wanted."""


class OwnResult(msgspec.Struct, frozen=True):
    """A question that was asked.

    Attributes:
        question: the question.
        outcome: what came of it.
        confidence: of the answer.
        quote: the first that was shown; empty where none was.
    """

    question: str
    outcome: Judgement
    confidence: float
    quote: str


def read_own_questions(path: Path) -> list[OwnQuestion]:
    """Read questions from JSON Lines or TOML.

    A line of JSON Lines is `{"question": "…", "answers": ["words"]}`; TOML has `[[questions]]` with
    the same keys. `answers` may be one text, and an answer of several texts a list.

    Raises:
        UnreadableDocument: the file is missing, or not of this form; the message says where.
    """
    try:
        return [_question(entry, place) for place, entry in _entries(path)]
    except OSError as error:
        raise UnreadableDocument(f"{path} cannot be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise UnreadableDocument(f"{path} is not UTF-8; save it as such.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UnreadableDocument(f"{path} is not valid TOML ({error}).") from error
    except ValueError as error:
        raise UnreadableDocument(f"{path}, {error}") from error


async def ask_own_questions(library: Library, questions: Sequence[OwnQuestion]) -> list[OwnResult]:
    """Ask questions of a library, at its own threshold, and judge what it quotes."""
    return [_judged(one, await library.ask(one.question)) for one in questions]


def _entries(path: Path) -> Iterator[tuple[str, Any]]:
    text = path.read_text(encoding="utf-8-sig")
    if path.suffix == ".toml":
        listed = tomllib.loads(text).get("questions", [])
        if not isinstance(listed, list) or not listed:
            raise ValueError("which has no [[questions]].")
        yield from ((f"question {n}", entry) for n, entry in enumerate(listed[:MOST_QUESTIONS], 1))
        return
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise ValueError("which has no questions.")
    for number, line in lines[:MOST_QUESTIONS]:
        try:
            yield f"line {number}", json.loads(line)
        except (ValueError, RecursionError):
            raise ValueError(f"line {number}: this is not JSON.") from None


def _question(entry: Any, place: str) -> OwnQuestion:
    question = entry.get("question") if isinstance(entry, dict) else None
    if not isinstance(question, str) or not question.strip():
        raise ValueError(f'{place}: there is no "question".')
    if fault := unknown_key(entry, _KEYS):
        raise ValueError(f"{place}: {fault}.")
    answers = entry.get("answers", entry.get("answer")) or []
    if isinstance(answers, str):
        answers = [answers]
    if not isinstance(answers, list):
        raise ValueError(f"{place}: {_ANSWERS}")
    alternatives = [one if isinstance(one, list) else [one] for one in answers]
    if not all(isinstance(words, str) and words for one in alternatives for words in one):
        raise ValueError(f"{place}: {_ANSWERS}")
    return OwnQuestion(question, tuple(map(tuple, alternatives)))


def _judged(asked: OwnQuestion, answer: Answer) -> OwnResult:
    shown = [" ".join(quote.text for quote in passage.quotes) for passage in answer.passages]
    if not asked.answers:
        outcome = Judgement.TALKATIVE if shown else Judgement.SILENT
    elif not shown:
        outcome = Judgement.DECLINED
    else:
        right = [_holds(quote, asked) for quote in shown]
        outcome = (
            Judgement.RIGHT if right[0] else Judgement.LATER if any(right) else Judgement.WRONG
        )
    return OwnResult(asked.question, outcome, round(answer.confidence, 3), "".join(shown[:1]))


def _holds(quote: str, asked: OwnQuestion) -> bool:
    folded = _folded(quote)
    return any(all(_folded(words) in folded for words in answer) for answer in asked.answers)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
