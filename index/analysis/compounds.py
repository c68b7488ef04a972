"""Words made of words: Wi-Fi, Node.js, max_retries, fastMode."""

from __future__ import annotations

import regex

_JOINTS = regex.compile(r"(?<=\p{N})[-‐‑_]|[-‐‑_.](?!\p{N})|(?<!\p{N})[-‐‑_.]|[/'’]")
"""Between parts; not the dot of a number."""
_HUMPS = regex.compile(r"\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+")
_CAMEL = regex.compile(r"\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}")
_MOST = 6
"""Parts of a compound that is a word as a whole."""
_LONGEST = 40
"""Characters of one."""


def joined_and_parts(word: str) -> list[str]:
    """Return a compound as one word and then its parts; any other word alone.

    Numbers joined by hyphens are no word together, since such are dates and ranges.
    """
    parts = [part for part in _JOINTS.split(word) if part]
    found = [piece for part in parts for piece in _humps(part)]
    if len(parts) < 2 and word[0] != "/":
        return found or [word]
    joined = "/" + "".join(parts) if word[0] == "/" else "".join(parts)
    is_word = len(parts) <= _MOST and len(joined) <= _LONGEST
    return [joined, *found] if is_word and any(map(str.isalpha, joined)) else found


def _humps(part: str) -> list[str]:
    """Return an identifier whose words are told by capitals, and those words.

    Two words with a capital each are mostly a name that nobody takes apart: GitHub, McDonald.
    """
    if not _CAMEL.search(part):
        return [part]
    humps = _HUMPS.findall(part)
    is_name = part[0].isupper() and len(humps) < 3 and not humps[0][:2].isupper()
    if is_name or min(map(len, humps)) < 2 or len(humps) > _MOST:
        return [part]
    return [part, *humps]
