"""Which language a text is written in, as far as ranking needs to know."""

from __future__ import annotations

from functools import cache

import regex

from index.text.stopwords import LANGUAGES, stop_words

_SAMPLE = 2000
"""Characters looked at; more tells no more."""
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_SCRIPTS = (
    ("th", regex.compile(r"\p{Thai}")),
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("ko", regex.compile(r"\p{Hangul}")),
    ("zh", regex.compile(r"\p{Han}")),
    ("el", regex.compile(r"\p{Greek}")),
    ("he", regex.compile(r"\p{Hebrew}")),
    ("hi", regex.compile(r"\p{Devanagari}")),
)
_SHARE = 0.2
"""Share of letters in a script that decides for its language."""


def detect(text: str, default: str = "en") -> str:
    """Return the ISO 639-1 code of the language a text seems to be in.

    Scripts that one language owns decide at once; otherwise the language whose stop words are
    most of the words. `default` wins ties, and is the answer where no word is a stop word.
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for language, script in _SCRIPTS:
        if len(script.findall(sample)) / letters > _SHARE:
            return language
    words = [word.casefold() for word in _WORD.findall(sample)]
    counts = {language: sum(word in stops for word in words) for language, stops in _lists()}
    best = max(counts, key=lambda language: (counts[language], language == default, language))
    return best if counts[best] > counts.get(default, 0) else default


@cache
def _lists() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((language, stop_words(language)) for language in LANGUAGES)
