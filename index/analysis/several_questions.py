"""The questions of a message that asks several things at once."""

from __future__ import annotations

import regex

from index.analysis.language_detection import detect_language
from index.analysis.question_text import question_text, without_markup
from index.analysis.small_talk import is_everyday
from index.analysis.stop_words import LANGUAGES, stop_words
from index.analysis.tokenizer import fold, tokenize

MOST = 4
"""Questions of a message that are told apart; what follows belongs to the last."""
_LONGEST = 500
_END = regex.compile(r"(?<=[?？؟])[\s)\"'”»]*(?=\S)")
_MARKS = ("?", "？", "؟")
_ASKING = r"""(?:who|whom|whose|what|when|where|which|why|how
    |wer|wen|wem|was|wann|wo|woher|wohin|welche[rsnm]?|warum|wieso|wie
    |quién(?:es)?|qué|cuándo|dónde|cuál(?:es)?|por\ qué|cómo|cuánt[oa]s?
    |qui|quoi|quand|où|quel(?:le)?s?|pourquoi|comment|combien)"""
_ASKS = regex.compile(rf"(?:[¿]|(?:and|und|y|et|so)\b|[\s,])*{_ASKING}\b", regex.I | regex.X)
_JOINED = regex.compile(
    rf"[,;]?\s+(?:and|und|y|et)\s+(?:also\s+|auch\s+|también\s+|aussi\s+)?(?={_ASKING}\b)",
    regex.IGNORECASE | regex.VERBOSE,
)
_NOT_OWN = regex.compile(
    r"(?:or|like|i\.?e|if (?:so|not|yes)|oder|also|o|ou|c['’]est-à-dire|si (?:no|non|oui))\b",
    regex.IGNORECASE,
)
"""How something begins that only says again or more precisely what was asked before."""
_ABOUT_ASKING = regex.compile(
    r"\b(?:questions?|frage|pregunta|(?:any|some)(?:one|body)(?: here)?|jemand(?: da)?)\W*$",
    regex.IGNORECASE,
)
"""How something ends that only says that there is a question."""
REFERRING = regex.compile(
    r"\b(?:it|its|they|them|their|this|that|these|those|he|she|him|her|his|then"
    r"|er|sie|es|ihn|ihm|ihr|ihre[rnms]?|das|dies(?:e[rsnm]?)?|dort|ello|ella|ellos|eso|esto|su"
    r"|il|elle|ils|elles|ça|cela|son|sa|leur|y)\b",
    regex.IGNORECASE,
)


def split_questions(message: str) -> list[str]:
    """Return the questions that a message asks, in order; itself where it asks one thing.

    A question of few words that tell, or one that only makes the one before clearer, belongs to
    that one.

    Args:
        message: as written; one that is longer than a question can be is left whole.
    """
    text = without_markup(message)
    if not 0 < len(text) <= _LONGEST:
        return [message]
    found: list[str] = []
    for piece in _END.split(text):
        for part in _parts(piece):
            if not found or (
                len(found) < MOST and _stands_alone(part) and _stands_alone(found[-1])
            ):
                found.append(part)
            else:
                found[-1] = f"{found[-1]} {part}"
    return found if len(found) > 1 else [message]


def _parts(piece: str) -> list[str]:
    """Return the questions of one sentence that are joined by "and", each whole by itself."""
    *before, last = _JOINED.split(piece)
    if not before:
        return [piece]
    is_marked = last.rstrip().endswith(_MARKS)
    if not is_marked and not _ASKS.match(question_text(piece)):
        return [piece]
    parts = [*(f"{part}?" for part in before), last if is_marked else f"{last.rstrip(' .!')}?"]
    if any(map(REFERRING.search, parts[1:])) or not all(
        _stands_alone(part) and len(_words(part)) > 1 for part in parts
    ):
        return [piece]
    return parts


def _stands_alone(part: str) -> bool:
    """Return whether a part asks something of its own.

    It has a word that tells, and if that is the only one and stands for what was said before, as
    in "is it free?", it asks more than whether that is so.
    """
    if not part.rstrip(" )\"'”»").endswith(_MARKS) or _NOT_OWN.match(part):
        return False
    if _ABOUT_ASKING.search(part):
        return False
    words = _words(part)
    if not any(telling for telling in words.values()):
        return False
    return len(words) > 1 or not REFERRING.search(part) or _ASKS.match(part) is not None


def _words(part: str) -> dict[str, bool]:
    """Return the words of a part that are no stop words, and whether each tells something."""
    asked = question_text(part)
    stops = stop_words(detect_language(asked, LANGUAGES))
    forms = {fold(surface) for surface in tokenize(asked, asked=True)}
    return {form: not is_everyday(form) for form in forms if form not in stops}
