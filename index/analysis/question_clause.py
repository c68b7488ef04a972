"""The part of a long message that asks, where the rest tells what led to it."""

from __future__ import annotations

import regex

from index.analysis.several_questions import REFERRING

_SPACES = regex.compile(r"\s+")
_LONG = 12
"""Words from which a message may tell more than it asks."""
_SHORTEST = 4
"""Words that a part which asks has at least, so that it says what it is about."""
_ASKS = r"""(?:
    (?:what|when|where|which|why|who|whose|how)(?:['’]?s)?\b(?!\sever)
    | (?:can|could|should|do|does|did|is|are|may|will|would)\s(?:i|we|you|it|there|the|a|an|my|this
        |that|one|some(?:one|body)|any(?:one|body)|people|members|users)\b
    | (?:wie|wann|wo|was|warum|welche[rsnm]?|wer)\b
    | (?:kann|darf|muss|soll|gibt)\s(?:ich|man|es|wir)\b
    | (?:comment|quand|où|pourquoi|combien|quel(?:le)?s?)\b | est-ce\b
    | ¿ | (?:cómo|cuándo|dónde|cuál|cuánt[oa]s?|por\squé)\b
    )"""
_WONDERS = r"""(?:
    (?:wollten?|würden?|möchten?)\s(?:mal\s|nur\s|kurz\s|gerne?\s|euch\s|sie\s){0,3}(?:fragen|wissen),?\sob
    | (?:want(?:ed)?|like)\sto\s(?:ask|know|check)\s(?:if|whether) | wondering\s(?:if|whether)
    | (?:voulais|voulions|voudrais|aimerais)\s(?:savoir|demander)\ssi
    | (?:quer(?:ía|íamos)|quisiera)\s(?:saber|preguntar)\ssi
    )\s"""
"""How something begins that is asked without being put as a question."""
_START = regex.compile(
    rf"{_WONDERS}|(?:[.!?;,:…\n]\s*|\s[-–—]\s)(?:(?:and|so|but|now|also|then|und|aber|et|mais|y|pero)\s)?(?={_ASKS})",
    regex.IGNORECASE | regex.VERBOSE,
)
"""Where a part begins that asks."""


def question_clause(asked: str) -> str:
    """Return the last part of a question that asks; empty where it does not stand alone.

    Args:
        asked: a question without markup and framing.
    """
    if len(asked.split()) < _LONG:
        return ""
    for start in reversed([found.end() for found in _START.finditer(asked)]):
        part = _SPACES.sub(" ", asked[start:]).strip()
        if len(part.split()) >= _SHORTEST:
            return "" if REFERRING.search(part) else part
    return ""
