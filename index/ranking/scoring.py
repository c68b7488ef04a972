"""From counts to scores: BM25 at every level, mixed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from index.ranking import weights as w
from index.ranking.evidence import (
    Floats,
    Texts,
    count_fields,
    count_grams,
    count_pairs,
    count_terms,
)
from index.ranking.lexicon import Lexicon
from index.ranking.protocol import Signs
from index.ranking.query import Wanted


@dataclass(frozen=True, slots=True)
class Levels:
    """What is looked for, and how much each thing tells.

    Attributes:
        wanted: the question's words.
        grams: numbers of their 4-grams.
        gram_weights: inverse document frequency of each.
        words_a_paragraph: average over the libraries searched.
        words_a_sentence: average over the libraries searched.
    """

    wanted: Sequence[Wanted]
    grams: Sequence[int]
    gram_weights: Floats
    words_a_paragraph: float
    words_a_sentence: float


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of some paragraphs and of their sentences, and what speaks for each paragraph."""

    paragraphs: Floats
    sentences: Floats
    signs: list[Signs]


def score(texts: Texts, levels: Levels, lexicon: Lexicon, mix: w.Weights = w.WEIGHTS) -> Scores:
    """Score paragraphs and sentences by what stands in them."""
    wanted = levels.wanted
    idf = np.asarray([want.weight for want in wanted], np.float32)
    terms = count_terms(texts, wanted, lexicon)
    field = count_fields(texts, wanted, lexicon)
    pairs = count_pairs(texts, wanted, lexicon)
    pair_idf = (idf[:-1] + idf[1:]) / 2 if len(idf) > 1 else np.zeros(1, np.float32)

    sentence_lengths = np.bincount(texts.sentence_of, minlength=len(texts.paragraph_of))
    lengths = np.bincount(texts.paragraph_of, sentence_lengths, texts.paragraphs)
    by_paragraph = lengths / levels.words_a_paragraph, w.PARAGRAPH_K1, w.PARAGRAPH_B
    by_sentence = sentence_lengths / levels.words_a_sentence, w.SENTENCE_K1, w.SENTENCE_B

    words_p = saturate(terms.paragraphs, *by_paragraph) @ idf
    words_s = saturate(terms.sentences, *by_sentence) @ idf
    pairs_p = saturate(pairs.paragraphs, *by_paragraph) @ pair_idf
    pairs_s = saturate(pairs.sentences, *by_sentence) @ pair_idf
    field_p = saturate(field, np.ones(texts.paragraphs), w.FIELD_K1, 0.0) @ idf
    if len(levels.grams):
        spelt = count_grams(texts, levels.grams, lexicon)
        # Grams overlap: a word has about as many as letters, so their sum is brought down to one.
        scale = idf.sum() / max(float(levels.gram_weights.sum()), 1e-6)
        gram_idf = levels.gram_weights * np.float32(scale)
        grams_p = saturate(spelt.paragraphs, *by_paragraph) @ gram_idf
        grams_s = saturate(spelt.sentences, *by_sentence) @ gram_idf
        spelling = ((spelt.paragraphs > 0) @ gram_idf) / max(float(gram_idf.sum()), 1e-6)
    else:
        grams_p, grams_s, spelling = np.zeros_like(words_p), np.zeros_like(words_s), None

    sentences = mix.sentence_words * words_s + mix.sentence_grams * grams_s
    sentences = sentences + mix.sentence_pairs * pairs_s
    top = np.zeros(texts.paragraphs, np.float32)
    np.maximum.at(top, texts.paragraph_of, sentences.astype(np.float32))
    paragraphs = (
        mix.words * words_p
        + mix.grams * grams_p
        + mix.pairs * pairs_p
        + mix.field * field_p
        + mix.sentence * top
    )
    held = np.minimum(np.maximum(terms.paragraphs, field), 1)
    in_sentence = np.minimum(terms.sentences, 1) @ idf
    best_share = np.zeros(texts.paragraphs, np.float32)
    np.maximum.at(best_share, texts.paragraph_of, in_sentence.astype(np.float32))
    mass = max(float(idf.sum()), 1e-6)
    pair_mass = max(float(pair_idf.sum()), 1e-6)
    rare = int(idf.argmax())
    full = mass * (mix.words + mix.grams + mix.sentence * (mix.sentence_words + mix.sentence_grams))
    signs = [
        Signs(
            paragraph=float(held[i] @ idf) / mass,
            sentence=float(best_share[i]) / mass,
            spelling=float(spelling[i]) if spelling is not None else float(held[i] @ idf) / mass,
            pairs=float(np.minimum(pairs.paragraphs[i], 1) @ pair_idf) / pair_mass,
            rarest=float(held[i, rare]),
            strength=float(paragraphs[i]) / full,
        )
        for i in range(texts.paragraphs)
    ]
    return Scores(paragraphs.astype(np.float32), sentences.astype(np.float32), signs)


def saturate(counts: Floats, lengths: ArrayLike, k1: float, b: float) -> Floats:
    """Return BM25's term frequency part, `tf (k1 + 1) / (tf + k1 (1 - b + b L))`.

    Args:
        counts: a row a text, a column a term.
        lengths: L, the length of each text over the average.
        k1: how soon repetition stops to count.
        b: how much length counts, in [0, 1].
    """
    norm = (k1 * (1 - b + b * np.asarray(lengths, np.float32)))[:, None]
    result: Floats = (counts * (k1 + 1) / (counts + norm)).astype(np.float32)
    return result
