"""Snowball stems, for the languages that have an algorithm."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cache

import regex
import Stemmer  # type: ignore[import-not-found]

from index.text.numerals import numerals

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian",
    "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch",
    "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip


_MARKS = regex.compile(r"(?<=[\p{Latin}\p{Greek}\p{Cyrillic}\p{Arabic}])\p{Mn}+")


def stem(form: str, language: str) -> str:
    """Return the Snowball stem of a folded word; the word itself in a language without one.

    Without accents, since many are asked for without: "Angstrom" finds Ångström. A number word is
    read as its digits.
    """
    return stems([form], language)[0]


def stems(forms: Sequence[str], language: str) -> list[str]:
    """Return what `stem` does for each of many words, sooner than one by one."""
    stemmer, digits = _stemmer(language), numerals(language)
    spelt = [_dotted(form) for form in forms] if language == "ar" else forms
    stemmed: Sequence[str] = stemmer.stemWords(spelt) if stemmer else spelt
    return [
        digits.get(form) or (found if found.isascii() else _plain(found))
        for form, found in zip(forms, stemmed, strict=True)
    ]


def _dotted(form: str) -> str:
    """Return an Arabic word with a last yeh as most write it; many leave out its dots."""
    return f"{form[:-1]}ي" if form.endswith("ى") else form


def _plain(stemmed: str) -> str:
    bare = _MARKS.sub("", unicodedata.normalize("NFD", stemmed))
    return unicodedata.normalize("NFC", bare.replace("ı", "i"))


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None or algorithm not in Stemmer.algorithms():
        return None
    # Its cache is slower than stemming anew; words that are met again are known to those who ask.
    return Stemmer.Stemmer(algorithm, 0)
