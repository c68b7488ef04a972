"""From counts to scores: BM25 at every level of evidence, then one mix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from index.ranking.evidence import (
    Floats,
    Texts,
    count_fields,
    count_grams,
    count_pairs,
    count_terms,
)
from index.ranking.query import Wanted
from index.ranking.spelling import Keys
from index.ranking.weights import FIELD, PARAGRAPH, Shape


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, and how much each thing tells.

    Attributes:
        wanted: the question's words.
        stems: all that count as one of them, or as a part of the name of one, each once.
        grams: keys of their 4-grams.
        gram_weights: inverse document frequency of each.
        paragraphs: how many there are in the libraries searched.
        words_a_paragraph: average over the libraries searched.
        kind: bits of the kinds of thing asked for, see `index.text.kinds`.
        language: the one the question is read in.
    """

    wanted: Sequence[Wanted]
    stems: Sequence[str]
    grams: Keys
    gram_weights: Floats
    paragraphs: int
    words_a_paragraph: float
    kind: int = 0
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found, level by level.

    Attributes:
        paragraphs: a row a paragraph, a column a level of `ParagraphLevels` but the last, which
            is the best sentence's score.
        sentences: a row a sentence, a column a level of `SentenceLevels`.
        held: how much of each wanted word stands in each paragraph or its field, at most 1.
        headed: how much of each wanted word stands in each paragraph's field, at most 1.
        together: how much of each wanted word stands in each sentence, at most 1.
        pairs: how much of each wanted pair of neighbours stands in each paragraph, at most 1.
        spelling: share of the words' 4-grams in each sentence.
        weights: inverse document frequency of each wanted word.
    """

    paragraphs: Floats
    sentences: Floats
    held: Floats
    headed: Floats
    together: Floats
    pairs: Floats
    spelling: Floats
    weights: Floats


def measure(texts: Texts, sought: Sought) -> Evidence:
    """Score paragraphs and sentences at each level of evidence.

    A paragraph's words, 4-grams and pairs are scored by BM25. A sentence is too short for
    repetition or length to mean anything: there it only counts whether a thing stands in it.
    """
    idf = np.asarray([want.weight for want in sought.wanted], np.float32)
    names = np.asarray([want.term.is_name for want in sought.wanted], np.float32)
    pair_idf, gram_idf = pair_weights(idf), _scaled(sought.gram_weights, idf)
    terms = count_terms(texts, sought.wanted, sought.stems)
    pairs = count_pairs(texts, sought.wanted, sought.stems)
    grams = count_grams(texts, len(sought.grams))
    field = count_fields(texts, sought.wanted, sought.stems)
    relative = texts.lengths / sought.words_a_paragraph
    held, headed = np.minimum(terms.paragraphs, 1), np.minimum(field, 1)
    together, spelt = np.minimum(terms.sentences, 1), np.minimum(grams.sentences, 1)
    words, before = together @ idf, _added_before(together, texts) @ idf
    return Evidence(
        paragraphs=np.column_stack(
            (
                saturate(terms.paragraphs, relative, PARAGRAPH) @ idf,
                saturate(grams.paragraphs, relative, PARAGRAPH) @ gram_idf,
                saturate(pairs.paragraphs, relative, PARAGRAPH) @ pair_idf,
                saturate(field, np.ones(texts.paragraphs), FIELD) @ idf,
                held @ (idf * names),
            )
        ),
        sentences=np.column_stack(
            (
                words,
                spelt @ gram_idf,
                before,
                _added_before(spelt, texts) @ gram_idf,
                ((texts.kinds & sought.kind) > 0) * (words + before) / len(idf),
            )
        ),
        held=np.maximum(held, headed),
        headed=headed,
        together=together,
        pairs=np.minimum(pairs.paragraphs, 1),
        spelling=_spelt(spelt @ gram_idf, together, sought),
        weights=idf,
    )


def _spelt(found: Floats, held: Floats, sought: Sought) -> Floats:
    """Return the share that is spelt out; an acronym is when the name it stands for is there."""
    idf = np.asarray([want.weight for want in sought.wanted], np.float32)
    short = idf * [bool(want.names) for want in sought.wanted]
    spelt = found * (1 - short.sum() / max(idf.sum(), 1e-6))
    return np.asarray((spelt + held @ short) / max(idf.sum(), 1e-6), np.float32)


def _added_before(held: Floats, texts: Texts) -> Floats:
    """Return what the sentence before, in the same paragraph, holds and the sentence does not."""
    added = np.zeros_like(held)
    same = (texts.paragraph_of[1:] == texts.paragraph_of[:-1])[:, None]
    added[1:] = np.maximum(held[:-1] - held[1:], 0) * same
    return added


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
