"""Why a passage was shown: which words of the question it has, and what came next."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from index.analysis.normalization import normalize
from index.analysis.stemmer import stem
from index.analysis.synonyms import synonyms as built_in
from index.analysis.tokenizer import tokenize
from index.answering.other_words import in_other_words
from index.answering.ranked_passages import RankedPassage
from index.answering.reranking.interface import Reranker
from index.answering.reranking.rerank import DEPTH, nearness, rerank
from index.model import Passage
from index.search.interface import Candidate, Ranker, Ranking
from index.search.scoring.synonym_expansion import Groups
from index.storage.interface import Storage

RUNNERS_UP = 3
"""Further passages that are named."""


class Explainer:
    """Says why a passage was an answer, by searching again as an answer does."""

    def __init__(self, storage: Storage, ranker: Ranker, reader: Reranker | None) -> None:
        """Join what an answer is made from."""
        self._storage = storage
        self._ranker = ranker
        self._reader = reader

    async def explain(
        self, question: str, libraries: Sequence[str], passage: Passage, synonyms: Groups = ()
    ) -> Explanation:
        """Compare a passage with the question, word by word, and with what else is found.

        A passage with none of its words answered it in others, and is compared with those.
        """
        limit = max(RUNNERS_UP + 1, DEPTH if self._reader else 0)
        search = partial(self._ranker.rank, libraries=libraries, limit=limit, synonyms=synonyms)
        ranking = await search(question)
        told = await self._compare(question, passage, ranking)
        if not any(word.found for word in told.words):
            for other in in_other_words(question, ranking.language):
                again = await self._compare(other, passage, await search(other))
                if any(word.found for word in again.words):
                    return again
        return told

    async def _compare(self, question: str, passage: Passage, ranking: Ranking) -> Explanation:
        here = (passage.article_id, passage.paragraph)
        keys = [_key(candidate) for candidate in ranking.candidates]
        read = await self._storage.passages([here, *keys])
        stored = {(s.article.id, s.paragraph.number): s for s in read}
        language = stored[here].article.language if here in stored else "en"
        stems = await asyncio.to_thread(_stems, passage, language)
        found = [
            (c, stored[key])
            for c, key in zip(ranking.candidates, keys, strict=True)
            if key in stored
        ]
        likeness = None
        if self._reader and found:
            again = await rerank(self._reader, question, ranking, found)
            found = again.found
            likeness = again.likeness_of(*here)
        return Explanation(
            words=tuple(_words(ranking, stems, language)),
            runners_up=tuple(_runners_up(found, passage)),
            likeness=None if likeness is None else nearness(likeness),
        )


def _stems(passage: Passage, language: str) -> set[str]:
    text = " ".join((passage.title, *passage.headings, passage.text))
    forms = (normalize(surface, language) for surface in tokenize(text))
    return {stem(form, language) for form in forms if form is not None}


def _words(ranking: Ranking, stems: set[str], language: str) -> list[QuestionWord]:
    total = sum(ranking.weights.values()) or 1.0
    words = []
    for word, weight in sorted(ranking.weights.items(), key=lambda item: -item[1]):
        form = normalize(word, language)
        found = form is not None and not stems.isdisjoint(_counted_as(form, language))
        declared = "" if found else _declared(ranking.synonyms.get(word, {}), stems)
        known = word not in ranking.unknown
        words.append(QuestionWord(word, weight / total, bool(found or declared), known, declared))
    return words


def _declared(others: Mapping[str, tuple[str, ...]], stems: set[str]) -> str:
    """Return the synonym that a passage has; an empty text where it has none."""
    return next((said for said, parts in others.items() if stems.issuperset(parts)), "")


def _counted_as(form: str, language: str) -> tuple[str, ...]:
    """Return the stems that count as a word: its own and its synonyms'."""
    own = stem(form, language)
    return own, *built_in(language).get(own, ())


def _key(candidate: Candidate) -> tuple[str, int]:
    return candidate.article_id, candidate.paragraph


def _runners_up(found: Sequence[RankedPassage], passage: Passage) -> list[RunnerUp]:
    best = max((candidate.score for candidate, _ in found), default=1.0) or 1.0
    others = [(c, stored) for c, stored in found if not passage.has(*_key(c))]
    return [
        RunnerUp(stored.article.title, c.paragraph, c.score / best)
        for c, stored in others[:RUNNERS_UP]
    ]


class QuestionWord(msgspec.Struct, frozen=True):
    """A word of the question that is no stop word.

    Attributes:
        word: as the asker wrote it.
        weight: how much it tells, as a share in [0, 1] of what all words tell together.
        found: whether the passage, its title or its headings have it, in any form, or a synonym.
        known: whether any passage that was searched has it.
        synonym: what the passage says for it, where the library's managers have declared both to
            mean the same.
    """

    word: str
    weight: float
    found: bool
    known: bool
    synonym: str = ""


class RunnerUp(msgspec.Struct, frozen=True):
    """A passage that was found as well.

    Attributes:
        title: its article's title.
        paragraph: 1-based number of the paragraph.
        share: its score, as a share of the best passage's.
    """

    title: str
    paragraph: int
    share: float


class Explanation(msgspec.Struct, frozen=True):
    """Why a passage was shown.

    Attributes:
        words: the words of the question, those that tell most first.
        runners_up: what else was found, best first.
        likeness: how near it comes to the question in meaning, from 0, as any text does, to 1, the
            same words; None where nothing was read for its meaning.
    """

    words: tuple[QuestionWord, ...]
    runners_up: tuple[RunnerUp, ...]
    likeness: float | None = None
