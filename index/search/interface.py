"""What the library asks of a search engine; rank-bm25 in this process answers it here."""

from __future__ import annotations

from collections.abc import AsyncIterable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from hashlib import blake2b
from typing import Protocol

import msgspec

from index.model import Article
from index.search.filters import Filter
from index.storage.interface import Stamp


class ConfidenceFeatures(msgspec.Struct, frozen=True):
    """What speaks for and against a paragraph as an answer.

    Coverages and shares are in [0, 1] and of the weight of the query's terms, so that rare terms
    count for more. A character n-gram of text without spaces counts as the part of a word that it
    is, about. The best sentence is the one with the highest score.

    Attributes:
        coverage: share of the words that it, its title or its headings have.
        field_only_coverage: share of the words that only its title or headings have.
        heading_precision: share of the words of its innermost heading, or of the title where there
            is none, that are asked for.
        missing_names: share of the words that are written like names or numbers and do not stand
            there.
        missing_terms: how many of the words do not.
        match_information: the weight of the words that it has over the natural logarithm of the
            number of paragraphs searched, at least 1: about 1 for what one of them has by chance.
            Times the share of the words' character 4-grams in its best sentence and the one
            before.
        lacks_answer_type: 1 when a time or a number is asked for and the best sentence has none;
            else 0.
        log_relative_score: natural logarithm of its score over the weight of all words.
        article_margin: by how much its score is above that of the best paragraph of another
            article, as a share of its own, 0 where it is not; 1 where there is none.
        log_relative_length: natural logarithm of the words of its sentences over the average of
            the libraries searched: more stands in a long one.
        unknown_terms: share of the words that no paragraph has, as far as none is spelt like them.
        log_query_terms: `ln(n)` for n words: the score of a long question that is answered is a
            smaller share of what it could be.
        log_paragraphs: natural logarithm of about how many of the paragraphs searched are in its
            language: in a large library something is found for everything.
        bigram_share: share of the words that are pairs of characters (Chinese, Japanese).
        heading_differs: 1 where the innermost heading has another word in the place of one that
            the libraries do not know: what is said is said of something else.
        is_inflected: 1 for a question in a language of which a stemmer misses many forms, 0.5 for
            one in German, of which it misses the parts of compounds.
        is_chinese: 1 for one in Chinese, of which many pairs of characters are no words.
    """

    coverage: float
    field_only_coverage: float
    heading_precision: float
    missing_names: float
    missing_terms: float
    match_information: float
    lacks_answer_type: float
    log_relative_score: float
    article_margin: float
    log_relative_length: float
    unknown_terms: float
    log_query_terms: float
    log_paragraphs: float
    bigram_share: float
    heading_differs: float = 0.0
    is_inflected: float = 0.0
    is_chinese: float = 0.0


class Outdated(Exception):
    """A paragraph is no longer what the ranker read: bring the ranker up to date and ask again."""


def text_digest(text: str) -> int:
    """Return a number in [0, 2**64) by which a changed text is told from the one that was read."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


class Candidate(msgspec.Struct, frozen=True):
    """A paragraph that may answer.

    Attributes:
        article_id: id of its article.
        paragraph: 1-based number of the paragraph in it.
        score: higher is better; comparable within one ranking only.
        sentences: score of each of its sentences, as `index.analysis.sentence_splitter` finds them.
        features: what its confidence is made from.
        digest: of the text that was ranked.
        copies: other paragraphs with the same text, as article id and number.
    """

    article_id: str
    paragraph: int
    score: float
    sentences: tuple[float, ...]
    features: ConfidenceFeatures
    digest: int
    copies: tuple[tuple[str, int], ...] = ()


class Ranking(msgspec.Struct, frozen=True):
    """The best candidates for a query and how much each of its words tells.

    Attributes:
        candidates: best first, ties by article id and paragraph number.
        weights: inverse document frequency of each word of the query that is no stop word, as it
            was written, over all libraries searched, in nats; a word no paragraph has is
            included, at the highest weight.
        unknown: the words of the query that no paragraph has, in any form.
        paragraphs: how many paragraphs were searched.
        named: whether the words stand side by side in a candidate, or all in its title and
            headings.
        context: weight of each further word of the question before, less than if it were asked.
        language: the one the question was read in.
        languages: those of the articles searched, the commonest first.
        synonyms: stems of what words of the question are declared to mean, by how both are
            written.
        swapped: words that paragraphs have, by the unknown short word that is one of them but for
            two neighbouring letters that are swapped.
    """

    candidates: tuple[Candidate, ...] = ()
    weights: Mapping[str, float] = msgspec.field(default_factory=dict)
    unknown: frozenset[str] = frozenset()
    paragraphs: int = 0
    named: bool = False
    context: Mapping[str, float] = msgspec.field(default_factory=dict)
    language: str = "en"
    languages: tuple[str, ...] = ()
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = msgspec.field(default_factory=dict)
    swapped: Mapping[str, tuple[str, ...]] = msgspec.field(default_factory=dict)


class Ranker(Protocol):
    """An index over the paragraphs of several libraries, each at a known stamp.

    A search sees each library at one stamp: a load or update becomes visible all at once.
    """

    def stamp(self, library: str) -> Stamp | None:
        """Return the state at which a library is cached, or None when it is not."""

    def using(self, libraries: Iterable[str]) -> AbstractContextManager[None]:
        """Keep libraries in memory for a block, from when they are there."""

    def articles(self, library: str) -> int:
        """Return how many articles of a library are cached."""

    async def revisions(
        self, library: str, ids: Collection[str] | None = None
    ) -> Mapping[str, int]:
        """Return the revision of each cached article (or of those of `ids`), by article id."""

    async def is_elsewhere(self, library: str) -> bool:
        """Return whether a library's index is for a search engine to hold, not for this process."""

    def is_remote(self, library: str) -> bool:
        """Return whether a library is known to be in a search engine."""

    async def open(self, library: str, stamp: Stamp) -> Stamp | None:
        """Hold a library as it was saved, if that can be brought to a stamp.

        Returns:
            At which state it is then; None when nothing is saved that helps.
        """

    async def forget(self, library: str) -> None:
        """Drop what is cached and saved of a library."""

    async def load(self, library: str, stamp: Stamp, articles: AsyncIterable[Article]) -> None:
        """Index a whole library, replacing what was cached of it in the end."""

    async def update(
        self, library: str, stamp: Stamp, changed: Sequence[Article], removed: Collection[str]
    ) -> None:
        """Bring a cached library to a later stamp: articles put since, ids removed since."""

    async def rank(
        self,
        question: str,
        libraries: Sequence[str],
        *,
        limit: int,
        only: Filter | None = None,
        context: str = "",
        synonyms: tuple[tuple[str, ...], ...] = (),
    ) -> Ranking:
        """Return the `limit` best paragraphs of these libraries, or of some of their articles.

        The words of `context`, the question that this one follows up, count with less weight. Each
        of `synonyms` are words and phrases that mean the same there.
        """
