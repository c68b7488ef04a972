"""Which sentences of a section to quote: one or two for a fact, a stretch for an explanation."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from index.analysis.answer_types.extent import Extent
from index.analysis.sentence_splitter import Span, sentences
from index.answering.section_text import SectionText
from index.model import Quote

_BACKWARD_WORDS = {
    "en": r"he|she|it|they|this|these|that|those|his|her|its|their|such|the (?:former|latter)|both"
    r"|however|but|and|also|similarly|instead|otherwise|therefore|thus",
    "de": r"er|dies\w*|dabei|dadurch|damit|danach|dann|deshalb|daher|dazu|jedoch|aber|außerdem"
    r"|ebenso|stattdessen|andernfalls",
    "es": r"est[aeo]s?|es[aeo]s?|pero|además|también|así|por (?:eso|tanto)|sin embargo|entonces",
    "fr": r"elles?|ils|ce(?:la|ci)|ces?|cette|celui-\w+|mais|cependant|donc|ainsi|sinon|ensuite"
    r"|également",
}
_LEANS_BACK = {
    language: regex.compile(rf"[\p{{Pi}}\p{{Ps}}\"'\s]*(?:{words})\b", regex.IGNORECASE)
    for language, words in _BACKWARD_WORDS.items()
}
"""Openings that only make sense with the sentence before, by language."""
_RIVAL = 0.75
"""Score, as a share of the best sentence's, from which the second best is quoted as well.

Of XQuAD's English questions 0.834 have their answer in the best sentence, 0.881 with a rival from
0.8 on (44 characters more), 0.899 from 0.7 on (62 more), 0.911 from 0.5 on (126 more)."""
LONGEST = 600
"""Characters that two sentences may have together; of a longer pair only the better is quoted."""
EXPLANATION = 600
"""Characters up to which a question that asks for an explanation or a procedure is answered at a
stretch, over several paragraphs of a section.

Of 64 questions of 20 sets of documentation whose section came first, and of 80 of five communities,
0.75 and 0.75 were shown their answer by 450 characters of one paragraph, 0.83 and 0.89 by 450 of
the section, 0.85 and 0.91 by 600; 0.81 and 0.88 where what follows was taken first."""
_LEADS_IN = regex.compile(r"[:：][\s*_\"'”)]*$")
_ASKS = regex.compile(r"[?？؟][\s*_\"'”)]*$")
_ITEM = regex.compile(r"\s*[-*•]\s")
"""An item of a list without order."""
_ROW = regex.compile(r"[^\n:;]{1,80}+: [^\n]*?; [^\n:;]{1,80}+: |\|.*\|$")
"""A row of a table."""


def choose(
    section: SectionText,
    language: str,
    scores: Sequence[float],
    *,
    extent: Extent,
    widely: bool = True,
) -> tuple[Quote, ...]:
    """Return the sentences of a section that answer, in reading order, neighbours as one quote.

    The best sentence. With it the one before, when it opens with a word that leans on it, so that
    a speaker stays with what was said ("He continued, ..."); otherwise the second best when it is
    nearly as good. A lead-in comes with what it leads to, a row of a table alone, and a question
    in the text not without what follows.

    Args:
        section: the paragraph that was found, with those beside it that may be quoted with it.
        language: its language.
        scores: of each sentence of the paragraph that was found, higher is better.
        extent: how much is asked for; the steps of a procedure belong together.
        widely: whether the whole section may belong to the answer; otherwise a neighbour is quoted
            only where a lead-in leads to it, or a sentence leans back on it.
    """
    text = section.text
    spans = _sentences(section, section.place, language)
    own = range(len(spans))
    if len(scores) != len(own):
        return (_quote(text, spans[0]),)
    top = max(own, key=lambda i: (scores[i], -i))
    if _ROW.match(text, *spans[top]):
        return (_quote(text, spans[top]),)
    goes_on = extent is not Extent.SENTENCE or _opens(text, spans[top])
    leans_back = _leans_back(text, spans[top], language)
    if goes_on or (leans_back and not top):
        spans, own = _among_neighbours(section, spans, top, language)
        top += own.start
    if len(spans) > 1 and goes_on:
        within = range(len(spans)) if widely else own
        if extent is not Extent.AROUND:
            within = range(top, within.stop)
        first, last = _stretch(text, spans, top, within)
        if first == own.start and first and _leans_back(text, spans[first], language):
            first -= 1
        return (_quote(text, (spans[first][0], spans[last][1])),)
    other = top - 1 if top and leans_back else own[0] + _rival(scores, top - own[0])
    if other == top or _length(spans[top]) + _length(spans[other]) > LONGEST:
        return (_quote(text, spans[top]),)
    first, second = sorted((top, other))
    if second - first == 1:
        return (_quote(text, (spans[first][0], spans[second][1])),)
    return (_quote(text, spans[first]), _quote(text, spans[second]))


def _among_neighbours(
    section: SectionText, own: Sequence[Span], top: int, language: str
) -> tuple[list[Span], range]:
    """Return sentences with those before and after, as far as an explanation may reach.

    Args:
        section: the section.
        own: the sentences of the paragraph that was found.
        top: which of them is the best.
        language: the language.

    Returns:
        The sentences, and which of them are the paragraph's own.
    """
    earliest = section.start + own[top][1] - EXPLANATION
    latest = section.start + own[top][0] + EXPLANATION
    before: list[Span] = []
    after: list[Span] = []
    for place, paragraph in enumerate(section.paragraphs):
        # What leans back takes the sentence before, however long that is.
        if place < section.place and (paragraph.end > earliest or place == section.place - 1):
            before += _sentences(section, place, language)
        elif place > section.place and paragraph.start < latest:
            after += _sentences(section, place, language)
    return [*before, *own, *after], range(len(before), len(before) + len(own))


def _sentences(section: SectionText, place: int, language: str) -> list[Span]:
    """Return the sentences of one of the paragraphs, as offsets in the section."""
    paragraph = section.paragraphs[place]
    start = paragraph.start - section.start
    parts = sentences(paragraph.text, language) or [(0, len(paragraph.text))]
    return [(start + first, start + last) for first, last in parts]


def _opens(text: str, span: Span) -> bool:
    """Return whether a sentence promises what comes next: a lead-in, or a question."""
    sentence = text[slice(*span)]
    return bool(_LEADS_IN.search(sentence) or _ASKS.search(sentence))


def _leans_back(text: str, span: Span, language: str) -> bool:
    """Return whether a sentence only makes sense with the one before."""
    return _LEANS_BACK.get(language, _LEANS_BACK["en"]).match(text, *span) is not None


def _stretch(text: str, spans: Sequence[Span], top: int, within: range) -> tuple[int, int]:
    """Return the best sentence with those before it, and after it, as far as there is room.

    What is before comes first: a section says at its beginning what it is about.

    Args:
        text: the section.
        spans: its sentences.
        top: the best one.
        within: those that may be taken; only a lead-in goes on beyond.

    Returns:
        The first and the last one.
    """
    first = last = top
    while first > within.start and spans[last][1] - spans[first - 1][0] <= EXPLANATION:
        first -= 1
    if first > within.start:
        first = _own_item(text, spans, top, first)
    while (
        last + 1 < len(spans)
        and spans[last + 1][1] - spans[first][0] <= EXPLANATION
        and (last + 1 < within.stop or _opens(text, spans[within.stop - 1]))
    ):
        last += 1
    while last > top and _opens(text, spans[last]):
        last -= 1
    if first < last and _ASKS.search(text[slice(*spans[first])]):
        first += 1
    return first, last


def _own_item(text: str, spans: Sequence[Span], top: int, first: int) -> int:
    """Return where the item of a list begins that has the best sentence, if it is in one.

    Where a list's beginning is out of reach, what some of its other items say is of no use.
    """
    for i in range(top, first, -1):
        if _ITEM.match(text, *spans[i]):
            return i if "\n\n" not in text[spans[i][0] : spans[top][0]] else first
    return first


def _rival(scores: Sequence[float], top: int) -> int:
    """Return the second best sentence where it is nearly as good, else the best itself."""
    rest = [i for i in range(len(scores)) if i != top and scores[i] >= _RIVAL * scores[top]]
    if not rest or scores[top] <= 0:
        return top
    return max(rest, key=lambda i: (scores[i], -abs(i - top), -i))


def _length(span: Span) -> int:
    return span[1] - span[0]


def _quote(text: str, span: Span) -> Quote:
    return Quote(*span, text[slice(*span)])
