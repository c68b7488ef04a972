"""A paragraph with those beside it in its section, as one text."""

from __future__ import annotations

import msgspec

from index.model import Article, Paragraph
from index.storage.interface import StoredStretch

REACH = 3
"""Paragraphs on either side that are looked at."""


class SectionText(msgspec.Struct, frozen=True):
    """Neighbouring paragraphs of one section.

    Attributes:
        paragraphs: in reading order, at least one.
        text: the article's from the beginning of the first to the end of the last.
        place: which of them was found, from 0.
    """

    paragraphs: tuple[Paragraph, ...]
    text: str
    place: int = 0

    @property
    def start(self) -> int:
        """Offset of the text in the article's."""
        return self.paragraphs[0].start

    def part(self, first: int, last: int) -> SectionText:
        """Return some of the paragraphs, by their places, the last included."""
        kept = self.paragraphs[first : last + 1]
        text = self.text[kept[0].start - self.start : kept[-1].end - self.start]
        return SectionText(kept, text, self.place - first)

    def reached(self, start: int, end: int) -> SectionText:
        """Return the paragraphs that a stretch of the text, `[start, end)`, stands in."""
        ends = [paragraph.end - self.start for paragraph in self.paragraphs]
        first = next(i for i, stop in enumerate(ends) if start < stop)
        return self.part(first, next(i for i, stop in enumerate(ends) if end <= stop))


def alone(paragraph: Paragraph) -> SectionText:
    """Return a paragraph without neighbours."""
    return SectionText((paragraph,), paragraph.text)


def section_around(found: Paragraph, stretch: StoredStretch) -> SectionText:
    """Return a paragraph with its neighbours, as far as they are of the same section.

    Args:
        found: the paragraph.
        stretch: what stands around it; where it is not in there, the article has changed since,
            and it stays alone.
    """
    if found not in stretch.paragraphs:
        return alone(found)
    every = SectionText(stretch.paragraphs, stretch.text, stretch.paragraphs.index(found))
    first = last = every.place
    while first and _adjoin(every, first - 1):
        first -= 1
    while last + 1 < len(every.paragraphs) and _adjoin(every, last):
        last += 1
    return every.part(first, last)


def _adjoin(section: SectionText, place: int) -> bool:
    """Return whether the next paragraph goes on: under the same headings, with nothing between."""
    first, second = section.paragraphs[place : place + 2]
    between = section.text[first.end - section.start : second.start - section.start]
    return first.headings == second.headings and not between.strip()


def paragraphs_from(article: Article, place: int, length: int, found: int) -> SectionText:
    """Return as many paragraphs of an article as have a length, from one on.

    Args:
        article: the article.
        place: of the first one in it, from 0.
        length: characters from its beginning.
        found: number of the one that was found, where it is among them.
    """
    start = article.paragraphs[place].start
    last = place
    while last + 1 < len(article.paragraphs) and article.paragraphs[last].end - start < length:
        last += 1
    kept = article.paragraphs[place : last + 1]
    numbers = [paragraph.number for paragraph in kept]
    place = numbers.index(found) if found in numbers else 0
    return SectionText(kept, article.text[start : kept[-1].end], place)
