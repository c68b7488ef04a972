"""Numbers that are written as words."""

from __future__ import annotations

from functools import cache

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


@cache
def numerals(language: str) -> dict[str, str]:
    """Return the folded number words in digits: 2 for "two", 19th for "nineteenth"."""
    words = {word: str(n) for n, word in enumerate(_CARDINALS.get(language, "").split(), 2)}
    if language == "en":
        words |= {word: str(n) for n, word in zip(range(20, 100, 10), _TENS.split(), strict=True)}
        short, long = _ORDINALS.split()[::2], _ORDINALS.split()[1::2]
        words |= dict(zip(long, short, strict=True))
    return words
