"""The features of questions whose answer is in a library, and of those whose answer is not.

Answers are kept from a library in two ways: their article is not in it, or only their paragraph is
not, so that it is about the same thing and yet has no answer, but for what another paragraph says.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from msgspec import structs
from numpy.typing import NDArray

from index.search.engine import InProcessRanker
from index.search.interface import ConfidenceFeatures
from tests.benchmarks.labelled import Data, Labelled, index, rank

Floats = NDArray[np.float64]
FEW = 4
"""Paragraphs of the smallest libraries."""
FOLDS = 24
"""Parts of a set of many articles, of which one at a time is left out."""
EIGHTH = 8
"""Of an article's paragraphs one in so many is left out at a time."""
FEATURES = ConfidenceFeatures.__struct_fields__
SIZE = 1 + FEATURES.index("log_paragraphs")
NONE = [
    1.0,
    *(-3.0 if feature in ("log_relative_score", "log_score") else 0.0 for feature in FEATURES),
]
"""Signs where nothing at all is found; no answer is given then, whatever the coefficients."""

Signed = Callable[[InProcessRanker, Sequence[Labelled]], list[list[float]]]
"""Returns a row a question."""
Asked = tuple[Data, Sequence[Labelled], bool]
"""A library, questions, and whether it has their answers."""


@dataclass(frozen=True, slots=True)
class Group:
    """Questions about the articles of one set, asked of libraries of one size.

    Attributes:
        name: of the set and the libraries.
        rows: the features of each question, after a constant 1.
        inside: whether the library has the answer of each.
        articles: which article that is in.
    """

    name: str
    rows: Floats
    inside: NDArray[np.bool_]
    articles: NDArray[np.str_]

    def without(self, article: str) -> Group:
        """Return the part that is not about an article."""
        return self._part(self.articles != article)

    def only(self, article: str) -> Group:
        """Return the part that is about an article."""
        return self._part(self.articles == article)

    def _part(self, kept: NDArray[np.bool_]) -> Group:
        return replace(
            self, rows=self.rows[kept], inside=self.inside[kept], articles=self.articles[kept]
        )

    def weights(self) -> Floats:
        """Return the weight of each row, so that both labels have 1,000 together."""
        shares = (1000 / max(int(part.sum()), 1) for part in (self.inside, ~self.inside))
        weights: Floats = np.where(self.inside, *shares)
        return weights


def features(ranker: InProcessRanker, questions: Iterable[Labelled]) -> list[list[float]]:
    """Return what speaks for the first candidate of each question, with a constant."""
    first = (rank(ranker, question.text, limit=1).candidates for question in questions)
    return [[1.0, *structs.astuple(found[0].features)] if found else NONE for found in first]


def without_articles(
    name: str, data: Data, size: int, chance: random.Random, signed: Signed = features
) -> Group:
    """Ask a set's questions of libraries of a size, with and without their articles.

    Args:
        name: of the set.
        data: its articles and questions.
        size: how many articles a library has; 0 for all.
        chance: chooses the questions that are asked of libraries without their article.
        signed: what is known of each question.
    """
    asked = _elsewhere(data, data.libraries(size), chance) if size else _left_out(data)
    group = _group(f"{name}, {size or 'all'}", asked, signed)
    return group if size or signed is not features else _of_one_size(group)


def of_few(name: str, data: Data, chance: random.Random, *, same: bool) -> Group:
    """Ask a set's questions of libraries of `FEW` paragraphs, theirs and others.

    Args:
        name: of the set.
        data: its articles and questions.
        chance: chooses the questions that are asked of others.
        same: whether those are about the same article.
    """
    name = f"{name}, {FEW} paragraphs{' of the article' if same else ''}"
    return _group(name, _elsewhere(data, _pieces(data), chance, same=same), features)


def without_paragraphs(name: str, data: Data, size: int) -> Group:
    """Ask a set's questions of libraries of a size, with and without their paragraphs."""
    groups = [_group("", _eighths(library), features) for library in data.libraries(size)]
    groups = [_of_one_size(group) for group in groups]
    return Group(
        f"{name}, {size or 'all'}, paragraph away",
        np.concatenate([group.rows for group in groups]),
        np.concatenate([group.inside for group in groups]),
        np.concatenate([group.articles for group in groups]),
    )


def _of_one_size(group: Group) -> Group:
    """Let it not tell that a library is smaller by what is left out."""
    group.rows[:, SIZE] = group.rows[group.inside, SIZE].max()
    return group


def _left_out(data: Data) -> Iterator[Asked]:
    yield data, data.questions, True
    parts = min(FOLDS, len(data.articles))
    for part in range(parts):
        gone = {article.id for article in data.articles[part::parts]}
        left = tuple(article for article in data.articles if article.id not in gone)
        yield Data(left, ()), [q for q in data.questions if q.article in gone], False


def _elsewhere(
    data: Data, libraries: Iterable[Data], chance: random.Random, *, same: bool = False
) -> Iterator[Asked]:
    for library in libraries:
        own = set(library.questions)
        others = [q for q in data.questions if q not in own and (not same or library.has(q))]
        yield library, library.questions, True
        yield library, chance.sample(others, min(len(others), len(own))), False


def _pieces(data: Data) -> Iterator[Data]:
    """Cut articles into libraries of a few paragraphs."""
    for article in data.articles:
        for start in range(0, len(article.paragraphs), FEW):
            kept = article.paragraphs[start : start + FEW]
            numbers = {paragraph.number for paragraph in kept}
            questions = tuple(
                q for q in data.questions if q.article == article.id and q.paragraph in numbers
            )
            if questions:
                yield Data((structs.replace(article, paragraphs=kept),), questions)


def _eighths(data: Data) -> Iterator[Asked]:
    yield data, data.questions, True
    for part in range(EIGHTH):
        left = []
        for article in data.articles:
            kept = tuple(p for p in article.paragraphs if p.number % EIGHTH != part)
            if kept:
                left.append(structs.replace(article, paragraphs=kept))
        asked = [q for q in data.questions if q.paragraph % EIGHTH == part]
        yield Data(tuple(left), ()), asked, False


def _group(name: str, asked: Iterable[Asked], signed: Signed) -> Group:
    rows: list[list[float]] = []
    inside: list[bool] = []
    articles: list[str] = []
    for library, questions, known in asked:
        rows += signed(index(library.articles), questions) if questions else []
        inside += [known] * len(questions)
        articles += [question.article for question in questions]
    return Group(name, np.asarray(rows), np.asarray(inside), np.asarray(articles))
