"""How many words of paragraphs have each 4-gram: whole numbers that add up over segments."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from index.search.segments.vocabulary import Vocabulary

Ints = NDArray[np.int64]

_AT_A_TIME = 1 << 20
"""Words that are sorted together, few enough to stay in the processor's cache."""


def count_ngrams(words: NDArray[np.integer], lengths: Ints, vocabulary: Vocabulary) -> Ints:
    """Count the words, each once a paragraph, that have each 4-gram.

    What removed paragraphs have can be taken from it again, so that what is made of it does not
    depend on how a library came to be.

    Args:
        words: of the sentences of all paragraphs, one paragraph after the other.
        lengths: how many each paragraph has.
        vocabulary: of the segment.
    """
    return spread(count_words(words, lengths, len(vocabulary)), vocabulary)


def spread(holding: Ints, vocabulary: Vocabulary) -> Ints:
    """Return the same, given how many paragraphs hold each word."""
    distinct = np.flatnonzero(holding)
    grams, ends = vocabulary.ngrams.of_words(distinct)
    repeats = holding[distinct].repeat(np.diff(ends, prepend=0))
    # Sums of whole numbers below 2 ** 53 are exact.
    return np.bincount(grams, repeats, len(vocabulary.ngrams.keys)).astype(np.int64)


def count_words(words: NDArray[np.integer], lengths: Ints, vocabulary: int) -> Ints:
    """Return how many paragraphs hold each word in their sentences."""
    ends = np.cumsum(lengths)
    holding = np.zeros(vocabulary, np.int64)
    first = begin = 0
    while first < len(lengths):
        last = max(int(np.searchsorted(ends, begin + _AT_A_TIME)), first + 1)
        pairs = words[begin : ends[last - 1]] * np.int64(last - first)
        pairs += np.repeat(np.arange(last - first), lengths[first:last])
        pairs.sort()
        distinct = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))]
        holding += np.bincount(distinct // (last - first), minlength=vocabulary)
        first, begin = last, int(ends[last - 1])
    return holding
