"""Which of some languages a text is written in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache

import regex

from index.analysis.stop_words import LANGUAGES, stop_words

_SAMPLE = 2000
"""Characters looked at; more tells no more."""
_WORD = regex.compile(r"[\p{L}\p{M}]+")
_SCRIPTS = {
    "th": regex.compile(r"\p{Thai}"),
    "ja": regex.compile(r"[\p{Hiragana}\p{Katakana}]"),
    "ko": regex.compile(r"\p{Hangul}"),
    "zh": regex.compile(r"\p{Han}"),
    "el": regex.compile(r"\p{Greek}"),
    "he": regex.compile(r"\p{Hebrew}"),
    "hi": regex.compile(r"\p{Devanagari}"),
}
_MOSTLY = 0.6
"""Share of letters in a script from which a text is surely in no language of another."""
_SURE, _SURE_WITHOUT_MARK = 2, 3
"""Stop words of another language that a question has at least which is surely in that."""
_FOREIGN_SHARE = 1 / 3
"""Their share of its words."""
_SHARE = 0.2
"""Share of letters in a script that decides for its language."""


def detect_language(text: str, among: Sequence[str]) -> str:
    """Return the language of `among` that a text is most likely written in.

    Args:
        text: a question, or the beginning of an article.
        among: ISO 639-1 codes, the likeliest first; English where it is empty.
    """
    return likely_languages(text, among)[0]


def likely_languages(text: str, among: Sequence[str]) -> list[str]:
    """Return the languages of `among` that a text may as well be written in, at least one.

    A script that one of them owns decides at once; otherwise those whose stop words are most of
    the words.

    Args:
        text: a question, or the beginning of an article.
        among: ISO 639-1 codes, the likeliest first, which stay in order; English where it is empty.
    """
    if len(among) < 2:
        return list(among) or ["en"]
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for language in among if not sample.isascii() else ():
        script = _SCRIPTS.get(language)
        if script and len(script.findall(sample)) / letters > _SHARE:
            return [language]
    words = Counter(word.casefold() for word in _WORD.findall(sample))
    found: Counter[str] = Counter()
    for word in words.keys() & _languages_of().keys():
        for language in _languages_of()[word]:
            found[language] += words[word]
    most = max(found[language] for language in among)
    return [language for language in among if found[language] == most]


def is_foreign(text: str, known: Sequence[str]) -> bool:
    """Return whether a text is surely in none of some languages.

    Args:
        text: a question.
        known: ISO 639-1 codes.
    """
    if not known:
        return False
    if "¿" in text:
        return "es" not in known
    words = [word.casefold() for word in _WORD.findall(text[:_SAMPLE])]
    letters = sum(map(str.isalpha, text)) or 1
    for language, script in _SCRIPTS.items():
        if len(script.findall(text)) / letters > _MOSTLY:
            same = ("zh", "ja") if language in ("zh", "ja") else (language,)
            return not set(same) & set(known)
    hits: Counter[str] = Counter()
    for word in set(words):
        hits.update(_languages_of().get(word, ()))
    own = max((hits[language] for language in known), default=0)
    best = max((hits[language] for language in LANGUAGES if language not in known), default=0)
    sure = _SURE if "?" in text else _SURE_WITHOUT_MARK
    return best >= max(sure, 2 * own) and best >= _FOREIGN_SHARE * len(set(words))


def load_stop_words() -> None:
    """Load the stop words of all languages, which takes too long for an event loop."""
    _languages_of()


def has_stop_words() -> bool:
    """Return whether the stop words of all languages are loaded."""
    return bool(_languages_of.cache_info().currsize)


@cache
def _languages_of() -> dict[str, list[str]]:
    """Return the languages that each stop word is one of."""
    languages: dict[str, list[str]] = {}
    for language in LANGUAGES:
        for word in stop_words(language):
            languages.setdefault(word, []).append(language)
    return languages
