"""Texts that are chosen while somebody types, by keys that are short enough for a choice."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

_KEY = 16


def key_of(text: str) -> str:
    """Return a short name for a text, which may be longer than a choice can be."""
    return hashlib.sha256(text.encode()).hexdigest()[:_KEY]


def fitting(texts: Iterable[str], typed: str) -> list[tuple[str, str]]:
    """Return the texts that have what was typed, in any case, each with its key."""
    wanted = typed.casefold()
    return [(text, key_of(text)) for text in texts if wanted in text.casefold()]


def named(texts: Iterable[str], key: str) -> str:
    """Return the text of a key, or what was typed instead of choosing one."""
    return next((text for text in texts if key_of(text) == key), key)
