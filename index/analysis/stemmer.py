"""Snowball stems, for the languages that have an algorithm, and Korean words bare."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import regex
import Stemmer  # type: ignore[import-not-found]

from index.analysis.korean_endings import without_endings

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
    if language == "ko":
        return [without_endings(form) for form in forms]
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


@lru_cache(maxsize=64)
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    algorithm = _ALGORITHMS.get(language)
    if algorithm is None or algorithm not in Stemmer.algorithms():
        return None
    # Its cache is slower than stemming anew; words that are met again are known to those who ask.
    return Stemmer.Stemmer(algorithm, 0)


# From two on; one is an article in most of these.
_CARDINALS = {
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze",
    "ru": "два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
    "tr": "iki üç dört beş altı yedi sekiz dokuz on",
}


_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"


# English only, and without "second", which is a time as often.
_ORDINALS = """
1st first 3rd third 4th fourth 5th fifth 6th sixth 7th seventh 8th eighth 9th ninth 10th tenth
11th eleventh 12th twelfth 13th thirteenth 14th fourteenth 15th fifteenth 16th sixteenth
17th seventeenth 18th eighteenth 19th nineteenth 20th twentieth
"""


@lru_cache(maxsize=64)
def numerals(language: str) -> dict[str, str]:
    """Return the folded number words in digits: 2 for "two", 19th for "nineteenth"."""
    words = {word: str(n) for n, word in enumerate(_CARDINALS.get(language, "").split(), 2)}
    if language == "en":
        words |= {word: str(n) for n, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
        short, long = _ORDINALS.split()[::2], _ORDINALS.split()[1::2]
        words |= dict(zip(long, short, strict=True))
    return words
