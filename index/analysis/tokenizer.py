"""From characters to the words that are compared: one place decides what a word is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import regex

from index.analysis.compounds import joined_and_parts

MAX_WORD = 64
"""Characters of a word that count; what is longer is not a word anyone asks for."""
UNITS = (
    "(?:kg|mg|km|cm|mm|nm|ml|cl|kb|mb|gb|tb|pb|kib|mib|gib|tib|KB|MB|GB|TB|PB|KiB|MiB|GiB|TiB|ms|min|"
    "hz|Hz|khz|kHz|mhz|MHz|ghz|GHz|kw|kW|mw|MW|kwh|kWh|mah|mAh|px|pt|fps|FPS|mph|kph|rpm|psi|lbs?|oz|"
    "ft|am|pm|AM|PM)"
)
"""Units that may stand right behind their number, as in 5kg; a pattern."""

_LETTERED = r"\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
# Signs of long vowels and voice (サーバー) belong to no script, though they are part of words.
_UNSPACED = rf"\p{{Han}}\p{{Hiragana}}\p{{Katakana}}ーｰﾞﾟ{_LETTERED}"
_NUMBER = r"\p{N}+(?:[.,]\p{N}+)+"
_LETTERS = rf"[[\p{{L}}\p{{M}}\p{{N}}]--[{_UNSPACED}]]+"
_ALONE = r"(?<![\p{L}\p{M}\p{N}])"
_ENDS = r"(?![\p{L}\p{M}\p{N}])"
_WORD = regex.compile(
    rf"""
    (?:\p{{L}}\.){{2,}}\p{{L}}?{_ENDS}                # U.S.C., e.g., D.C
  | [vV]?{_NUMBER}{_ENDS}                             # 1,250.50, v2.0.1
  | \p{{N}}+(?={UNITS}{_ENDS})                        # 5 of 5kg
  | \p{{L}}[\p{{L}}\p{{N}}]*\+\+                      # C++
  | [A-Za-z]\#{_ENDS}                                 # C#
  | {_ALONE}\.[Nn](?:et|ET){_ENDS}                    # .NET
  | °\p{{L}}{_ENDS} | [℃℉]                            # °C
  | \p{{L}}{{1,4}}&\p{{L}}{{1,4}}{_ENDS}              # AT&T
  | (?<![^\s`"'“„(\[*])/\p{{L}}[\p{{L}}\p{{N}}_-]*(?![/\p{{L}}\p{{N}}])  # /ban
  | \p{{Lu}}['’]\p{{Lu}}\p{{L}}+                      # O'Brien
  | (?:{_NUMBER}|{_LETTERS})(?:[-‐‑_.](?:{_NUMBER}|{_LETTERS}))*  # a word, Wi-Fi, max_retries
  | [{_UNSPACED}][{_UNSPACED}\p{{M}}]*                # no spaces between words: a run
  | [[\p{{Extended_Pictographic}}]--[©®™‼⁉〰〽㊗㊙\p{{N}}]]
  | [§%]
    """,
    regex.VERBOSE | regex.VERSION1,
)
# Arabic vowel signs and stretching, and what Turkish İ has over it when it is case-folded.
_SIGNS = regex.compile(r"(?<=\p{Arabic})[\u064b-\u065f\u0670\u0640]+|(?<=i)\u0307")
_DROPPED = dict.fromkeys(map(ord, ".&'’-‐‑_"))
_READ_AS = {"§": "section", "%": "percent"}
_RUN = regex.compile(rf"[{_UNSPACED}]", regex.VERSION1)
_ALPHABETIC = regex.compile(rf"[{_LETTERED}]", regex.VERSION1)
_TO_TAKE_APART = regex.compile(
    rf"[{_UNSPACED}]|[\-‐‑_./'’](?=[\p{{L}}\p{{M}}\p{{N}}])"
    r"|\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}",
    regex.VERSION1,
)
"""What a text has in which something is more than one word."""
_ACRONYM = regex.compile(r"(?:\p{L}\.){2,}\p{L}?")
_VERSION = regex.compile(r"[vV](?=\p{N}+\.)")
_THOUSANDS = regex.compile(r"\p{N}{1,3}(?:,\p{N}{3})+(?:\.\p{N}+)?")


def tokenize(text: str, *, asked: bool = False) -> list[str]:
    """Return the words of a text as they are written, in order; hyphens and apostrophes part.

    What is joined by a hyphen, a dot, a low line or capitals is a word as a whole and in its
    parts, so that it is found however somebody writes it: WiFi, Wi and Fi of "Wi-Fi". In scripts
    without spaces between words their place is taken by overlapping pieces: pairs of Chinese and
    Japanese characters, and runs of three in the alphabets of South-East Asia.

    Args:
        text: what to take apart.
        asked: whether it is a question. A text has single Chinese and Japanese characters as
            well, so that a question can ask for one; otherwise a question is better off without.
    """
    words: list[str] = _WORD.findall(text)
    if not _TO_TAKE_APART.search(text):
        return words
    return [part for word in words for part in _parts(word, asked)]


def _parts(word: str, asked: bool) -> Iterable[str]:
    if word.isalpha() and word.isascii() and (word[1:].islower() or word.isupper()):
        return (word,)
    if _RUN.match(word):
        return _pieces(word, asked)
    if word[0] == "." or _ACRONYM.fullmatch(word):
        return (word,)
    return joined_and_parts(word)


def fold(surface: str) -> str:
    """Return the form under which a written word is compared with others.

    NFKC, case-folded, dots, thousands separators and the v of a version dropped, Arabic without
    its vowel signs, `§` read as "section" and `%` as "percent". Capitals that tell a short word
    from an everyday one (US and us) are for `is_acronym` to see.
    """
    if surface.isascii() and surface.isalpha():
        return surface[:MAX_WORD].lower()  # what the rest comes to, for most words of most texts
    form = unicodedata.normalize("NFKC", surface[:MAX_WORD])
    if form in _READ_AS:
        return _READ_AS[form]
    form = _VERSION.sub("", form, 1) if form[0] in "vV" else form
    if form[0].isdigit():
        return form.replace(",", "") if _THOUSANDS.fullmatch(form) else form.casefold()
    form = form[0] + form[1:].translate(_DROPPED)
    form = form.casefold()
    return form if form.isascii() else _SIGNS.sub("", form)


def are_folded(surfaces: Sequence[str]) -> bool:
    """Return whether words are nothing but small ASCII letters, of which `fold` changes nothing."""
    text = "".join(surfaces)
    plain = text.isascii() and text.isalpha() and text.islower()
    return plain and max(map(len, surfaces)) <= MAX_WORD


def is_acronym(surface: str) -> bool:
    """Return whether a word is written as an acronym: U.S., IRS, but not I."""
    letters = surface.replace(".", "")
    return len(letters) > 1 and letters.isupper()


def is_code(form: str) -> bool:
    """Return whether a folded word is a code such as 10004 or 0x80070005, and no year or amount."""
    digits = 0 if form.isalpha() else sum(letter.isdigit() for letter in form)
    return digits > 4 or (digits > 1 and digits < len(form))


def is_unspaced(form: str) -> bool:
    """Return whether a form is a piece of a run of characters without spaces between words."""
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
