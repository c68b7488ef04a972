"""Text in an encoding from before Unicode with so few letters beyond ASCII that none can be ranked.

The rest of the text says in which language it is, and that which letters it may have: in German
`M\\xfcller` can only be Müller. Where two encodings give letters of the language, it is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.parsing.encoding.language_guess import likely_language

_WEST, _CENTRAL, _BALTIC = ("cp1252", "iso8859_15"), ("cp1250", "iso8859_2"), ("cp1257",)
_LETTERS = {
    "en": "éèêëïöüñçâàôî", "de": "äöüß", "fr": "àâæçéèêëîïôœùûüÿ", "es": "áéíñóúü",
    "it": "àèéìíòóùú", "pt": "áâãàçéêíóôõúü", "nl": "éèëïöüê", "sv": "åäöé", "da": "æøåé",
    "no": "æøåéòô", "fi": "äöå", "ca": "àçéèíïóòúü", "is": "áðéíóúýþæö", "eu": "ñ", "gl": "áéíñóúü",
    "pl": "ąćęłńóśźż", "cs": "áčďéěíňóřšťúůýž", "sk": "áäčďéíĺľňóôŕšťúýž", "hu": "áéíóöőúüű",
    "ro": "ăâîșțşţ", "hr": "čćđšž", "bs": "čćđšž", "sr": "čćđšž", "sl": "čšž", "sq": "çë",
    "tr": "çğıöşüâîİ", "et": "äõöüšž", "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž",
}  # fmt: skip
"""Of each language, its letters beyond ASCII."""
_ALONE = {"fr": "à", "it": "è", "pt": "éàó", "es": "óá", "ca": "é"}
"""Those that are words."""
_ENCODINGS = (
    dict.fromkeys(_LETTERS, _WEST)
    | dict.fromkeys(("pl", "cs", "sk", "hu", "ro", "hr", "bs", "sr", "sl", "sq"), _CENTRAL)
    | {"tr": ("cp1254",), "et": (*_BALTIC, *_WEST), "lt": _BALTIC, "lv": _BALTIC}
)
"""What texts in it were written in under Windows and Unix."""
_OLDER = dict.fromkeys(_LETTERS, ("cp850", "mac-roman")) | {
    language: ("cp852", "mac-latin2")
    for language, encodings in _ENCODINGS.items()
    if encodings is _CENTRAL
}
"""The same under DOS and on old Macs."""
_SIGNS = re.compile(
    "(?<![^\\W\\d_])[€£§©°«»„“”‘–—•¿¡](?!\\s?[.,;])|(?<=\\w)[»“”’®™°…½²³](?![^\\W\\d_])"
    "|(?<=[A-Za-z])[’–—](?=[A-Za-z])|(?<=\\s)[–—»×€£](?=\\s)|(?<=\\d)[€£°]|(?<=[.,!?])[“”»](?=\\s|\\Z)"
)
"""Signs where they may stand."""
_WORD = re.compile("[A-Za-z]{2,}")
_WORDS = 10
"""Words below which the language is not believed: of texts of 40 characters, every eleventh is
taken for another."""
_CEDILLAS = str.maketrans("şţŞŢ", "șțȘȚ")


def decode_few_letters(data: bytes) -> str | None:
    """The text that `data` is when it is of a language that is known, or None when in doubt."""
    plain = data.decode("ascii", "ignore")
    language = likely_language(plain) if len(_WORD.findall(plain)) >= _WORDS else None
    if language not in _LETTERS:
        return None
    newer, older = (_texts(data, known[language], language) for known in (_ENCODINGS, _OLDER))
    if (older and any(_has_signs(text) for text in newer)) or len(newer or older) != 1:
        return None  # a sign of Windows is a letter of DOS
    text = (newer or older).pop()
    return text.translate(_CEDILLAS) if language == "ro" else text


def _has_signs(text: str) -> bool:
    return any(not (c.isascii() or c.isalpha()) for c in text)


def _texts(data: bytes, encodings: Iterable[str], language: str) -> set[str]:
    """What `data` is in each encoding in which all beyond ASCII is as the language has it."""
    fitting = (_fitting(data, encoding, language) for encoding in encodings)
    return {text for text in fitting if text is not None}


def _fitting(data: bytes, encoding: str, language: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    own = _LETTERS[language]
    signs = {match.start() for match in _SIGNS.finditer(text)}
    for match in re.finditer("[^\x00-\x7f]", text):
        at, letter = match.start(), match[0].lower()
        is_word = letter in _ALONE.get(language, "") or _is_in_word(text, at)
        if at not in signs and not (letter in own and is_word):
            return None
    return text


def _is_in_word(text: str, at: int) -> bool:
    """Return whether a letter stands in a word, a capital at the head of one or among capitals."""
    before, after = text[max(0, at - 1) : at], text[at + 1 : at + 2]
    if text[at].islower():
        return (before.isalpha() or after.isalpha()) and not after.isupper()
    return after.isalpha() and (not before.isalpha() or before.isupper())
