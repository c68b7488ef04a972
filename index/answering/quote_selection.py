"""Which sentences of a paragraph to quote: one or two for a fact, a stretch for an explanation."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from index.analysis.answer_types.extent import Extent
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


EXPLANATION = 450
"""Characters up to which a question that asks for an explanation or a procedure is answered at a
stretch."""
_LEADS_IN = regex.compile(r"[:：][\s*_\"'”)]*$")
_ASKS = regex.compile(r"[?？؟][\s*_\"'”)]*$")
_ROW = regex.compile(r"[^\n:;]{1,80}+: [^\n]*?; [^\n:;]{1,80}+: |\|.*\|$")
"""A row of a table."""


def choose(
    text: str, language: str, scores: Sequence[float], *, extent: Extent = Extent.SENTENCE
) -> tuple[Quote, ...]:
    """Return the sentences that answer, in reading order, neighbours as one quote.

    The best sentence. With it the one before, when it opens with a word that leans on it, so that
    a speaker stays with what was said ("He continued, ..."); otherwise the second best when it is
    nearly as good. A lead-in comes with what it leads to, a row of a table alone, and a question
    in the text not without what follows.

    Args:
        text: the paragraph, verbatim; not empty.
        language: its language.
        scores: of each sentence, higher is better.
        extent: how much is asked for; the steps of a procedure belong together.
    """
    spans = sentences(text, language) or [(0, len(text))]
    if len(scores) != len(spans):
        return (_quote(text, spans[0]),)
    top = max(range(len(spans)), key=lambda i: (scores[i], -i))
    if _ROW.match(text, *spans[top]):
        return (_quote(text, spans[top]),)
    if len(spans) > 1 and (extent is not Extent.SENTENCE or _opens(text, spans[top])):
        around = extent is Extent.AROUND
        return (_quote(text, _stretch(text, spans, top, both=around)),)
    other = _companion(text, spans, scores, top)
    if other is None:
        return (_quote(text, spans[top]),)
    first, second = sorted((top, other))
    if second - first == 1:
        return (_quote(text, (spans[first][0], spans[second][1])),)
    return (_quote(text, spans[first]), _quote(text, spans[second]))


def _opens(text: str, span: Span) -> bool:
    """Say whether a sentence promises what comes next: a lead-in, or a question."""
    sentence = text[slice(*span)]
    return bool(_LEADS_IN.search(sentence) or _ASKS.search(sentence))


def _stretch(text: str, spans: Sequence[Span], top: int, *, both: bool) -> Span:
    """Return the best sentence with those after it, and before it, as far as there is room.

    Args:
        text: the paragraph.
        spans: its sentences.
        top: the best one.
        both: whether those before it belong to it, too.
    """
    first = last = top
    while last + 1 < len(spans) and spans[last + 1][1] - spans[first][0] <= EXPLANATION:
        last += 1
    while both and first and spans[last][1] - spans[first - 1][0] <= EXPLANATION:
        first -= 1
    if first < last and _ASKS.search(text[slice(*spans[first])]):
        first += 1
    return spans[first][0], spans[last][1]


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
