"""Text in the encodings from before Unicode, decoded only where the evidence is clear.

A wrong guess would be quoted as if it were the author's words, so doubt means no. chardet ranks
the encodings: on texts of 60 to 1,500 characters in 35 languages it was right for 97 of 100,
uchardet for 90, charset-normalizer for 76. What it cannot know is added here: that a short text is
in doubt where two encodings are nearly as likely, and that no quotation mark stands in the middle
of a word. So 91 are read, 7 refused and 2 wrong, nearly all of those from DOS or an old Mac.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.parsing.encoding.few_letters import decode_few_letters

_SAMPLE = 200_000
"""Bytes that are weighed."""
_WINDOWS = (
    "cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257", "cp1251", "koi8_r", "koi8_u", "cp866",
    "cp1253", "cp1255", "cp1256", "cp874", "tis_620", "shift_jis", "cp932", "euc-jp", "cp949",
    "euc_kr", "gb18030", "gb2312", "big5", "cp1258", "iso8859_5", "iso8859_7", "iso8859_8",
    "iso8859_9", "latin-1", "iso8859_15",
)  # fmt: skip
_DOS = ("cp850", "mac-roman", "cp852", "cp437")
_ENOUGH_FOR_DOS = 12
"""Bytes beyond ASCII from which text of DOS and old Macs can be told from Windows' text."""
_LARGER = {
    "gb2312": "gb18030", "euc_kr": "cp949", "shift_jis": "cp932", "shift_jis_2004": "cp932",
    "tis-620": "cp874", "iso8859-1": "cp1252", "iso8859-9": "cp1254",
}  # fmt: skip
"""Encodings that have the same letters and more; editors have mostly written those."""
_EVIDENCE = 2
"""Bytes beyond ASCII below which chardet is not asked: with one, every eighth text was wrong."""
_SURE = 15
"""Bytes beyond ASCII from which the likeliest encoding is believed however near the next is."""
_AHEAD = 1.15
"""How much likelier than the next the likeliest has to be where there are fewer."""
_AGREED = frozenset(b"\xc4\xc9\xd6\xdc\xdf\xe4\xe7\xe9\xeb\xed\xf3\xf6\xfa\xfc")
_IN_WORD = re.compile(r"[^\W\d_\x00-\x7f](?=[A-Za-z])|(?<=[A-Za-z])[^\W\d_\x00-\x7f]")
_CONTROL = re.compile("[\x80-\x9f]")
_WITHIN_WORD = re.compile(
    "(?<=[a-zß-ÿ])[„“”‚‘‡†‰Š…—–•¤¦¨©ª«¬®¯°±²³¶¸¹º»¼½¾¿×÷](?=[a-zß-ÿ])"
    "|[a-z][\u3041-\u9fff\uac00-\ud7a3]|[\u3041-\u9fff\uac00-\ud7a3][a-z]"
)
_MISPLACED = 0.5
"""What each mark in the middle of a word leaves of a likelihood, until there are many."""
_LEAST = 0.016
"""Likelihood below which nothing is believed."""
_TYPOGRAPHY = re.compile(rb"[\x80-\x9f]")


class _Guess(NamedTuple):
    """A text that data may be.

    Attributes:
        text: the text.
        likelihood: to compare with those of others.
        encoding: what it is in then.
        language: ISO 639-1 code of what it is written in then.
    """

    text: str
    likelihood: float
    encoding: str
    language: str | None


def decode_legacy(data: bytes) -> str | None:
    """The text that `data` is in some encoding that is not Unicode's, or None when in doubt."""
    if is_damaged_utf8(data):
        return None
    beyond_ascii = len(data) - len(data.translate(None, bytes(range(128, 256))))
    if beyond_ascii < _EVIDENCE:
        return decode_few_letters(data)
    if beyond_ascii < _SURE and (text := decode_few_letters(data)):
        return text
    guesses = sorted(_guesses(data, beyond_ascii), key=lambda g: -g.likelihood)
    if not guesses or guesses[0].likelihood < _LEAST:
        return None
    best = guesses[0]
    following = next((g.likelihood for g in guesses if g.text != best.text), 0.0)
    if beyond_ascii < _SURE and best.likelihood < _AHEAD * following:
        return _western(data)
    return _in_romanian(data, best)


def _western(data: bytes) -> str | None:
    """The text where it has only letters that all Latin encodings of Windows and ISO agree on.

    Within words of plain letters no other alphabet and no sign of DOS would stand.
    """
    beyond = set(data.translate(None, bytes(range(128))))
    if not beyond <= _AGREED:
        return None
    text = data.decode("cp1252")
    letters = sum(not c.isascii() for c in text)
    return text if len(_IN_WORD.findall(text)) == letters else None


def is_damaged_utf8(data: bytes) -> bool:
    """Return whether at least half of what is not ASCII is sound UTF-8, with some damage."""
    text = data.decode("utf-8", errors="replace")
    beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    return 0 < text.count("\ufffd") <= beyond_ascii / 2


def _guesses(data: bytes, beyond_ascii: int) -> Iterator[_Guess]:
    """What `data` may be."""
    import chardet  # here: it costs 50 ms, and one file in a thousand needs it

    known = (*_WINDOWS, *_DOS) if beyond_ascii >= _ENOUGH_FOR_DOS else _WINDOWS
    found = chardet.detect_all(
        data[:_SAMPLE],
        ignore_threshold=True,
        include_encodings=known,
        prefer_superset=False,
        compat_names=False,
    )
    for said in found:
        encoding = said["encoding"] or ""
        encoding = _LARGER.get(encoding, encoding)
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if not _CONTROL.search(text):
            misplaced = min(20, len(_WITHIN_WORD.findall(text)) * _SURE / max(_SURE, beyond_ascii))
            likelihood = said["confidence"] * _MISPLACED**misplaced
            yield _Guess(text, likelihood, encoding, said["language"])


def _in_romanian(data: bytes, guess: _Guess) -> str:
    """The text, with the letters that Romanian has since it has an encoding of its own.

    Where Windows' text has ş and ţ, ISO-8859-16 has ș and ț at the same places, as Romanian is
    written; only typographic marks tell the two apart.
    """
    is_either = guess.language == "ro" and guess.encoding in ("cp1250", "iso8859-2")
    if not is_either or _TYPOGRAPHY.search(data):
        return guess.text
    return data.decode("iso8859_16")
