"""From articles to analysed paragraphs: sentences, words, kinds of thing and acronyms."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace

from index.analysis.batch.analyzer import Taken
from index.analysis.batch.sentence_features import kinds_held, may_abbreviate
from index.analysis.sentence_splitter import sentences
from index.model import Article
from index.search.arrays import Rows
from index.search.interface import checksum
from index.search.segments.acronyms import read_acronyms
from index.search.segments.paragraph_table import Ints, Paragraphs
from index.search.segments.segment import Segment
from index.search.segments.term_ids import Numbering


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


def adopted(segment: Segment, rows: Ints, numbering: Numbering) -> Paragraphs:
    """Return some paragraphs of a segment, by the numbers of a table they are entered in."""
    taken = Paragraphs.of(segment).take(rows)
    words = np.zeros(len(segment.vocabulary), np.bool_)
    words[taken.words.items] = words[taken.fields.items] = True
    acronyms = np.zeros(len(segment.acronyms.entries), np.bool_)
    acronyms[taken.said] = True
    numbers = numbering.adopt(segment, np.flatnonzero(words), np.flatnonzero(acronyms))
    return taken.renumbered(*numbers)


def analyse(
    articles: Sequence[Article], numbering: Numbering, before: Analysed | None = None
) -> Paragraphs:
    """Return the paragraphs of articles in one language.

    Args:
        articles: at least one.
        numbering: the table that words are entered in.
        before: an earlier version of the only article, whose unchanged paragraphs are kept.
    """
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    marks, language = [checksum(p.text) for p in paragraphs], articles[0].language
    rows = before.rows(marks, language) if before else [None] * len(marks)
    new = [i for i, row in enumerate(rows) if row is None]
    found = _analyse_texts([paragraphs[i].text for i in new], language, numbering)
    if before and len(new) < len(marks):
        old = [i for i, row in enumerate(rows) if row is not None]
        kept = before.paragraphs([row for row in rows if row is not None], numbering)
        found = Paragraphs.joined([kept, found]).take(np.argsort(old + new))
    return replace(
        found,
        numbers=np.fromiter((p.number for p in paragraphs), np.int32, len(marks)),
        checksums=np.asarray(marks, np.uint32),
        fields=_fields(articles, numbering),
    )


def _fields(articles: Sequence[Article], numbering: Numbering) -> Rows:
    """Return the words of each paragraph's title and headings."""
    heads: dict[str, int] = {}
    number = [
        heads.setdefault(" / ".join((article.title, *paragraph.headings)), len(heads))
        for article in articles
        for paragraph in article.paragraphs
    ]
    taken = numbering.stretches(articles[0].language).take(list(heads))
    return Rows.of(*_counted(taken).take(np.asarray(number, np.int64)))


def _analyse_texts(texts: Sequence[str], language: str, numbering: Numbering) -> Paragraphs:
    """Return texts as paragraphs that have no numbers, checksums and fields yet."""
    parts = [[text[start:end] for start, end in sentences(text, language)] for text in texts]
    counts = np.fromiter(map(len, parts), np.int64, len(parts))
    found = [sentence for of_text in parts for sentence in of_text]
    taken = numbering.stretches(language).take(found)
    by, said = _acronyms(
        found, taken, np.repeat(np.arange(len(parts)), counts), numbering, language
    )
    return Paragraphs(
        numbers=np.zeros(len(texts), np.int32),
        checksums=np.zeros(len(texts), np.uint32),
        sentence_counts=counts,
        words=_counted(taken),
        kinds=kinds_held(found, taken, language),
        fields=Rows.of(np.zeros(0, np.int32), np.zeros(len(texts), np.int64)),
        said=said,
        by=by,
    )


def _counted(taken: Taken) -> Rows:
    """Return the words that count, a row a sentence."""
    kept = np.flatnonzero(taken.words >= 0)
    lengths = np.bincount(taken.sentence_of[kept], minlength=taken.sentences)
    return Rows.of(taken.words[kept], lengths)


def _acronyms(
    found: Sequence[str], taken: Taken, owners: Ints, numbering: Numbering, language: str
) -> tuple[Ints, Ints]:
    """Return which paragraphs say which acronyms, each once."""
    pairs = {
        (int(owners[number]), numbering.acronym(entry))
        for number in may_abbreviate(taken)
        for entry in read_acronyms(found[number], language)
    }
    ordered = np.asarray(sorted(pairs), np.int64).reshape(-1, 2)
    return ordered[:, 0], ordered[:, 1]
