"""The paragraphs of some articles as arrays: made once, never changed, shared by readers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.model import Article, Paragraph
from index.ranking.acronyms import Acronyms
from index.ranking.arrays import Int32s, Rows, spread
from index.ranking.bm25 import BM25
from index.ranking.lexicon import Lexicon
from index.ranking.protocol import checksum
from index.text.kinds import held_by
from index.text.sentences import sentences
from index.text.tokens import surfaces


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Some articles of one library, ready to be ranked.

    Attributes:
        articles: ids of the articles, in the order of their paragraphs.
        revisions: their revisions.
        languages: language of each article.
        article_of: position in `articles` of each paragraph's article.
        numbers: 1-based number of each paragraph in its article.
        checksums: of each paragraph's text.
        sentence_starts: first sentence of each paragraph, and the end.
        words: the words of each sentence.
        fields: the words of each paragraph's title and headings.
        kinds: bits of the kinds of thing each sentence holds, see `index.text.kinds`.
        bm25: the index over the stems of words and fields of each paragraph.
        grams: numbers of the 4-grams of all words, ascending.
        acronyms: what the sentences abbreviate.
        gram_counts: about how many paragraphs hold each, as if words stood independently.
    """

    articles: tuple[str, ...]
    revisions: tuple[int, ...]
    languages: tuple[str, ...]
    article_of: Int32s
    numbers: Int32s
    checksums: NDArray[np.uint32]
    sentence_starts: NDArray[np.int64]
    words: Rows
    fields: Rows
    kinds: NDArray[np.uint8]
    bm25: BM25
    grams: Int32s
    gram_counts: NDArray[np.float64]
    acronyms: Acronyms

    @property
    def size(self) -> int:
        """Paragraphs held."""
        return len(self.numbers)

    def grams_held(self, numbers: Sequence[int]) -> NDArray[np.float64]:
        """Return about how many paragraphs hold each 4-gram."""
        if not len(self.grams):
            return np.zeros(len(numbers))
        at = np.minimum(np.searchsorted(self.grams, numbers), len(self.grams) - 1)
        return np.where(self.grams[at] == numbers, self.gram_counts[at], 0.0)


class Analysed:
    """The paragraphs of an article in a segment, whose analysis an unchanged paragraph keeps.

    Args:
        segment: where they are.
        article: the article's position in it.
    """

    def __init__(self, segment: Segment, article: int) -> None:
        self._segment = segment
        self._language = segment.languages[article]
        rows = np.flatnonzero(segment.article_of == article)
        self._rows = dict(zip(segment.checksums[rows].tolist(), rows.tolist(), strict=True))

    def sentences(
        self, mark: int, language: str, count: int
    ) -> tuple[Sequence[Sequence[int]], Sequence[int]] | None:
        """Return the words and kinds of each sentence of a paragraph, None when it is not there.

        Args:
            mark: the checksum of its text.
            language: its language now.
            count: how many sentences it has.
        """
        row = self._rows.get(mark)
        if row is None or language != self._language:
            return None
        first, last = self._segment.sentence_starts[row : row + 2].tolist()
        if last - first != count:
            return None
        kinds = self._segment.kinds[first:last].tolist()
        return self._segment.words.lists(np.arange(first, last)), kinds


class SegmentBuilder:
    """Gathers paragraphs, newly analysed or from segments that were made before."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._articles: list[tuple[str, int, str]] = []
        self._article_of: list[int] = []
        self._numbers: list[int] = []
        self._checksums: list[int] = []
        self._sentence_counts: list[int] = []
        self._words: list[Sequence[int]] = []
        self._fields: list[Sequence[int]] = []
        self._kinds: list[int] = []
        self._acronyms = Acronyms()

    def add(
        self, articles: Sequence[Article], before: Mapping[str, Analysed] | None = None
    ) -> None:
        """Analyse the paragraphs of some more articles.

        Args:
            articles: the articles.
            before: earlier versions of some of them, by article id.
        """
        for article in articles:
            known = before.get(article.id) if before else None
            for paragraph in article.paragraphs:
                self._add(article, paragraph, known)
            self._articles.append((article.id, article.revision, article.language))

    def copy(self, segment: Segment, articles: NDArray[np.bool_]) -> None:
        """Take over the articles of a segment that are marked, without analysing them again."""
        rows = np.flatnonzero(articles[segment.article_of])
        first, last = segment.sentence_starts[rows], segment.sentence_starts[rows + 1]
        kept = spread(first, last - first)
        new_number = np.cumsum(articles) - 1 + len(self._articles)
        self._article_of += new_number[segment.article_of[rows]].tolist()
        self._numbers += segment.numbers[rows].tolist()
        self._checksums += segment.checksums[rows].tolist()
        self._sentence_counts += (last - first).tolist()
        self._words += segment.words.lists(kept)
        self._fields += segment.fields.lists(rows)
        self._kinds += segment.kinds[kept].tolist()
        self._acronyms.include(segment.acronyms)
        everything = zip(segment.articles, segment.revisions, segment.languages, strict=True)
        self._articles += [a for a, wanted in zip(everything, articles, strict=True) if wanted]

    def build(self) -> Segment:
        """Lay out the arrays and index them."""
        words, fields = Rows.of(self._words), Rows.of(self._fields)
        starts = np.concatenate(([0], np.cumsum(self._sentence_counts, dtype=np.int64)))
        grams, gram_counts = _count_grams(self._lexicon, words, starts)
        return Segment(
            articles=tuple(article for article, _, _ in self._articles),
            revisions=tuple(revision for _, revision, _ in self._articles),
            languages=tuple(language for _, _, language in self._articles),
            article_of=np.asarray(self._article_of, np.int32),
            numbers=np.asarray(self._numbers, np.int32),
            checksums=np.asarray(self._checksums, np.uint32),
            sentence_starts=starts,
            words=words,
            fields=fields,
            kinds=np.asarray(self._kinds, np.uint8),
            bm25=BM25(_stems(self._lexicon, words, fields, starts)),
            grams=grams,
            gram_counts=gram_counts,
            acronyms=self._acronyms,
        )

    def _add(self, article: Article, paragraph: Paragraph, before: Analysed | None) -> None:
        encode, language = self._lexicon.encode, article.language
        mark = checksum(paragraph.text)
        texts = [paragraph.text[start:end] for start, end in sentences(paragraph.text, language)]
        known = before.sentences(mark, language, len(texts)) if before else None
        words, kinds = known or self._analyse(texts, language)
        self._words += words
        self._kinds += kinds
        for text in texts:
            self._acronyms.read(text, language, self._lexicon)
        head = " / ".join((article.title, *paragraph.headings))
        self._fields.append(encode(surfaces(head), language))
        self._sentence_counts.append(len(texts))
        self._article_of.append(len(self._articles))
        self._numbers.append(paragraph.number)
        self._checksums.append(mark)

    def _analyse(
        self, texts: Sequence[str], language: str
    ) -> tuple[Sequence[Sequence[int]], Sequence[int]]:
        """Return the words and the kinds of each of some sentences."""
        found = [surfaces(text) for text in texts]
        words = [self._lexicon.encode(one, language) for one in found]
        return words, [held_by(text, one) for text, one in zip(texts, found, strict=True)]


def _stems(
    lexicon: Lexicon, words: Rows, fields: Rows, sentence_starts: NDArray[np.int64]
) -> Iterable[Sequence[int]]:
    """Yield what each paragraph is found by: its stems, then those of its title and headings."""
    body, head = lexicon.stems_of(words.items).tolist(), lexicon.stems_of(fields.items).tolist()
    body_starts, head_starts = words.starts[sentence_starts].tolist(), fields.starts.tolist()
    for i in range(len(head_starts) - 1):
        yield (
            body[body_starts[i] : body_starts[i + 1]] + head[head_starts[i] : head_starts[i + 1]]
        )


def _count_grams(
    lexicon: Lexicon, words: Rows, sentence_starts: NDArray[np.int64]
) -> tuple[Int32s, NDArray[np.float64]]:
    """Estimate how many paragraphs hold each 4-gram from how many hold each word.

    Counting them exactly would mean spelling out every paragraph; that words stand independently
    is close enough for a weight.
    """
    size = max(len(sentence_starts) - 1, 1)
    paragraph_of = np.repeat(
        np.arange(len(sentence_starts) - 1), np.diff(words.starts[sentence_starts])
    )
    # With counts: without, numpy.unique loads numpy.ma, which takes longer than a small library.
    pairs, _ = np.unique(words.items.astype(np.int64) * size + paragraph_of, return_counts=True)
    distinct, holding = np.unique(pairs // size, return_counts=True)
    numbers, owners = lexicon.spellings_of(distinct.astype(np.int32))
    grams, which = np.unique(numbers, return_inverse=True)
    absent = np.log1p(-np.minimum(holding / size, 1 - 1e-9))[owners]
    return grams, size * -np.expm1(np.bincount(which, absent, len(grams)))
