"""From counts to scores: BM25 at every level of evidence, then one mix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from index.ranking.evidence import (
    Counts,
    Floats,
    Texts,
    count_fields,
    count_grams,
    count_pairs,
    count_terms,
)
from index.ranking.lexicon import Lexicon
from index.ranking.query import Wanted
from index.ranking.weights import FIELD, PARAGRAPH, SENTENCE, Shape


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, and how much each thing tells.

    Attributes:
        wanted: the question's words.
        grams: numbers of their 4-grams.
        gram_weights: inverse document frequency of each.
        words_a_paragraph: average over the libraries searched.
        words_a_sentence: average over the libraries searched.
        kind: bits of the kinds of thing asked for, see `index.text.kinds`.
    """

    wanted: Sequence[Wanted]
    grams: Sequence[int]
    gram_weights: Floats
    words_a_paragraph: float
    words_a_sentence: float
    kind: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found, level by level.

    Attributes:
        paragraphs: a row a paragraph, a column a level of `weights.PARAGRAPH_LEVELS`, without
            the last, which is the best sentence's score.
        sentences: a row a sentence, a column a level of `weights.SENTENCE_LEVELS`.
        held: how much of each wanted word stands in each paragraph or its field, at most 1.
        held_together: the same for each sentence.
        pairs: how many of the wanted pairs of neighbours stand in each paragraph, at most 1.
        spelling: share of the words' 4-grams in each paragraph.
        weights: inverse document frequency of each wanted word.
    """

    paragraphs: Floats
    sentences: Floats
    held: Floats
    held_together: Floats
    pairs: Floats
    spelling: Floats
    weights: Floats


def measure(texts: Texts, sought: Sought, lexicon: Lexicon) -> Evidence:
    """Score paragraphs and sentences at each level of evidence."""
    idf = np.asarray([want.weight for want in sought.wanted], np.float32)
    pair_idf = pair_weights(idf)
    gram_idf = _scaled(sought.gram_weights, idf)
    terms = count_terms(texts, sought.wanted, lexicon)
    pairs = count_pairs(texts, sought.wanted, lexicon)
    grams = count_grams(texts, sought.grams, lexicon)
    field = count_fields(texts, sought.wanted, lexicon)

    lengths = np.bincount(texts.sentence_of, minlength=len(texts.paragraph_of))
    whole = np.bincount(texts.paragraph_of, lengths, texts.paragraphs)
    by_sentence = lengths / sought.words_a_sentence
    by_paragraph = whole / sought.words_a_paragraph

    def both(counts: Counts, weights: Floats) -> tuple[Floats, Floats]:
        return (
            saturate(counts.paragraphs, by_paragraph, PARAGRAPH) @ weights,
            saturate(counts.sentences, by_sentence, SENTENCE) @ weights,
        )

    levels = [both(terms, idf), both(grams, gram_idf), both(pairs, pair_idf)]
    titled = saturate(field, np.ones(texts.paragraphs), FIELD) @ idf
    kind = ((texts.kinds & sought.kind) > 0).astype(np.float32)
    return Evidence(
        paragraphs=np.column_stack([*(p for p, _ in levels), titled]),
        sentences=np.column_stack([*(s for _, s in levels), kind]),
        held=np.minimum(np.maximum(terms.paragraphs, field), 1),
        held_together=np.minimum(terms.sentences, 1),
        pairs=np.minimum(pairs.paragraphs, 1),
        spelling=(grams.paragraphs > 0) @ gram_idf / max(float(gram_idf.sum()), 1e-6),
        weights=idf,
    )


def saturate(counts: Floats, lengths: ArrayLike, shape: Shape) -> Floats:
    """Return BM25's term frequency part, `tf (k1 + 1) / (tf + k1 (1 - b + b L))`.

    Args:
        counts: a row a text, a column a term.
        lengths: L, the length of each text over the average.
        shape: k1 and b.
    """
    norm = shape.k1 * (1 - shape.b + shape.b * np.asarray(lengths, np.float32))[:, None]
    return np.asarray(counts * (shape.k1 + 1) / (counts + norm), np.float32)


def pair_weights(idf: Floats) -> Floats:
    """Return what each pair of neighbours in the question tells: the mean of the two."""
    return np.asarray((idf[:-1] + idf[1:]) / 2 if len(idf) > 1 else (0.0,), np.float32)


def _scaled(gram_weights: Floats, idf: Floats) -> Floats:
    """Bring the weights of overlapping grams, about one a letter, to the sum of the words'."""
    return np.asarray(gram_weights * (idf.sum() / max(gram_weights.sum(), 1e-6)), np.float32)
