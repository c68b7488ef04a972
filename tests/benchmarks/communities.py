"""Documents of real communities with judged questions, in the form of ../shared/communities.

What is right is said by the program that lies beside those questions, `score.py`.
"""

from __future__ import annotations

import asyncio
import importlib.util
import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index import Library
from index.model import Article

SHARED = Path(__file__).parents[3] / "shared/communities"
HEADINGS, LONGEST = 14, 9
"""Headings of each set that are asked as questions, and the most words they have."""

Place = tuple[str, int]
"""The id of an article and the number of a paragraph in it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question.

    Attributes:
        text: as it was asked.
        kind: "answerable", "unanswerable", "chat" or "heading".
        right: the paragraphs of the sections that answer it.
    """

    text: str
    kind: str
    right: frozenset[Place]


@dataclass(frozen=True, slots=True)
class Corpus:
    """A community's documents, and questions about them."""

    name: str
    articles: tuple[Article, ...]
    questions: tuple[Asked, ...]

    @property
    def family(self) -> str:
        """What sets that are translations or parts of the same documents share."""
        return self.name.partition("_")[0]


def read_corpora(folder: Path) -> Iterator[Corpus]:
    """Read all sets of a folder that has `questions.jsonl` and documents for it."""
    judge = _judge()
    questions = judge.read_questions(folder / "questions.jsonl")
    for name in dict.fromkeys(question.corpus for question in questions):
        documents = judge.documents_of(name, folder)
        if documents is None:
            continue
        articles, files = _read(judge, documents)
        passages = {
            (article.id, paragraph.number): judge.Passage(
                files[article.id], article.title, list(paragraph.headings), paragraph.text, []
            )
            for article in articles
            for paragraph in article.paragraphs
        }
        own = [question for question in questions if question.corpus == name]
        yield Corpus(name, articles, tuple(_asked(question, passages) for question in own))


def ask_headings(corpus: Corpus) -> list[Asked]:
    """Return headings as questions: of what stands under one in a single article."""
    judge, under = _judge(), dict[tuple[str, ...], tuple[str, set[Place]]]()
    for article in corpus.articles:
        for paragraph in article.paragraphs:
            heading = (paragraph.headings or (article.title,))[-1]
            words = tuple(judge.fold(heading))
            if 1 <= len(words) <= LONGEST:
                under.setdefault(words, (heading, set()))[1].add((article.id, paragraph.number))
    only = [(heading, places) for _, (heading, places) in sorted(under.items())]
    only = [one for one in only if len({article for article, _ in one[1]}) == 1]
    chance = random.Random(corpus.name)  # noqa: S311 - reproducible, not secret
    chosen = chance.sample(only, min(HEADINGS, len(only)))
    return [Asked(heading.lower(), "heading", frozenset(places)) for heading, places in chosen]


def _asked(question: Any, passages: dict[Place, Any]) -> Asked:
    files = {section.file for section in question.sections}
    right = (
        place
        for place, passage in passages.items()
        if passage.file in files and question.level(passage) > 0
    )
    return Asked(question.question, question.kind, frozenset(right))


def _read(judge: Any, documents: Path) -> tuple[tuple[Article, ...], dict[str, str]]:
    with tempfile.TemporaryDirectory() as data:
        judge.build(documents, Path(data))
        articles = asyncio.run(_articles(Path(data)))
    return articles, {a.id: judge.file_of(a.origin, documents) for a in articles}


async def _articles(data: Path) -> tuple[Article, ...]:
    async with Library.open(data) as library:
        return tuple([await library.article(one.id) for one in await library.articles()])


def _judge() -> Any:
    """Return the program that judges, as a module."""
    if "score" not in sys.modules:
        spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
        assert spec
        assert spec.loader
        module = importlib.util.module_from_spec(spec)
        sys.modules["score"] = module
        spec.loader.exec_module(module)
    return sys.modules["score"]
