"""What kind of box a text stands in ("Warning"), said before its words once."""

from __future__ import annotations

import re

_ENDS = re.compile(r"\s*(?:[:：–—]|[!.](?=\s|\Z)|\Z)|\s+-\s")
_SIGNS = re.compile(r"\A[\W_]+")


def says_kind(kind: str, words: str) -> bool:
    """Return whether words begin by saying a kind, as "⚠️ Warning: mind the gap" does."""
    bare = _SIGNS.sub("", words[: len(kind) + 20])
    is_begun = bare[: len(kind)].casefold() == kind.casefold()
    return is_begun and _ENDS.match(bare, len(kind)) is not None


def is_kind(kind: str, words: str) -> bool:
    """Return whether words say a kind and nothing else, as "Warning:" does."""
    return "".join(filter(str.isalnum, words)).casefold() == kind.replace(" ", "").casefold()


def labelled(kind: str, words: str) -> str:
    """Words with a kind before them, unless they say it themselves; no kind says nothing."""
    return words if not kind or says_kind(kind, words) else f"{kind}: {words}"
