"""The whole of Quoth: articles are stored and analysed, answers have passages and quotes."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from index import Draft, Library
from index.search.postings import numba_search
from tests.benchmarks.engines.corpus import prose
from tests.benchmarks.engines.engine import Documents, Engine

_ARTICLE = 50
"""Paragraphs of an article; its title is the number of its first paragraph."""


class WholeLibrary(Engine):
    """A library in a folder, filled one article at a time, and its answers to questions.

    Made-up questions are hardly ever answered; here they are, however improbable it is that a
    passage answers, so that all of the work is done.
    """

    updates = True

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self._runner, self._opened, self._count = asyncio.Runner(), AsyncExitStack(), 0

    @classmethod
    def warm(cls) -> None:
        numba_search.warm()

    def build(self, documents: Documents) -> None:
        self.build_from_text(list(map(prose, documents)))

    def build_from_text(self, texts: Sequence[str]) -> None:
        self.load()
        for start in range(0, len(texts), _ARTICLE):
            self._add(texts[start : start + _ARTICLE])
        self.top(("it",), 1)  # all that is put off until the first question has been done then

    def _add(self, texts: Sequence[str]) -> None:
        title = str(self._count)
        draft = Draft(title, "\n\n".join((title, *texts)), "text", f"benchmark:{title}")
        self._runner.run(self._library.add(draft))
        self._count += len(texts)

    def save(self) -> None:
        """Do nothing: the library keeps itself."""

    def close(self) -> None:
        self._runner.run(self._opened.aclose())
        self._runner.close()

    def load(self) -> None:
        opening = self._opened.enter_async_context(Library.open(self.folder, threshold=0))
        self._library = self._runner.run(opening)
        known = self._runner.run(self._library.articles())
        self._count = sum(article.paragraphs for article in known)

    def top(self, query: Sequence[str], count: int) -> list[int]:
        answer = self._runner.run(self._library.ask(f"{' '.join(query)}?", limit=count))
        return [int(passage.title) + passage.paragraph - 1 for passage in answer.passages]

    def add(self, documents: Documents) -> None:
        self._add(list(map(prose, documents)))
