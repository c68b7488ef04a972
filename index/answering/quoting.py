"""Which sentences of a paragraph to quote: one where one answers, two at most."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from index.model import Quote
from index.text.sentences import Span, sentences

_LEANS_BACK = regex.compile(
    r"[\p{Pi}\p{Ps}\"'\s]*(?:he|she|it|they|this|these|that|those|his|her|its|their|such|"
    r"the (?:former|latter)|both|however|but|and|also|similarly|instead|therefore|thus)\b",
    regex.IGNORECASE,
)
"""Openings that only make sense with the sentence before."""
LONGEST = 600
"""Characters two sentences may have together; a longer pair is cut to the better one."""


def choose(text: str, language: str, scores: Sequence[float]) -> tuple[Quote, ...]:
    """Return the sentences that answer, as one quote where they are neighbours.

    The best sentence; with the one before it when it opens with a word that leans on it
    ("He continued, ..."), so that a speaker stays with what was said.

    Args:
        text: the paragraph, verbatim.
        language: its language.
        scores: of each sentence, higher is better; ignored when they are not as many as the
            sentences, as happens when the paragraph has changed since it was ranked.
    """
    spans = sentences(text, language) or [(0, len(text))]
    if len(scores) != len(spans):
        return (quote(text, spans[0]),)
    top = max(range(len(spans)), key=lambda i: (scores[i], -i))
    start, end = spans[top]
    if top and _LEANS_BACK.match(text, start) and end - spans[top - 1][0] <= LONGEST:
        start = spans[top - 1][0]
    return (quote(text, (start, end)),)


def quote(text: str, span: Span) -> Quote:
    """Return the characters of a span as a quote."""
    return Quote(*span, text[slice(*span)])
