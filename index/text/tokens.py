"""From characters to the words that are compared: one place decides what a word is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

MAX_WORD = 64
"""Characters of a word that count; what is longer is not a word anyone asks for."""

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(
    rf"""
    (?:\p{{L}}\.){{2,}}\p{{L}}?(?![\p{{L}}\p{{N}}])   # U.S.C., e.g., D.C
  | \p{{N}}+(?:[.,]\p{{N}}+)+                         # 1,250.50
  | [{_UNSPACED}][{_UNSPACED}\p{{M}}]*                # no spaces between words: a run
  | [[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]+         # a word
  | §
    """,
    regex.VERBOSE | regex.VERSION1,
)
_RUN = regex.compile(rf"[{_UNSPACED}]", regex.VERSION1)
_THOUSANDS = regex.compile(r"\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)?")


def surfaces(text: str) -> list[str]:
    """Return the words of a text as they are written, in order; hyphens and apostrophes part.

    In scripts without spaces (Chinese, Japanese, Thai, ...) every character and every pair of
    neighbours is a word.
    """
    words: list[str] = _WORD.findall(text)
    if not _RUN.search(text):
        return words
    return [piece for word in words for piece in (_grams(word) if _RUN.match(word) else (word,))]


def fold(surface: str) -> str:
    """Return the form under which a written word is compared with others.

    NFKC, case-folded, dots and thousands separators dropped, `§` read as "section". A short word
    in capitals keeps them when that tells it from an everyday word (US and us): see `is_acronym`.
    """
    form = unicodedata.normalize("NFKC", surface[:MAX_WORD])
    if form == "§":
        return "section"
    if form[0].isdigit():
        return form.replace(",", "") if _THOUSANDS.fullmatch(form) else form
    return form.replace(".", "").casefold()


def is_acronym(surface: str) -> bool:
    """Say whether a word is written as an acronym: U.S., IRS, but not I."""
    letters = surface.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def _grams(run: str) -> Iterator[str]:
    run = unicodedata.normalize("NFKC", run)
    for i, character in enumerate(run):
        yield character
        if i + 1 < len(run):
            yield run[i : i + 2]


def is_unspaced(form: str) -> bool:
    """Say whether a form is a piece of a run of characters without spaces between words."""
    return _RUN.match(form) is not None
