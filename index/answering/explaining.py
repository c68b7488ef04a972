"""Why a passage was shown: which words of the question it has, and what came next."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from index.explanation import Explanation, RunnerUp, WordSought
from index.model import Passage
from index.ranking.protocol import Candidate, Ranker, Ranking
from index.storage.protocol import Storage, StoredPassage
from index.text.forms import readable
from index.text.stemming import stem
from index.text.tokens import surfaces

RUNNERS_UP = 3
"""Further passages that are named."""


async def explain(
    storage: Storage, ranker: Ranker, question: str, libraries: Sequence[str], passage: Passage
) -> Explanation:
    """Search again and compare a passage with the question, word by word."""
    ranking = await ranker.rank(question, libraries, limit=RUNNERS_UP + 1)
    here = (passage.article_id, passage.paragraph)
    keys = [(c.article_id, c.paragraph) for c in ranking.candidates]
    stored = {(s.article.id, s.paragraph.number): s for s in await storage.passages([here, *keys])}
    language = stored[here].article.language if here in stored else "en"
    stems = await asyncio.to_thread(_stems, passage, language)
    return Explanation(
        words=tuple(_words(ranking, stems, language)),
        runners_up=tuple(_runners_up(ranking.candidates, stored, here)),
    )


def _stems(passage: Passage, language: str) -> set[str]:
    text = " ".join((passage.title, *passage.headings, passage.text))
    forms = (readable(surface, language) for surface in surfaces(text))
    return {stem(form, language) for form in forms if form is not None}


def _words(ranking: Ranking, stems: set[str], language: str) -> list[WordSought]:
    total = sum(ranking.weights.values()) or 1.0
    words = []
    for word, weight in sorted(ranking.weights.items(), key=lambda item: -item[1]):
        form = readable(word, language)
        found = form is not None and stem(form, language) in stems
        words.append(WordSought(word, weight / total, found, word not in ranking.unknown))
    return words


def _runners_up(
    candidates: Sequence[Candidate],
    stored: dict[tuple[str, int], StoredPassage],
    here: tuple[str, int],
) -> list[RunnerUp]:
    best = max((candidate.score for candidate in candidates), default=1.0) or 1.0
    found = []
    for candidate in candidates:
        key = (candidate.article_id, candidate.paragraph)
        if key != here and key in stored:
            title = stored[key].article.title
            found.append(RunnerUp(title, candidate.paragraph, candidate.score / best))
    return found[:RUNNERS_UP]
