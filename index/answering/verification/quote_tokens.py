"""A text as the words that make a quote right or wrong, each with its place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_WORD = regex.compile(
    rf"""
    \p{{N}}+(?:[.,]\p{{N}}+)*                # 1,250.50
  | [{_UNSPACED}]\p{{M}}*                    # scripts without spaces: a character
  | [[\p{{L}}\p{{M}}]--[{_UNSPACED}]]+       # a word; apostrophes and hyphens part
  | [\p{{Sc}}%‰§=±+]                       # signs that change what is said: $5, 5 %
    """,
    regex.VERBOSE | regex.VERSION1,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text.

    Attributes:
        text: the text.
        forms: each word as it is compared: NFKC, case-folded.
        places: `[start, end)` of each word in the text.
    """

    text: str
    forms: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Take a text apart."""
        found = list(_WORD.finditer(text))
        return cls(text, tuple(_form(m.group()) for m in found), tuple(m.span() for m in found))

    def offset(self, word: int) -> int:
        """Return where a word begins; before the first is 0, after the last the text's end.

        What stands between two words goes with the first, so that pieces cut at these offsets
        are the whole text.
        """
        if word == 0:
            return 0
        return self.places[word][0] if word < len(self.places) else len(self.text)


def _form(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()
