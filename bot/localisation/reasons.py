"""What the library says of what it refuses or leaves out, in the reader's language.

`index` speaks English and knows of no other language. Its sentences stand in the English
catalogue as it has them, each with its values, and so are known by their words: also those that
came out of another process, and those that a database has kept.
"""

from __future__ import annotations

import re
from functools import cache

from bot.localisation.words import ENGLISH, Value, Words
from bot.settings import config_dir

_FILE = "reasons.ftl"
_MESSAGE = re.compile(r"^(reason-\S+) = (.+)$", re.MULTILINE)
_VALUE = re.compile(r"\{ \$(\w+) \}")
_AS_IT_IS = frozenset({"name", "title", "host", "other", "word", "error", "encoding"})
"""Values that strangers chose, or their programs: what looks like words of the library is none."""
_NUMBERS = frozenset({"count", "limit", "total", "number", "share", "status"})
"""Values that are numbers; all others are words of the library, such as what kind it is."""


def reason(sentence: str, words: Words) -> str:
    """Return what the library said in a reader's language; what is not known stays as it is."""
    return retold(sentence, words) or sentence


def retold(sentence: str, words: Words) -> str | None:
    """Return what the library said in another language, None for what its catalogue lacks."""
    if words.language == ENGLISH:
        return sentence
    for key, parts in _known().items():
        values = _values(sentence, parts)
        if values is not None:
            told = {name: _told(name, value, words) for name, value in values.items()}
            return words(key, **told)
    return None


def _told(name: str, text: str, words: Words) -> Value:
    if name in _AS_IT_IS:
        return text
    return float(text.replace(",", "")) if name in _NUMBERS else reason(text, words)


@cache
def _known() -> dict[str, list[str]]:
    """Return all sentences by key, those with most words first; every other part is a value."""
    text = (config_dir() / "locales" / ENGLISH / _FILE).read_text(encoding="utf-8")
    known = {key: _VALUE.split(sentence) for key, sentence in _MESSAGE.findall(text)}
    return dict(sorted(known.items(), key=lambda item: -sum(map(len, item[1][::2]))))


def _values(sentence: str, parts: list[str]) -> dict[str, str] | None:
    """Return the values in a sentence, None where it is another one."""
    if not all(part in sentence for part in parts[::2]):
        return None
    looks = (_looks(part) if i % 2 else re.escape(part) for i, part in enumerate(parts))
    found = re.fullmatch("".join(looks), sentence, re.DOTALL)
    return found and found.groupdict()


def _looks(name: str) -> str:
    return rf"(?P<{name}>\d[\d,]*(?:\.\d+)?)" if name in _NUMBERS else f"(?P<{name}>.+?)"
