"""Finds out whether a quote stands in the library, and if not, what is nearest to it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from index.answering.citations.links import passage_link
from index.answering.citations.passages import passage_of
from index.answering.section_text import alone
from index.answering.verification.alignment import Likeness, most_alike
from index.answering.verification.exact_match import Span, exact_place, same_words
from index.answering.verification.model import Agreement, Verification
from index.answering.verification.quote_tokens import Words
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
_NEAR = 0.5
"""Share of words from which a passage is near."""


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
    ranking = await ranker.rank(quote, libraries, limit=_CANDIDATES)
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


def compare(quote: str, places: Sequence[Place]) -> Verification:
    """Compare a quote with paragraphs, the likeliest first; pure, bounded, takes a while."""
    words = Words.of(quote)
    best = _same(quote, words, places)
    if best is not None:
        return best
    near: tuple[Place, Likeness] | None = None
    for place in places:
        found = most_alike(words, Words.of(place.paragraph.text[:_WINDOW]))
        if found and (near is None or found.share > near[1].share):
            near = place, found
    if near is None or near[1].share < _NEAR:
        return Verification(quote, Agreement.NOWHERE)
    place, found = near
    passage = _passage(place, (found.start, found.end))
    link = passage_link(place.article, passage)
    return Verification(quote, Agreement.NEAR, passage, link, found.pieces, found.share)


def _same(quote: str, words: Words, places: Sequence[Place]) -> Verification | None:
    """Return where the very words stand.

    A place where all the rest agrees as well is better than one where only the words do, and one
    within a paragraph is better than one across two.
    """
    across: tuple[Place, Span] | None = None
    but_for_punctuation: tuple[Place, Span] | None = None
    for place in places:
        text = _window(place, len(quote))
        for span in same_words(words, Words.of(text)):
            if span[0] >= len(place.paragraph.text):
                break
            exact = exact_place(quote, words, text, span)
            if exact is not None and exact[1] <= len(place.paragraph.text):
                return _verified(quote, Agreement.EXACT, place, exact)
            across = across or (exact and (place, exact))
            but_for_punctuation = but_for_punctuation or (place, span)
    if across is not None:
        return _verified(quote, Agreement.EXACT, *across)
    if but_for_punctuation is not None:
        return _verified(quote, Agreement.WORDS, *but_for_punctuation)
    return None


def _window(place: Place, beyond: int) -> str:
    """Return a paragraph with what follows it, as far as a quote that begins in it may reach."""
    start = place.paragraph.start
    return place.article.text[start : min(place.paragraph.end, start + _WINDOW) + 2 * beyond]


def _verified(quote: str, agreement: Agreement, place: Place, span: Span) -> Verification:
    passage = _passage(place, span)
    link = passage_link(place.article, passage)
    return Verification(quote, agreement, passage, link, likeness=1.0)


def _passage(place: Place, span: Span) -> Passage:
    """Return the paragraph with the stretch as its quote, as far as it is in this paragraph."""
    text = place.paragraph.text
    start, end = span[0], min(span[1], len(text))
    return passage_of(
        place.article, alone(place.paragraph), (Quote(start, end, text[start:end]),), score=1.0
    )
