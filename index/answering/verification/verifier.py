"""Finds out whether a quote stands in the library, and if not, what is nearest to it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from index.answering.citations.links import passage_link
from index.answering.citations.passages import passage_of
from index.answering.section_text import paragraphs_from
from index.answering.verification.alignment import Likeness, most_alike
from index.answering.verification.exact_match import Span, exact_place, same_words
from index.answering.verification.model import Agreement, Piece, Verification
from index.answering.verification.quote_tokens import Words, plain
from index.answering.verification.readings import Reading, readings
from index.model import Article, Paragraph, Passage, Quote
from index.search.interface import Candidate, Ranker
from index.storage.interface import Storage

MAX_CHARACTERS = 2000
"""Characters of a quote that are read."""
_CANDIDATES = 12
"""Paragraphs that are compared."""
_ARTICLES = 5
"""Articles that are read for them."""
_WINDOW = 100_000
"""Characters of a paragraph that are compared."""
_LEFT_OUT = 2000
"""Characters that a quote may leave out beyond the end of its first paragraph."""
_WORTH = 0.05
"""How much more alike two paragraphs have to be than one."""


async def verify(
    storage: Storage, ranker: Ranker, quote: str, libraries: Sequence[str]
) -> Verification:
    """Return where these libraries have a quote, or what they have that is nearest.

    Args:
        storage: where articles are.
        ranker: what finds paragraphs to compare.
        quote: a sentence or a few; only the first `MAX_CHARACTERS` characters are read.
        libraries: keys of the libraries to look in.
    """
    quote = quote.strip()[:MAX_CHARACTERS].strip()
    ranking = await ranker.rank(plain(quote), libraries, limit=_CANDIDATES)
    if not ranking.paragraphs:
        return Verification(quote, Agreement.NO_ARTICLES)
    if not ranking.weights:
        return Verification(quote, Agreement.TOO_COMMON)
    places = await _places(storage, ranking.candidates, libraries)
    return await asyncio.to_thread(compare, quote, places)


async def _places(
    storage: Storage, candidates: Sequence[Candidate], libraries: Sequence[str]
) -> list[Place]:
    ids = list(dict.fromkeys(candidate.article_id for candidate in candidates))[:_ARTICLES]
    articles = [await storage.article(libraries, article_id) for article_id in ids]
    by_id = {article.id: article for article in articles if article is not None}
    found: dict[tuple[str, int], Place] = {}
    for candidate in candidates:
        # A quote over two paragraphs may be found by its second one.
        for number in (candidate.paragraph, candidate.paragraph - 1):
            article = by_id.get(candidate.article_id)
            if article and 0 < number <= len(article.paragraphs):
                found[article.id, number] = Place(article, article.paragraphs[number - 1])
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph to compare a quote with."""

    article: Article
    paragraph: Paragraph

    def window(self, beyond: int) -> str:
        """Return the paragraph with what follows it, as far as a quote of it may reach."""
        start = self.paragraph.start
        return self.article.text[start : min(self.paragraph.end, start + _WINDOW) + beyond]


@dataclass(frozen=True, slots=True)
class _Found:
    """Where the parts of a quote stand, by their offsets in the window of a place."""

    place: Place
    spans: tuple[Span, ...]
    exact: bool

    @property
    def rank(self) -> tuple[bool, bool]:
        """Order: all characters before words only, one paragraph before several."""
        return not self.exact, self.spans[-1][1] > len(self.place.paragraph.text)


def compare(quote: str, places: Sequence[Place]) -> Verification:
    """Compare a quote with paragraphs, the likeliest first; pure, bounded, takes a while."""
    ways = list(readings(quote, _names(places)))
    found = min(
        (found for way in ways for place in places for found in _same(way, place)),
        key=lambda found: found.rank,
        default=None,
    )
    if found is None:
        return _nearest(quote, ways[-1].text, places)
    agreement = Agreement.EXACT if found.exact else Agreement.WORDS
    return _verified(quote, agreement, found.place, found.spans, omits=len(found.spans) > 1)


def _nearest(quote: str, text: str, places: Sequence[Place]) -> Verification:
    """Return the place most like a quote, or that there is none near it."""
    words = Words.of(text)
    near: tuple[Place, Likeness] | None = None
    for place in places:
        for beyond in (0, len(text)):
            found = most_alike(words, Words.of(place.window(beyond)))
            more = _WORTH if beyond else 0
            if found is None or found.start >= len(place.paragraph.text):
                continue
            if near is None or found.share > near[1].share + more:
                near = place, found
    if near is None or not near[1].near:
        return Verification(quote, Agreement.NOWHERE)
    place, found = near
    span = (found.start, found.end)
    return _verified(quote, Agreement.NEAR, place, (span,), found.pieces, found.share)


def _same(reading: Reading, place: Place) -> Iterator[_Found]:
    """Yield where the parts of a quote stand in order, the first beginning in a paragraph."""
    beyond = 2 * len(reading.text) + _LEFT_OUT * (len(reading.parts) > 1)
    text = Words.of(place.window(beyond))
    first, *others = ((part, Words.of(part)) for part in reading.parts)
    for span in same_words(first[1], text):
        if span[0] >= len(place.paragraph.text):
            return
        spans: list[Span] = []
        exact = _append(spans, first, text, span)
        for part in others:
            at = next(same_words(part[1], text, _word_after(text, spans[-1][1])), None)
            if at is None:
                break
            exact = _append(spans, part, text, at) and exact
        else:
            yield _Found(place, tuple(spans), exact)


def _append(spans: list[Span], part: tuple[str, Words], text: Words, at: Span) -> bool:
    """Append the place of a part; return whether all its characters are the same."""
    exact = exact_place(*part, text.text, at)
    spans.append(exact or at)
    return exact is not None


def _word_after(text: Words, offset: int) -> int:
    return sum(start < offset for start, _ in text.places)


def _names(places: Sequence[Place]) -> frozenset[str]:
    """Return the words by which the articles may be named as a source."""
    articles = {place.article.id: place.article for place in places}.values()
    return frozenset(
        form
        for article in articles
        for name in (article.title, article.author, urlsplit(article.url or "").hostname)
        for form in Words.of(name or "").forms
    )


def _verified(
    quote: str,
    agreement: Agreement,
    place: Place,
    spans: Sequence[Span],
    pieces: tuple[Piece, ...] = (),
    likeness: float = 1.0,
    *,
    omits: bool = False,
) -> Verification:
    passage = _passage(place, spans)
    link = passage_link(place.article, passage)
    return Verification(quote, agreement, passage, link, pieces, likeness, omits)


def _passage(place: Place, spans: Sequence[Span]) -> Passage:
    """Return the paragraph, with those after it that are reached, and some stretches quoted."""
    article, number = place.article, place.paragraph.number
    at = next(i for i, p in enumerate(article.paragraphs) if p.number == number)
    section = paragraphs_from(article, at, spans[-1][1], number)
    ends = ((a, min(b, len(section.text))) for a, b in spans)  # a heading may be the last of all
    quotes = tuple(Quote(a, b, section.text[a:b]) for a, b in ends if a < b)
    return passage_of(article, section, quotes, score=1.0)
