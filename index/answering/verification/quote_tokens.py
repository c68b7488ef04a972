"""A text as the words that make a quote right or wrong, each with its place."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

import regex

_UNSPACED = r"\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}"
_UNSEEN = r"\u00ad\u200b-\u200d\u2060\ufeff"
"""Soft hyphens, and spaces and joiners without width."""
_LETTER = rf"[[\p{{L}}\p{{M}}]--[{_UNSPACED}]]"
_WORD = regex.compile(
    rf"""
    \p{{N}}+(?:[.,]\p{{N}}+)*                # 1,250.50
  | [{_UNSPACED}]\p{{M}}*                    # scripts without spaces: a character
  | {_LETTER}+(?:[{_UNSEEN}]+{_LETTER}+)*    # a word; apostrophes and hyphens part
  | [\p{{Sc}}%‰§=±+]                       # signs that change what is said: $5, 5 %
    """,
    regex.VERBOSE | regex.VERSION1,
)
_LINK = regex.compile(r"!?\[([^\[\]]{0,500})\](\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,200}\")?\))")
_TAG = regex.compile(r"</?(?:[abisu]|em|strong|mark|span|su[bp]|code|br|q)(?:\s[^<>]{0,300})?/?>")
_MARKS = regex.compile(rf"[{_UNSEEN}“”„‟«»\"*`~|]|_(?!\w)|(?<!\w)_|(?<!\w)['‘’‚‹›]|['‘’‚‹›](?!\w)")
"""Quotation marks and markup; an apostrophe within a word is neither."""
_LINE_START = regex.compile(r"^[ \t]*(?:>[> \t]*|#{1,6}[ \t]+|[-*+•][ \t]+)", regex.MULTILINE)
_SPACE = regex.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text.

    Attributes:
        text: the text.
        forms: each word as it is compared: NFKC, case-folded, without soft hyphens.
        places: `[start, end)` of each word in the text.
    """

    text: str
    forms: tuple[str, ...]
    places: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, text: str) -> Words:
        """Take a text apart; tags and the addresses of links in it are no words."""
        found = list(_WORD.finditer(_blanked(text)))
        return cls(text, tuple(_form(m.group()) for m in found), tuple(m.span() for m in found))

    def offset(self, word: int) -> int:
        """Return where a word begins; before the first is 0, after the last the text's end.

        What stands between two words goes with the first, so that pieces cut at these offsets
        are the whole text.
        """
        if word == 0:
            return 0
        return self.places[word][0] if word < len(self.places) else len(self.text)


def plain(text: str) -> str:
    """Return a text as a reader sees it, without quotation marks: NFC, one space a gap."""
    text = _TAG.sub("", _LINK.sub(r"\1", _LINE_START.sub("", text)))
    return unicodedata.normalize("NFC", _SPACE.sub(" ", _MARKS.sub("", text)))


def _blanked(text: str) -> str:
    """Return a text of the same length with blanks for tags and the addresses of links."""
    if "](" in text:
        text = _LINK.sub(lambda link: _blank(link, link.start(2)), text)
    return _TAG.sub(lambda tag: _blank(tag, tag.start()), text) if "<" in text else text


def _blank(match: regex.Match[str], start: int) -> str:
    kept = start - match.start()
    return match.group()[:kept] + " " * (len(match.group()) - kept)


def _form(word: str) -> str:
    return _SOFT.sub("", unicodedata.normalize("NFKC", word)).casefold()


_SOFT = regex.compile(f"[{_UNSEEN}]")
