"""What the library asks of a search engine; rank-bm25 in this process answers it here."""

from __future__ import annotations

from collections.abc import AsyncIterable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from zlib import crc32

from index.model import Article
from index.storage.protocol import Stamp


@dataclass(frozen=True, slots=True)
class Signs:
    """What speaks for a paragraph, each a share in [0, 1] of what the question could ask for.

    Shares are of inverse document frequency, so that rare words count for more.

    Attributes:
        paragraph: of the question's words that stand in the paragraph, its title or headings.
        sentence: of the question's words that stand in its best sentence.
        spelling: of the character 4-grams of the question's words that stand in the paragraph.
        pairs: of the neighbouring words of the question that are neighbours in the paragraph; for
            a single word the same as `paragraph`.
        names: of the question's words that are written like names or numbers, those that stand in
            the paragraph, its title or headings; 1 when there are none.
        size: natural logarithm of the number of paragraphs searched; the only one that is no
            share. In a large library something is found for everything.
        brevity: `1 / (1 + n)` for n words that are not of everyday talk.
    """

    paragraph: float
    sentence: float
    spelling: float
    pairs: float
    names: float
    size: float
    brevity: float


class Outdated(Exception):
    """A paragraph is no longer what the ranker read: bring the ranker up to date and ask again."""


def checksum(text: str) -> int:
    """Return a number in [0, 2**32) by which a changed text is told from the one that was read."""
    return crc32(text.encode())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paragraph that may answer.

    Attributes:
        article_id: id of its article.
        paragraph: 1-based number of the paragraph in it.
        score: higher is better; comparable within one ranking only.
        sentences: score of each of its sentences, as `index.text.sentences` finds them.
        signs: what speaks for it.
        checksum: of the text that was ranked.
    """

    article_id: str
    paragraph: int
    score: float
    sentences: tuple[float, ...]
    signs: Signs
    checksum: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best candidates for a query and how much each of its words tells.

    Attributes:
        candidates: best first, ties by article id and paragraph number.
        weights: inverse document frequency of each word of the query that is no stop word, as it
            was written, over all libraries searched, in nats; a word no paragraph has is
            included, at the highest weight.
        unknown: the words of the query that no paragraph has, in any form.
        paragraphs: how many paragraphs were searched.
        context: weight of each further word of the question before, less than if it were asked.
    """

    candidates: tuple[Candidate, ...] = ()
    weights: Mapping[str, float] = field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    paragraphs: int = 0
    context: Mapping[str, float] = field(default_factory=dict)


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
        self,
        question: str,
        libraries: Sequence[str],
        *,
        limit: int,
        article_id: str | None = None,
        context: str = "",
    ) -> Ranking:
        """Return the `limit` best paragraphs of these libraries, or of one article of them.

        The words of `context`, the question that this one follows up, count with less weight.
        """
