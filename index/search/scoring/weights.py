"""The handful of numbers that shape and mix the levels of evidence."""

from __future__ import annotations

from typing import NamedTuple


class Saturation(NamedTuple):
    """BM25's two parameters.

    Attributes:
        k1: how soon repetition stops to count.
        b: how much a text's length counts, in [0, 1].
    """

    k1: float
    b: float


PARAGRAPH = Saturation(1.2, 0.6)
OVERLAP = 0.2
"""Weight of a pair of neighbours that overlap, as pieces of a run do, as a share of other pairs'.

On XQuAD 0.2 puts 312 of 322 Chinese paragraphs first and 1 puts 310; 304 Thai ones either way, at
a likelihood that grows steadily towards 0."""


class ParagraphLevels(NamedTuple):
    """How much each level of evidence counts for a paragraph; each is a score in nats.

    Attributes:
        words: the question's words in the paragraph, by BM25.
        grams: their character 4-grams in the paragraph, by BM25.
        pairs: neighbouring words of the question that are neighbours in the paragraph, by BM25.
        names: the question's words that are written like names or numbers.
        title: the question's words in the article's title.
        outer_headings: those in the headings around the innermost.
        heading: those in the innermost heading.
        heading_match: those in it, or in the title where there is none, times the share of its
            words that are asked for: a heading that says what is asked and nothing else.
        field_only: the question's words that are in a title or heading and not in the paragraph.
        coverage: the question's words in the paragraph or its fields, times their share of all:
            one paragraph with all the words is worth more than two with a half each.
        sentence: the score of the paragraph's best sentence.
    """

    words: float
    grams: float
    pairs: float
    names: float
    title: float
    outer_headings: float
    heading: float
    heading_match: float
    field_only: float
    coverage: float
    sentence: float


class SentenceLevels(NamedTuple):
    """How much each level of evidence counts for a sentence; each is a score in nats.

    Attributes:
        words: the question's words in the sentence.
        grams: their character 4-grams in the sentence.
        words_before: the question's words that only the sentence before has.
        grams_before: their 4-grams that only the sentence before has.
        answer_type: where the sentence has the answer type that is asked for, the first and third
            together over the number of the question's words.
    """

    words: float
    grams: float
    words_before: float
    grams_before: float
    answer_type: float


# Paragraph levels: fitted by tests/benchmarks/fit_weights.py on SQuAD 2.0 and 25 sets of
# documentation, rules and handbooks; see there. Sentence levels: the same on SQuAD 2.0 alone.
PARAGRAPH_LEVELS = ParagraphLevels(
    words=1.0,
    grams=1.1,
    pairs=1.95,
    names=2.15,
    title=1.55,
    outer_headings=1.65,
    heading=0.8,
    heading_match=2.15,
    field_only=2.4,
    coverage=1.2,
    sentence=1.3,
)
SENTENCE_LEVELS = SentenceLevels(1.0, 0.95, 0.3, 0.55, 3.2)
