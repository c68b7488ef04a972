"""Which sentences of a paragraph to quote: one where one answers, two at most."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from index.analysis.sentence_splitter import Span, sentences
from index.model import Quote

_LEANS_BACK = regex.compile(
    r"[\p{Pi}\p{Ps}\"'\s]*(?:he|she|it|they|this|these|that|those|his|her|its|their|such|"
    r"the (?:former|latter)|both|however|but|and|also|similarly|instead|therefore|thus)\b",
    regex.IGNORECASE,
)
"""Openings that only make sense with the sentence before."""
_RIVAL = 0.75
"""Score, as a share of the best sentence's, from which the second best is quoted as well.

Of XQuAD's English questions 0.834 have their answer in the best sentence, 0.881 with a rival from
0.8 on (44 characters more), 0.899 from 0.7 on (62 more), 0.911 from 0.5 on (126 more)."""
LONGEST = 600
"""Characters that two sentences may have together; of a longer pair only the better is quoted."""


def choose(text: str, language: str, scores: Sequence[float]) -> tuple[Quote, ...]:
    """Return the sentences that answer, in reading order, neighbours as one quote.

    The best sentence. With it the one before, when it opens with a word that leans on it, so that
    a speaker stays with what was said ("He continued, ..."); otherwise the second best when it is
    nearly as good.

    Args:
        text: the paragraph, verbatim; not empty.
        language: its language.
        scores: of each sentence, higher is better.
    """
    spans = sentences(text, language) or [(0, len(text))]
    if len(scores) != len(spans):
        return (_quote(text, spans[0]),)
    top = max(range(len(spans)), key=lambda i: (scores[i], -i))
    other = _companion(text, spans, scores, top)
    if other is None:
        return (_quote(text, spans[top]),)
    first, second = sorted((top, other))
    if second - first == 1:
        return (_quote(text, (spans[first][0], spans[second][1])),)
    return (_quote(text, spans[first]), _quote(text, spans[second]))


def _companion(text: str, spans: Sequence[Span], scores: Sequence[float], top: int) -> int | None:
    """Return the sentence to quote beside the best one, if any."""
    if top and _LEANS_BACK.match(text, spans[top][0]):
        other = top - 1
    else:
        rest = [i for i in range(len(spans)) if i != top and scores[i] >= _RIVAL * scores[top]]
        if not rest or scores[top] <= 0:
            return None
        other = max(rest, key=lambda i: (scores[i], -abs(i - top), -i))
    length = sum(end - start for start, end in (spans[top], spans[other]))
    return other if length <= LONGEST else None


def _quote(text: str, span: Span) -> Quote:
    return Quote(*span, text[slice(*span)])
