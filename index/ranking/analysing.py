"""From articles to analysed paragraphs: sentences, words, kinds of thing and acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.model import Article
from index.ranking.acronyms import read_acronyms
from index.ranking.arrays import Rows
from index.ranking.numbering import Numbering
from index.ranking.paragraphs import Paragraphs
from index.ranking.protocol import checksum
from index.ranking.segment import Segment
from index.text.kinds import held_by
from index.text.sentences import sentences
from index.text.tokens import surfaces


class Analysed:
    """The paragraphs of an article in a segment, whose analysis an unchanged paragraph keeps.

    Args:
        segment: where they are.
        article: the article's position in it.
    """

    def __init__(self, segment: Segment, article: int) -> None:
        self._segment = segment
        self._language = segment.articles.language(article)
        first, last = segment.articles.starts[article : article + 2].tolist()
        marks = segment.checksums[first:last].tolist()
        self._rows = dict(zip(marks, range(first, last), strict=True))

    def rows(self, marks: Sequence[int], language: str) -> list[int | None]:
        """Return where the paragraph with each checksum is, None where it is not; each once."""
        if language != self._language:
            return [None] * len(marks)
        free = dict(self._rows)
        return [free.pop(mark, None) for mark in marks]

    def paragraphs(self, rows: Sequence[int], numbering: Numbering) -> Paragraphs:
        """Return some of the paragraphs, by the numbers of a table they are entered in."""
        return adopted(self._segment, np.asarray(rows, np.int64), numbering)


def adopted(
    segment: Segment, rows: np.ndarray[tuple[int], np.dtype[np.int64]], numbering: Numbering
) -> Paragraphs:
    """Return some paragraphs of a segment, by the numbers of a table they are entered in."""
    taken = Paragraphs.of(segment).take(rows)
    words = np.zeros(len(segment.vocabulary), np.bool_)
    words[taken.words.items] = words[taken.fields.items] = True
    acronyms = np.zeros(len(segment.acronyms.entries), np.bool_)
    acronyms[taken.said] = True
    numbers = numbering.adopt(segment, np.flatnonzero(words), np.flatnonzero(acronyms))
    return taken.renumbered(*numbers)


def analyse(article: Article, numbering: Numbering, before: Analysed | None = None) -> Paragraphs:
    """Return the paragraphs of an article, those that have not changed from its last version."""
    marks = [checksum(paragraph.text) for paragraph in article.paragraphs]
    rows = before.rows(marks, article.language) if before else [None] * len(marks)
    old = [i for i, row in enumerate(rows) if row is not None]
    new = [i for i, row in enumerate(rows) if row is None]
    texts = [article.paragraphs[i].text for i in new]
    found = analyse_texts(texts, article.language, numbering)
    if before and old:
        kept = before.paragraphs([row for row in rows if row is not None], numbering)
        found = Paragraphs.joined([kept, found]).take(np.argsort(old + new))
    heads = [
        numbering.encode(surfaces(" / ".join((article.title, *p.headings))), article.language)
        for p in article.paragraphs
    ]
    return replace(
        found,
        numbers=np.fromiter((p.number for p in article.paragraphs), np.int32, len(marks)),
        checksums=np.asarray(marks, np.uint32),
        fields=_rows(heads),
    )


def analyse_texts(texts: Sequence[str], language: str, numbering: Numbering) -> Paragraphs:
    """Return texts as paragraphs that have no numbers, checksums and fields yet."""
    counts, words, kinds = [], [], []
    said, by = [], []
    for position, text in enumerate(texts):
        parts = [text[start:end] for start, end in sentences(text, language)]
        counts.append(len(parts))
        for part in parts:
            found = surfaces(part)
            words.append(numbering.encode(found, language))
            kinds.append(held_by(part, found))
            entries = [numbering.acronym(entry) for entry in read_acronyms(part, language)]
            said += entries
            by += [position] * len(entries)
    pairs = sorted(set(zip(by, said, strict=True)))
    return Paragraphs(
        numbers=np.zeros(len(texts), np.int32),
        checksums=np.zeros(len(texts), np.uint32),
        sentence_counts=np.asarray(counts, np.int64),
        words=_rows(words),
        kinds=np.asarray(kinds, np.uint8),
        fields=_rows([[]] * len(texts)),
        said=np.asarray([entry for _, entry in pairs], np.int64),
        by=np.asarray([position for position, _ in pairs], np.int64),
    )


def _rows(rows: Sequence[Sequence[int]]) -> Rows:
    items = np.asarray([item for row in rows for item in row], np.int32)
    return Rows.of(items, np.fromiter(map(len, rows), np.int64, len(rows)))
