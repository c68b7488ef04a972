"""What the library asks of a search engine; rank-bm25 in this process answers it here."""

from __future__ import annotations

from collections.abc import AsyncIterable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from index.model import Article
from index.storage.protocol import Stamp


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that may answer.

    Attributes:
        article_id: id of its article.
        paragraph: 1-based number of the paragraph in it.
        score: higher is better; comparable within one ranking only.
    """

    article_id: str
    paragraph: int
    score: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best candidates for a query and how much each of its terms tells.

    Attributes:
        candidates: best first, ties by article id and paragraph number.
        weights: inverse document frequency of each query term over all libraries searched,
            in nats; terms no paragraph has are included, at the highest weight.
        unknown: the query terms that no paragraph has.
    """

    candidates: tuple[Candidate, ...]
    weights: Mapping[str, float]
    unknown: frozenset[str]


class Ranker(Protocol):
    """An index over the paragraphs of several libraries, each at a known stamp.

    A search sees each library at one stamp: a load or update becomes visible all at once.
    """

    def stamp(self, library: str) -> Stamp | None:
        """Return the state at which a library is held, or None when it is not."""

    def revisions(self, library: str) -> Mapping[str, int]:
        """Return the revision of each article held, by article id."""

    async def load(self, library: str, stamp: Stamp, articles: AsyncIterable[Article]) -> None:
        """Index a whole library, replacing what was held of it when done."""

    async def update(
        self, library: str, stamp: Stamp, changed: Sequence[Article], removed: Collection[str]
    ) -> None:
        """Bring a held library to a later stamp: articles put since, ids removed since."""

    async def rank(
        self, question: str, libraries: Sequence[str], *, limit: int, article_id: str | None = None
    ) -> Ranking:
        """Return the `limit` best paragraphs of these libraries, or of one article of them."""
