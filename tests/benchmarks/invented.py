"""Articles of any number of paragraphs, in a language of invented words, and questions on them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from index import Draft

PER_ARTICLE = 50
_SENTENCES = 4
_WORDS = 14
_VOCABULARY = 30_000
_SYLLABLES = [c + v for c in "bdfgklmnprstvz" for v in ("a", "e", "i", "o", "u", "ai")]


def articles(paragraphs: int) -> Iterator[Draft]:
    """Yield articles that have so many paragraphs together, the same ones at every call."""
    for number in range(0, paragraphs, PER_ARTICLE):
        texts = [paragraph(n) for n in range(number, min(number + PER_ARTICLE, paragraphs))]
        yield Draft(_title(number), "\n\n".join(texts), "text", f"invented:{number}")


def questions(paragraphs: int, count: int) -> list[str]:
    """Return questions that paragraphs spread over the whole library answer."""
    chosen = random.Random(count)  # noqa: S311 - reproducible, not secret
    asked = []
    for _ in range(count):
        words = paragraph(chosen.randrange(paragraphs)).replace(".", "").split()
        asked.append(f"What is known of {' '.join(chosen.sample(words[:_WORDS], 5))}?")
    return asked


def mixed_questions(paragraphs: int, count: int) -> list[str]:
    """Return questions of which three of four have an answer."""
    texts, declined = answered_questions(paragraphs, count), questions(paragraphs, count)
    return [declined[i] if i % 4 == 3 else text for i, text in enumerate(texts)]


def answered_questions(paragraphs: int, count: int) -> list[str]:
    """Return questions that name the title of an article and words that follow one another in it.

    Nearly all are answered, while nearly all of `questions` are declined.
    """
    chosen = random.Random(count)  # noqa: S311 - reproducible, not secret
    asked = []
    for _ in range(count):
        number = chosen.randrange(paragraphs)
        title, words = _title(number), paragraph(number).split()[3:7]
        asked.append(f"What does {title} say of {' '.join(words)}?")
    return asked


def _title(number: int) -> str:
    """Return the title of the article that a paragraph is in: how its first one begins."""
    return " ".join(paragraph(number - number % PER_ARTICLE).split()[:4])


def paragraph(number: int) -> str:
    """Return the paragraph of a number."""
    chosen = random.Random(number)  # noqa: S311 - reproducible, not secret
    words, weights = _vocabulary()
    sentences = (
        " ".join(chosen.choices(words, cum_weights=weights, k=_WORDS)) for _ in range(_SENTENCES)
    )
    return " ".join(f"{sentence.capitalize()}." for sentence in sentences)


@cache
def _vocabulary() -> tuple[Sequence[str], Sequence[float]]:
    """Return words and their cumulative weights, by Zipf's law."""
    chosen = random.Random(0)  # noqa: S311 - reproducible, not secret
    words = [
        "".join(chosen.choices(_SYLLABLES, k=chosen.randint(2, 4))) for _ in range(_VOCABULARY)
    ]
    return words, list(accumulate(1 / rank for rank in range(1, _VOCABULARY + 1)))
