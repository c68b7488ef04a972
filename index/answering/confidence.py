"""How probable it is that a passage answers, and from when on it is shown."""

from __future__ import annotations

import math

from msgspec.structs import astuple

from index.model import Caution
from index.search.interface import ConfidenceFeatures

CAUTIOUS, BALANCED, EAGER = 0.7, 0.5, 0.3
"""Thresholds of confidence by name; `BALANCED` is the default."""
THRESHOLDS = {Caution.CAUTIOUS: CAUTIOUS, Caution.BALANCED: BALANCED, Caution.EAGER: EAGER}
"""The same by what people choose."""

# Fitted by tests/benchmarks/fit_confidence.py on SQuAD 2.0, half of XQuAD's articles in four
# languages and nine other sets in five; see there.
_CONSTANT = -2.05
_WEIGHTS = ConfidenceFeatures(
    ngram_coverage=2.83,
    name_coverage=0.77,
    missing_names=-1.67,
    missing_terms=-0.20,
    matched_terms=3.18,
    rare_term_coverage=-0.95,
    title_coverage=1.23,
    match_information=0.92,
    lacks_answer_type=-1.11,
    relative_score=1.76,
    log_relative_score=0.94,
    log_score=0.13,
    other_article_score=-1.22,
    paragraph_margin=-1.10,
    article_margin=1.11,
    long_query_margin=0.61,
    log_relative_length=-0.26,
    log_sentences=0.04,
    unknown_terms=-1.60,
    mean_rarity=-2.02,
    log_query_terms=-0.63,
    asks_answer_type=-0.14,
    log_paragraphs=-0.58,
    not_english=1.23,
    bigram_share=2.39,
    trigram_share=-1.72,
)


def confidence(features: ConfidenceFeatures) -> float:
    """Return the probability in [0, 1] that a passage with these features answers the question."""
    pairs = zip(astuple(_WEIGHTS), astuple(features), strict=True)
    odds = _CONSTANT + sum(weight * value for weight, value in pairs)
    return 1 / (1 + math.exp(-odds))
