"""From counts to scores: BM25 at every level of evidence, then one mix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from index.analysis.tokenizer import is_unspaced, ngram_length
from index.search.scoring.field_scores import FieldScores, score_fields
from index.search.scoring.match_counts import (
    CandidateMatches,
    Floats,
    count_pairs,
    count_terms,
    expansion_weights,
)
from index.search.scoring.query_terms import QueryTerm
from index.search.scoring.weights import (
    OVERLAP,
    PARAGRAPH,
    PARAGRAPH_LEVELS,
    SENTENCE_LEVELS,
    Saturation,
)
from index.search.segments.character_ngrams import Keys


class Query(msgspec.Struct, frozen=True):
    """A question, ready to be matched with candidates.

    Attributes:
        terms: the question's words.
        stems: all that count as one of them, or as a part of a long form of one, each once.
        grams: keys of their 4-grams.
        gram_weights: inverse document frequency of each.
        paragraphs: how many there are in the libraries searched.
        in_language: about how many of them are in the language of the question.
        average_words: words of a paragraph, on average over the libraries searched.
        answer_types: bits of `AnswerType` that are asked for.
        language: the one the question is read in.
        synonyms: stems of what its words are declared to mean, by how both are written.
    """

    terms: Sequence[QueryTerm]
    stems: Sequence[str]
    grams: Keys
    gram_weights: Floats
    paragraphs: int
    in_language: float
    average_words: float
    answer_types: int = 0
    language: str = "en"
    synonyms: Mapping[str, Mapping[str, tuple[str, ...]]] = msgspec.field(default_factory=dict)


class LevelScores(msgspec.Struct, frozen=True):
    """Scores of the candidates, level by level.

    Attributes:
        paragraphs: a row a paragraph, a column a level of `ParagraphLevels` but the last, which
            is the best sentence's score.
        sentences: a row a sentence, a column a level of `SentenceLevels`.
        found_terms: how much of each term is in each paragraph or its field, at most 1.
        fields: what was found in titles and headings.
        pairs: how much of each pair of neighbouring terms is in each paragraph, at most 1.
        nearby_ngram_coverage: share of the words' 4-grams in each sentence or the one before it in
            its paragraph.
        weights: weight of each term.
    """

    paragraphs: Floats
    sentences: Floats
    found_terms: Floats
    fields: FieldScores
    pairs: Floats
    nearby_ngram_coverage: Floats
    weights: Floats


def score_levels(matches: CandidateMatches, query: Query) -> LevelScores:
    """Score paragraphs and sentences at each level.

    A paragraph's words, 4-grams and pairs are scored by BM25. A sentence is too short for
    repetition or length to mean anything: there it only counts whether something is in it.
    """
    terms, stems = query.terms, query.stems
    idf = np.asarray([term.weight for term in terms], np.float32)
    names = np.asarray([term.word.is_name for term in terms], np.float32)
    per_stem = expansion_weights(terms, stems)
    counts = np.concatenate(
        (
            count_terms(matches, terms, stems, per_stem),
            matches.table[:, len(stems) :],
            count_pairs(matches, terms, stems),
        ),
        axis=1,
    )
    in_text = matches.by_paragraph(counts)
    weights = _weights(idf, query)
    relative = matches.lengths / query.average_words
    levels = saturate(in_text, relative, PARAGRAPH) @ weights
    size, spelt = len(idf), len(idf) + len(query.gram_weights)
    own = np.minimum(counts[:, :spelt], 1)
    added = _added_before(own, matches)
    own_levels, before = (one @ weights[:spelt, :2] for one in (own, added))
    text_terms = np.minimum(in_text[:, :size], 1)
    pairs = sum(ngram_length(term.word.form) == 2 for term in terms) / max(size, 1)
    fields = score_fields(matches, per_stem, text_terms, idf, pairs)
    found_terms = np.maximum(text_terms, fields.terms)
    found = found_terms @ idf
    nearby_terms = own[:, :size] + added[:, :size]
    of_type: Floats = np.asarray(matches.answer_types & query.answer_types > 0, np.float32)
    of_type /= np.float32(size)
    coverage = found * found / np.float32(max(float(idf.sum()), 1e-6))
    return LevelScores(
        paragraphs=_beside(levels, text_terms @ (idf * names), fields.levels, coverage),
        sentences=_beside(own_levels, before, of_type * (own_levels[:, 0] + before[:, 0])),
        found_terms=found_terms,
        fields=fields,
        pairs=np.minimum(in_text[:, spelt:], 1),
        nearby_ngram_coverage=_ngram_coverage(
            own_levels[:, 1] + before[:, 1], nearby_terms, idf, query
        ),
        weights=idf,
    )


def _beside(*columns: Floats) -> Floats:
    """Return tables and single columns side by side."""
    wide = [one if one.ndim > 1 else one[:, None] for one in columns]
    return np.concatenate(wide, axis=1, dtype=np.float32)


def _weights(idf: Floats, query: Query) -> Floats:
    """Return what each word, 4-gram and pair, a row, weighs at its level, a column."""
    weights = np.zeros((len(idf) + len(query.gram_weights) + max(len(idf) - 1, 1), 3), np.float32)
    spelt = len(idf) + len(query.gram_weights)
    weights[: len(idf), 0] = idf
    weights[len(idf) : spelt, 1] = _scaled(query.gram_weights, idf)
    weights[spelt:, 2] = pair_weights(idf, [is_unspaced(term.word.form) for term in query.terms])
    return weights


def _ngram_coverage(found: Floats, found_terms: Floats, idf: Floats, query: Query) -> Floats:
    """Return the share that is spelt out; an acronym is when the name it stands for is there."""
    short = idf * [bool(term.long_forms) for term in query.terms]
    total = max(float(idf.sum()), 1e-6)
    spelt = found * (1 - short.sum() / total)
    return np.asarray((spelt + found_terms @ short) / total, np.float32)


def _added_before(own: Floats, matches: CandidateMatches) -> Floats:
    """Return what the sentence before, in the same paragraph, holds and the sentence does not."""
    added = np.zeros_like(own)
    np.maximum(own[:-1] - own[1:], 0, out=added[1:])
    added[matches.starts[:-1][matches.starts[:-1] < len(own)]] = 0
    return added


def saturate(counts: Floats, lengths: ArrayLike, shape: Saturation) -> Floats:
    """Return BM25's term frequency part, `tf (k1 + 1) / (tf + k1 (1 - b + b L))`.

    Args:
        counts: a row a text, a column a term.
        lengths: L, the length of each text over the average.
        shape: k1 and b.
    """
    norm = shape.k1 * (1 - shape.b + shape.b * np.asarray(lengths, np.float32))[:, None]
    return np.asarray(counts * (shape.k1 + 1) / (counts + norm), np.float32)


def pair_weights(idf: Floats, pieces: Sequence[bool]) -> Floats:
    """Return what each pair of neighbours in the question tells: the mean of the two.

    Args:
        idf: what each word tells.
        pieces: whether each is a piece of a run without spaces. Two such neighbours overlap, so
            that both standing in a text nearly makes them neighbours there: that tells little.
    """
    if len(idf) < 2:
        return np.zeros(1, np.float32)
    overlap = np.asarray(pieces[1:]) & np.asarray(pieces[:-1])
    return np.asarray((idf[:-1] + idf[1:]) / 2 * np.where(overlap, OVERLAP, 1), np.float32)


def _scaled(gram_weights: Floats, idf: Floats) -> Floats:
    """Bring the weights of overlapping grams, about one a letter, to the sum of the words'."""
    return np.asarray(gram_weights * (idf.sum() / max(float(gram_weights.sum()), 1e-6)), np.float32)


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of each paragraph and of each sentence."""

    paragraphs: Floats
    sentences: Floats


def combine(levels: LevelScores, matches: CandidateMatches) -> Scores:
    """Add up the levels, each at its weight; a paragraph also has its best sentence's score."""
    sentences = levels.sentences @ np.asarray(SENTENCE_LEVELS, np.float32)
    best = matches.by_paragraph(sentences, np.maximum)
    columns = np.column_stack([levels.paragraphs, best])
    return Scores(columns @ np.asarray(PARAGRAPH_LEVELS, np.float32), sentences)
