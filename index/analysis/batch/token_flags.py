"""Flags of a token, the text between two spaces, that are not told by its words."""

from __future__ import annotations

import regex

from index.analysis.acronyms import SMALL_WORDS

END = 1
"""Separates two sentences."""
SIGN = 2
"""Has a currency sign or a per cent sign, or is "age" or "aged"."""
DIGIT = 4
"""Has a digit."""
IS, ARTICLE = 8, 16
"""A word that says what something is: "is", "was"; "a", "the"."""
BRACKET = 32
"""Has an opening bracket."""
NAME_STARTS, NAME_GOES_ON, SMALL_WORD = 64, 128, 256
"""Begins as a name does; a name may go on after it; a word that names may have in the middle."""
SEVERAL_WORDS = 512
"""Has more than one word."""
ALL_FLAGS = 1023
"""All of the above."""

SEPARATOR = "\0"
"""A token of its own between two sentences."""
TRAILING = ",.;:!?"
"""Punctuation that may follow the letters of a plain word."""
_SIGNS = regex.compile(r"[$£€¥₹₽₩%‰°]|\baged?$")
_DIGITS = regex.compile(r"\d")
_NAME_END = regex.compile(r"\p{Lu}[\p{L}\p{M}\p{N}’'&-]*+$")
_WORD_FLAGS = {
    **dict.fromkeys(("age", "aged"), SIGN),
    **dict.fromkeys(("is", "are", "was", "were"), IS),
    **dict.fromkeys(SMALL_WORDS, SMALL_WORD),
}
_WORD_FLAGS |= {
    word: _WORD_FLAGS.get(word, 0) | ARTICLE for word in ("a", "an", "the", "one", "any")
}


def flags_of_plain(token: str, word: str) -> int:
    """Return the flags of a token that is ASCII letters, the word, and trailing punctuation."""
    if word.islower():
        return _WORD_FLAGS.get(token, 0)
    return NAME_STARTS * word[0].isupper() | NAME_GOES_ON * (word == token)


def flags_of(token: str, words: int) -> int:
    """Return the flags of a token of any characters that has so many words."""
    if token == SEPARATOR:
        return END
    flags = SEVERAL_WORDS * (words > 1) | BRACKET * ("(" in token) | _WORD_FLAGS.get(token, 0)
    flags |= SIGN * bool(_SIGNS.search(token)) | DIGIT * bool(_DIGITS.search(token))
    return flags | NAME_STARTS * token[0].isupper() | NAME_GOES_ON * bool(_NAME_END.search(token))
