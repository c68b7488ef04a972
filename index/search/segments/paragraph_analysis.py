"""From articles to analysed paragraphs: sentences, words, kinds of thing and acronyms."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from msgspec.structs import replace

from index.analysis.batch.analyzer import TokenBatch
from index.analysis.batch.sentence_features import sentence_answer_types, sentences_with_acronyms
from index.analysis.sentence_splitter import sentences
from index.model import Article
from index.search.arrays import RaggedArray
from index.search.interface import text_digest
from index.search.segments.acronyms import acronym_entries
from index.search.segments.paragraph_table import Ints, ParagraphTable
from index.search.segments.segment import Segment
from index.search.segments.term_ids import TermIds
from index.storage.batches import runs

_RUN = 750_000
"""Characters that are analysed at once: more would hold up the other threads."""
_MAX_LENGTH = int(np.iinfo(np.uint16).max)


class AnalyzedArticle:
    """The paragraphs of an article in a segment, whose analysis an unchanged paragraph keeps.

    Args:
        segment: where they are.
        article: the article's position in it.
    """

    def __init__(self, segment: Segment, article: int) -> None:
        self._segment = segment
        self._language = segment.articles.language(article)
        first, last = segment.articles.starts[article : article + 2].tolist()
        marks = segment.digests[first:last].tolist()
        self._rows = dict(zip(marks, range(first, last), strict=True))

    def rows(self, marks: Sequence[int], language: str) -> list[int | None]:
        """Return where the paragraph with each digest is, None where it is not; each once."""
        if language != self._language:
            return [None] * len(marks)
        free = dict(self._rows)
        return [free.pop(mark, None) for mark in marks]

    def paragraphs(self, rows: Sequence[int], term_ids: TermIds) -> ParagraphTable:
        """Return some of the paragraphs, by the numbers of a table they are entered in."""
        segment = self._segment
        kept = ParagraphTable.of(segment).take(np.asarray(rows, np.int64))
        words = np.zeros(len(segment.vocabulary), np.bool_)
        words[kept.words.items] = words[kept.fields.items] = True
        acronyms = np.zeros(len(segment.acronyms.entries), np.bool_)
        acronyms[kept.acronym_ids] = True
        numbers = term_ids.adopt(segment, np.flatnonzero(words), np.flatnonzero(acronyms))
        return kept.renumbered(*numbers)


def analyze(
    articles: Sequence[Article], term_ids: TermIds, before: AnalyzedArticle | None = None
) -> ParagraphTable:
    """Return the paragraphs of articles in one language.

    Args:
        articles: at least one.
        term_ids: the table that words are entered in.
        before: an earlier version of the only article, whose unchanged paragraphs are kept.
    """
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    marks, language = [text_digest(p.text) for p in paragraphs], articles[0].language
    rows = before.rows(marks, language) if before else [None] * len(marks)
    new = [i for i, row in enumerate(rows) if row is None]
    found = _analyse_texts([paragraphs[i].text for i in new], language, term_ids)
    if before and len(new) < len(marks):
        old = [i for i, row in enumerate(rows) if row is not None]
        kept = before.paragraphs([row for row in rows if row is not None], term_ids)
        found = ParagraphTable.joined([kept, found]).take(np.argsort(old + new))
    return replace(
        found,
        numbers=np.fromiter((p.number for p in paragraphs), np.int32, len(marks)),
        digests=np.asarray(marks, np.uint64),
        **_fields(articles, term_ids),
    )


def _fields(articles: Sequence[Article], term_ids: TermIds) -> dict[str, Any]:
    """Return the words of each paragraph's title and headings, and how many are whose."""
    heads: dict[tuple[str, str, str], int] = {}
    rows = np.asarray(
        [
            heads.setdefault(_head(article.title, paragraph.headings), len(heads))
            for article in articles
            for paragraph in article.paragraphs
        ],
        np.int64,
    )
    parts = [part for head in heads for part in head]
    words = _counted(term_ids.analyzer(articles[0].language).analyze(parts))
    lengths = words.lengths.reshape(-1, 3)
    title, outer, inner = np.minimum(lengths, _MAX_LENGTH).T
    heading = np.where((inner == 0) & (outer == 0), title, inner)
    return {
        "fields": RaggedArray.of(*RaggedArray.of(words.items, lengths.sum(axis=1)).take(rows)),
        "title_lengths": title[rows].astype(np.uint16),
        "heading_lengths": heading[rows].astype(np.uint16),
    }


def _head(title: str, headings: Sequence[str]) -> tuple[str, str, str]:
    """Return a title, the outer headings and the innermost; a title's repetition is no heading."""
    if headings and headings[0] == title:
        headings = headings[1:]
    return title, " / ".join(headings[:-1]), headings[-1] if headings else ""


def _analyse_texts(texts: Sequence[str], language: str, term_ids: TermIds) -> ParagraphTable:
    """Return texts as paragraphs that have no numbers, digests and fields yet."""
    found = runs(zip(texts, map(len, texts), strict=True), _RUN)
    tables = [_analyse_run(run, language, term_ids) for run in found]
    return ParagraphTable.joined(tables or [_analyse_run((), language, term_ids)])


def _analyse_run(texts: Sequence[str], language: str, term_ids: TermIds) -> ParagraphTable:
    parts = [[text[start:end] for start, end in sentences(text, language)] for text in texts]
    counts = np.fromiter(map(len, parts), np.int64, len(parts))
    found = [sentence for of_text in parts for sentence in of_text]
    batch = term_ids.analyzer(language).analyze(found)
    acronym_paragraphs, acronym_ids = _acronyms(
        found, batch, np.repeat(np.arange(len(parts)), counts), term_ids, language
    )
    return ParagraphTable(
        numbers=np.zeros(len(texts), np.int32),
        digests=np.zeros(len(texts), np.uint64),
        sentence_counts=counts,
        words=_counted(batch),
        answer_types=sentence_answer_types(found, batch, language),
        fields=RaggedArray.of(np.zeros(0, np.int32), np.zeros(len(texts), np.int64)),
        title_lengths=np.zeros(len(texts), np.uint16),
        heading_lengths=np.zeros(len(texts), np.uint16),
        acronym_ids=acronym_ids,
        acronym_paragraphs=acronym_paragraphs,
    )


def _counted(batch: TokenBatch) -> RaggedArray:
    """Return the words that count, a row a sentence."""
    kept = np.flatnonzero(batch.word_ids >= 0)
    lengths = np.bincount(batch.sentence_of[kept], minlength=batch.sentences)
    return RaggedArray.of(batch.word_ids[kept], lengths)


def _acronyms(
    found: Sequence[str], batch: TokenBatch, owners: Ints, term_ids: TermIds, language: str
) -> tuple[Ints, Ints]:
    """Return which paragraphs say which acronyms, each once."""
    pairs = {
        (int(owners[number]), term_ids.acronym(entry))
        for number in sentences_with_acronyms(batch)
        for entry in acronym_entries(found[number], language)
    }
    ordered = np.asarray(sorted(pairs), np.int64).reshape(-1, 2)
    return ordered[:, 0], ordered[:, 1]
