"""From characters to the words that are compared: one place decides what a word is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

import regex

MAX_WORD = 64
"""Characters of a word that count; what is longer is not a word anyone asks for."""

_LETTERED = r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_UNSPACED = rf"\p{{Han}}\p{{Hiragana}}\p{{Katakana}}{_LETTERED}"
_WORD = regex.compile(
    rf"""
    (?:\p{{L}}\.){{2,}}\p{{L}}?(?![\p{{L}}\p{{N}}])   # U.S.C., e.g., D.C
  | \p{{N}}+(?:[.,]\p{{N}}+)+                         # 1,250.50
  | [{_UNSPACED}][{_UNSPACED}\p{{M}}]*                # no spaces between words: a run
  | [[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]+         # a word
  | [§%]
    """,
    regex.VERBOSE | regex.VERSION1,
)
# Arabic vowel signs and stretching, and what Turkish İ has over it when it is case-folded.
_SIGNS = regex.compile(r"(?<=\p{Arabic})[\u064b-\u065f\u0670\u0640]+|(?<=i)\u0307")
_READ_AS = {"§": "section", "%": "percent"}
_RUN = regex.compile(rf"[{_UNSPACED}]", regex.VERSION1)
_ALPHABETIC = regex.compile(rf"[{_LETTERED}]", regex.VERSION1)
_THOUSANDS = regex.compile(r"\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)?")


def tokenize(text: str, *, asked: bool = False) -> list[str]:
    """Return the words of a text as they are written, in order; hyphens and apostrophes part.

    In scripts without spaces between words their place is taken by overlapping pieces: pairs of
    Chinese and Japanese characters, and runs of three in the alphabets of South-East Asia.

    Args:
        text: what to take apart.
        asked: whether it is a question. A text has single Chinese and Japanese characters as
            well, so that a question can ask for one; otherwise a question is better off without.
    """
    words: list[str] = _WORD.findall(text)
    if not _RUN.search(text):
        return words
    return [p for word in words for p in (_pieces(word, asked) if _RUN.match(word) else (word,))]


def fold(surface: str) -> str:
    """Return the form under which a written word is compared with others.

    NFKC, case-folded, dots and thousands separators dropped, Arabic without its vowel signs, `§`
    read as "section" and `%` as "percent". Capitals that tell a short word from an everyday one
    (US and us) are for `is_acronym` to see.
    """
    if surface.isascii() and surface.isalpha():
        return surface[:MAX_WORD].lower()  # what the rest comes to, for most words of most texts
    form = unicodedata.normalize("NFKC", surface[:MAX_WORD])
    if form in _READ_AS:
        return _READ_AS[form]
    if form[0].isdigit():
        return form.replace(",", "") if _THOUSANDS.fullmatch(form) else form
    form = form.replace(".", "").casefold()
    return form if form.isascii() else _SIGNS.sub("", form)


def are_folded(surfaces: Sequence[str]) -> bool:
    """Say whether words are nothing but small ASCII letters, of which `fold` changes nothing."""
    text = "".join(surfaces)
    plain = text.isascii() and text.isalpha() and text.islower()
    return plain and max(map(len, surfaces)) <= MAX_WORD


def is_acronym(surface: str) -> bool:
    """Say whether a word is written as an acronym: U.S., IRS, but not I."""
    letters = surface.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def is_unspaced(form: str) -> bool:
    """Say whether a form is a piece of a run of characters without spaces between words."""
    return _RUN.match(form) is not None


def ngram_length(form: str) -> int:
    """Return the length of the pieces a form is one of, in a run without spaces; 0 for a word."""
    if not is_unspaced(form):
        return 0
    return 3 if _ALPHABETIC.match(form) else 2


def _pieces(run: str, asked: bool) -> Iterator[str]:
    run = unicodedata.normalize("NFKC", run)
    size = ngram_length(run)
    if size == 2 and not asked and len(run) > 1:
        yield from run
    for i in range(max(1, len(run) - size + 1)):
        yield run[i : i + size]
