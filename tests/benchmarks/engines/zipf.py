"""Made-up English: plausible words whose frequencies follow Zipf's law, any number of paragraphs.

Words are drawn one by one and independently, as the law of Zipf and Mandelbrot has it:
p(r) ~ 1 / (r + 2.7)^1.07 for the word of rank r. The commonest are English function words, the
others syllables with English endings. The same size and seed give the same paragraphs.
"""

from __future__ import annotations

import random
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tests.benchmarks.engines.corpus import Corpus, Int32s

VOCABULARY, _STEMS = 200_000, 130_000
AVERAGE = 60
"""Words of a paragraph."""
BANDS = ((0.35, 10, 500), (0.35, 500, 5_000), (0.30, 5_000, 100_000))
"""Frequency bands that query terms are drawn from: their share, first and last rank."""
FEWEST, MOST = 3, 10
"""Terms of a query."""
_SHIFT, _EXPONENT, _SPREAD = 2.7, 1.07, 0.4

_FUNCTION_WORDS = """
the of and to in a is that for it was on as with be by he at his not this but from or have an they
which one were all their there been if more when who will would so no out can into
"""
_ONSETS = """
b c d f g h j k l m n p r s t v w bl br ch cl cr dr fl fr gl gr pl pr qu sc sh sk sl sm sn sp st
str sw th tr tw wh
"""
_NUCLEI = "a e i o u ai ea ee oa oo ou"
_CODAS = "b ck d ft g l ll lt m mp n nd ng nt p r rd rm rn rt ss st t th x"
_ENDINGS = (("", 1), ("s", 3), ("ed", 5), ("ing", 6))
"""Endings, and how much rarer they are than the word without."""


def invent(paragraphs: int, queries: int = 1_000, seed: int = 6) -> Corpus:
    """Return so many paragraphs of made-up English, and queries of 3 to 10 of its words."""
    chosen = np.random.default_rng((seed, paragraphs))
    lengths = chosen.lognormal(np.log(AVERAGE) - _SPREAD**2 / 2, _SPREAD, paragraphs)
    starts = np.zeros(paragraphs + 1, np.int64)
    np.cumsum(np.clip(lengths, AVERAGE // 6, AVERAGE * 4).astype(np.int64), out=starts[1:])
    terms = _draw(chosen, int(starts[-1]))
    return Corpus(vocabulary(), terms, starts, _ask(np.random.default_rng(seed), queries), [])


def _draw(chosen: np.random.Generator, count: int) -> Int32s:
    """Draw ranks: how often each comes first, then in which order, which is much faster."""
    often = chosen.multinomial(count, probabilities())
    terms = np.repeat(np.arange(VOCABULARY, dtype=np.int32), often)
    chosen.shuffle(terms)
    return terms


def probabilities() -> NDArray[np.float64]:
    """Return the probability of each rank."""
    weights = (np.arange(1, VOCABULARY + 1) + _SHIFT) ** -_EXPONENT
    return np.asarray(weights / weights.sum(), np.float64)


def _ask(chosen: np.random.Generator, count: int) -> list[list[str]]:
    words = vocabulary()
    sizes = chosen.integers(FEWEST, MOST, count, endpoint=True)
    return [[words[rank] for rank in _ranks(chosen, size)] for size in sizes.tolist()]


def _ranks(chosen: np.random.Generator, count: int) -> list[int]:
    """Draw different ranks: a band by its share, then evenly over the logarithms of its ranks."""
    ranks: dict[int, None] = {}
    while len(ranks) < count:
        band = chosen.choice(len(BANDS), p=[share for share, _, _ in BANDS])
        _, first, last = BANDS[band]
        ranks[int(np.exp(chosen.uniform(np.log(first), np.log(last))))] = None
    return list(ranks)


@cache
def vocabulary() -> list[str]:
    """Return all words, the commonest first."""
    taken = dict.fromkeys(_FUNCTION_WORDS.split())
    ranked: list[tuple[float, str]] = []
    for place, stem in enumerate(_stems(_STEMS), 1):
        ranked += [(place * rarer, stem + ending) for ending, rarer in _ENDINGS]
    taken |= dict.fromkeys(word for _, word in sorted(ranked))
    return list(taken)[:VOCABULARY]


def _stems(count: int) -> list[str]:
    """Return made-up words, short ones first; each comes once."""
    chosen = random.Random(count)  # noqa: S311 - reproducible, not secret
    opening = [onset + nucleus for onset in _ONSETS.split() for nucleus in _NUCLEI.split()]
    closing = ["", *_CODAS.split()]
    stems: dict[str, None] = {}
    while len(stems) < count:
        syllables = 1 if len(stems) < 2_000 else chosen.choice((2, 2, 3))
        opened = "".join(chosen.choice(opening) for _ in range(syllables))
        stems[opened + chosen.choice(closing)] = None
    return list(stems)
