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

# Fitted by tests/benchmarks/fit_confidence.py on SQuAD 2.0, seven languages of XQuAD and 25 sets of
# documentation, rules and handbooks; see there. At `BALANCED` one in eight of the questions on
# topic that such documents do not answer is answered all the same.
_CONSTANT = -3.42
_WEIGHTS = ConfidenceFeatures(
    coverage=-1.08,
    field_only_coverage=1.24,
    heading_precision=2.47,
    missing_names=-2.51,
    missing_terms=-0.24,
    match_information=1.28,
    lacks_answer_type=-0.38,
    log_relative_score=2.30,
    article_margin=1.84,
    log_relative_length=-0.28,
    unknown_terms=-2.64,
    log_query_terms=1.83,
    log_paragraphs=-0.44,
    bigram_share=0.78,
    heading_differs=-3.00,
    is_inflected=1.51,
    is_chinese=2.52,
)


def confidence(features: ConfidenceFeatures) -> float:
    """Return the probability in [0, 1] that a passage with these features answers the question."""
    pairs = zip(astuple(_WEIGHTS), astuple(features), strict=True)
    odds = _CONSTANT + sum(weight * value for weight, value in pairs)
    return 1 / (1 + math.exp(-odds))
