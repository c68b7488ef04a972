"""From articles to a segment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

import numpy as np

from index.analysis.ranges import expand_ranges
from index.model import Article
from index.search.postings.postings import Postings
from index.search.segments.acronyms import AcronymTable
from index.search.segments.article_table import ArticleMetadata, ArticleTable
from index.search.segments.ngram_counts import count_ngrams
from index.search.segments.paragraph_analysis import AnalyzedArticle, analyze
from index.search.segments.paragraph_table import Ints, ParagraphTable
from index.search.segments.segment import Segment
from index.search.segments.term_ids import TermIds
from index.search.segments.vocabulary import Vocabulary, number_in_order


class SegmentBuilder:
    """Gathers articles; one writer."""

    def __init__(self) -> None:
        self._term_ids = TermIds()
        self._entries: list[ArticleMetadata] = []
        self._counts: list[int] = []
        self._pieces: list[ParagraphTable] = []

    def add(
        self, articles: Sequence[Article], before: Mapping[str, AnalyzedArticle] | None = None
    ) -> None:
        """Analyse the paragraphs of some more articles.

        Args:
            articles: the articles.
            before: earlier versions of some of them, by article id.
        """
        known = before or {}
        for _, group in groupby(articles, key=lambda a: known.get(a.id) or a.language):
            alike = list(group)
            self._pieces.append(analyze(alike, self._term_ids, known.get(alike[0].id)))
        self._entries += map(ArticleMetadata.of, articles)
        self._counts += [len(article.paragraphs) for article in articles]

    def build(self) -> Segment:
        """Sort the words and index the paragraphs."""
        table = self._term_ids
        words, of_word = number_in_order(list(table.words))
        found = ParagraphTable.joined(self._pieces).renumbered(
            of_word, np.arange(len(table.acronyms))
        )
        vocabulary = Vocabulary.of(words)
        return Segment(
            articles=ArticleTable.of(self._entries, self._counts),
            numbers=found.numbers,
            digests=found.digests,
            sentence_starts=found.sentence_starts,
            words=found.words,
            fields=found.fields,
            title_lengths=found.title_lengths,
            heading_lengths=found.heading_lengths,
            answer_types=found.answer_types,
            vocabulary=vocabulary,
            postings=_index(found, vocabulary),
            ngram_counts=count_ngrams(found.words.items, _word_counts(found), vocabulary),
            acronyms=AcronymTable.of(
                list(table.acronyms), found.acronym_ids, found.acronym_paragraphs
            ),
        )


def _index(found: ParagraphTable, vocabulary: Vocabulary) -> Postings:
    """Index what each paragraph is found by: its stems and those of its title and headings."""
    body, head = _word_counts(found), found.fields.lengths
    lengths = body + head
    starts = np.cumsum(lengths) - lengths
    terms = np.empty(int(lengths.sum()), np.int32)
    terms[expand_ranges(starts, body)] = vocabulary.stem_of[found.words.items]
    terms[expand_ranges(starts + body, head)] = vocabulary.stem_of[found.fields.items]
    return Postings.of(terms, lengths.astype(np.int32), len(vocabulary.stems))


def _word_counts(found: ParagraphTable) -> Ints:
    """Return how many words the sentences of each paragraph have, together."""
    return np.asarray(np.diff(found.words.starts[found.sentence_starts]), np.int64)
