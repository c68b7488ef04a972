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

# Fitted by tests/benchmarks/fit_confidence.py on SQuAD 2.0, four languages of XQuAD and 25 sets of
# documentation, rules and handbooks; see there. At `BALANCED` 0.16 of the questions on topic that
# such documents do not answer are answered all the same.
_CONSTANT = -3.50
_WEIGHTS = ConfidenceFeatures(
    coverage=-1.35,
    field_only_coverage=1.77,
    heading_precision=1.97,
    missing_names=-2.72,
    missing_terms=-0.17,
    match_information=1.63,
    lacks_answer_type=-0.34,
    log_relative_score=2.37,
    article_margin=1.37,
    log_relative_length=-0.29,
    unknown_terms=-1.85,
    log_query_terms=1.50,
    log_paragraphs=-0.37,
    bigram_share=1.90,
)


def confidence(features: ConfidenceFeatures) -> float:
    """Return the probability in [0, 1] that a passage with these features answers the question."""
    pairs = zip(astuple(_WEIGHTS), astuple(features), strict=True)
    odds = _CONSTANT + sum(weight * value for weight, value in pairs)
    return 1 / (1 + math.exp(-odds))
