"""From counts to scores: BM25 at every level of evidence, then one mix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import ArrayLike

from index.analysis.tokenizer import is_unspaced
from index.search.scoring.match_counts import Floats, Texts, count_pairs, count_terms, likeness
from index.search.scoring.query_terms import Wanted
from index.search.scoring.weights import (
    FIELD,
    OVERLAP,
    PARAGRAPH,
    PARAGRAPH_LEVELS,
    SENTENCE_LEVELS,
    Shape,
)
from index.search.segments.character_ngrams import Keys


class Sought(msgspec.Struct, frozen=True):
    """What is looked for, and how much each thing tells.

    Attributes:
        wanted: the question's words.
        stems: all that count as one of them, or as a part of the name of one, each once.
        grams: keys of their 4-grams.
        gram_weights: inverse document frequency of each.
        paragraphs: how many there are in the libraries searched.
        words_a_paragraph: average over the libraries searched.
        kind: bits of the kinds of thing asked for, see `index.analysis.answer_types.answer_types`.
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


class Evidence(msgspec.Struct, frozen=True):
    """What was found, level by level.

    Attributes:
        paragraphs: a row a paragraph, a column a level of `ParagraphLevels` but the last, which
            is the best sentence's score.
        sentences: a row a sentence, a column a level of `SentenceLevels`.
        held: how much of each wanted word stands in each paragraph or its field, at most 1.
        headed: how much of each wanted word stands in each paragraph's field, at most 1.
        near: how much of each wanted word stands in each sentence or the one before it in its
            paragraph, at most 1.
        pairs: how much of each wanted pair of neighbours stands in each paragraph, at most 1.
        spelling: share of the words' 4-grams in each sentence.
        spelling_near: the same in each sentence or the one before.
        weights: inverse document frequency of each wanted word.
    """

    paragraphs: Floats
    sentences: Floats
    held: Floats
    headed: Floats
    near: Floats
    pairs: Floats
    spelling: Floats
    spelling_near: Floats
    weights: Floats


def measure(texts: Texts, sought: Sought) -> Evidence:
    """Score paragraphs and sentences at each level of evidence.

    A paragraph's words, 4-grams and pairs are scored by BM25. A sentence is too short for
    repetition or length to mean anything: there it only counts whether a thing stands in it.
    """
    wanted, stems = sought.wanted, sought.stems
    idf = np.asarray([want.weight for want in wanted], np.float32)
    names = np.asarray([want.term.is_name for want in wanted], np.float32)
    counting = likeness(wanted, stems)
    terms, grams = count_terms(texts, wanted, stems, counting), texts.table[:, len(stems) :]
    counts = np.concatenate((terms, grams, count_pairs(texts, wanted, stems)), axis=1)
    found, field = texts.by_paragraph(counts), texts.fields @ counting
    weights = _weights(idf, sought)
    relative = texts.lengths / sought.words_a_paragraph
    levels = saturate(found, relative, PARAGRAPH) @ weights
    spelt = len(idf) + len(sought.gram_weights)
    has = np.minimum(counts[:, :spelt], 1)
    added = _added_before(has, texts)
    told, before = (one @ weights[:spelt, :2] for one in (has, added))
    held, headed = np.minimum(found[:, : len(idf)], 1), np.minimum(field, 1)
    near = has[:, : len(idf)] + added[:, : len(idf)]
    of_kind: Floats = np.asarray(texts.kinds & sought.kind > 0, np.float32) / np.float32(len(idf))
    in_field = saturate(field, np.ones(texts.paragraphs), FIELD) @ idf
    return Evidence(
        paragraphs=_beside(levels, in_field, held @ (idf * names)),
        sentences=_beside(told, before, of_kind * (told[:, 0] + before[:, 0])),
        held=np.maximum(held, headed),
        headed=headed,
        near=near,
        pairs=np.minimum(found[:, spelt:], 1),
        spelling=_spelt(told[:, 1], has[:, : len(idf)], idf, sought),
        spelling_near=_spelt(told[:, 1] + before[:, 1], near, idf, sought),
        weights=idf,
    )


def _beside(*columns: Floats) -> Floats:
    """Return tables and single columns side by side."""
    wide = [one if one.ndim > 1 else one[:, None] for one in columns]
    return np.concatenate(wide, axis=1, dtype=np.float32)


def _weights(idf: Floats, sought: Sought) -> Floats:
    """Return what each word, 4-gram and pair, a row, weighs at its level, a column."""
    weights = np.zeros((len(idf) + len(sought.gram_weights) + max(len(idf) - 1, 1), 3), np.float32)
    spelt = len(idf) + len(sought.gram_weights)
    weights[: len(idf), 0] = idf
    weights[len(idf) : spelt, 1] = _scaled(sought.gram_weights, idf)
    weights[spelt:, 2] = pair_weights(idf, [is_unspaced(w.term.form) for w in sought.wanted])
    return weights


def _spelt(found: Floats, held: Floats, idf: Floats, sought: Sought) -> Floats:
    """Return the share that is spelt out; an acronym is when the name it stands for is there."""
    short = idf * [bool(want.names) for want in sought.wanted]
    spelt = found * (1 - short.sum() / max(idf.sum(), 1e-6))
    return np.asarray((spelt + held @ short) / max(idf.sum(), 1e-6), np.float32)


def _added_before(held: Floats, texts: Texts) -> Floats:
    """Return what the sentence before, in the same paragraph, holds and the sentence does not."""
    added = np.zeros_like(held)
    np.maximum(held[:-1] - held[1:], 0, out=added[1:])
    added[texts.starts[:-1][texts.starts[:-1] < len(held)]] = 0
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
    return np.asarray(gram_weights * (idf.sum() / max(gram_weights.sum(), 1e-6)), np.float32)


@dataclass(frozen=True, slots=True)
class Scores:
    """The score of each paragraph and of each sentence."""

    paragraphs: Floats
    sentences: Floats


def mix(evidence: Evidence, texts: Texts) -> Scores:
    """Add up the levels, each at its weight; a paragraph also has its best sentence's score."""
    sentences = evidence.sentences @ np.asarray(SENTENCE_LEVELS, np.float32)
    best = texts.by_paragraph(sentences, np.maximum)
    levels = np.column_stack([evidence.paragraphs, best])
    return Scores(levels @ np.asarray(PARAGRAPH_LEVELS, np.float32), sentences)
