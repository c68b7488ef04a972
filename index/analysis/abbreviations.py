"""Full stops that end no sentence: of .NET, approx. 40, Mon. to Fri."""

from __future__ import annotations

import regex

_DOT_OF_NAME = regex.compile(r"(?:^|[\s(\[\"'`])\.$")
_LAST_WORD = regex.compile(r"(?<![\p{L}.])(\p{L}{1,8})\.\s*$")
_NAME_GOES_ON = regex.compile(r"\p{Ll}|\p{Lu}{2,}(?!\p{Ll})|\p{N}")

_NUMBERED = "no nos nr fig figs p pp vol ch sec art abb tab bd kap eq ver v"
_NEVER_LAST = "approx ca circa cf esp vs viz vgl bzw ggf evtl bspw zzgl inkl exkl incl excl env"
_SHORTENED = """
    mon tue tues wed weds thu thur thurs fri sat sun jan feb mar apr jun jul aug sep sept oct nov
    dec mo di mi do fr sa so etc est max min avg inc resp orig misc temp mil mill bn mio mrd tsd
    thou doz hr hrs mins secs wk wks yr yrs mos ft sq cu lb lbs oz gal ext tel dept ed eds usw sog
    av apr janv févr avr juil oct déc aprox núm pág tel ej
"""
_BEFORE_NUMBERS, _BEFORE_ANYTHING = frozenset(_NUMBERED.split()), frozenset(_NEVER_LAST.split())
_BEFORE_SMALL_LETTERS = frozenset(_SHORTENED.split())


def sentence_goes_on(piece: str, after: str) -> bool:
    """Return whether a full stop at the end of a piece of text ends no sentence.

    Args:
        piece: what a splitter took for a sentence, with the white space behind it.
        after: what comes next.
    """
    if _DOT_OF_NAME.search(piece):
        return after[:1].isalnum()
    if piece[-1:] == "." and after[:1].isascii() and _NAME_GOES_ON.match(after):
        return True
    found, first = _LAST_WORD.search(piece), after.lstrip()[:1]
    if not found or not first:
        return False
    word = found[1].casefold()
    if word in _BEFORE_ANYTHING or (word in _BEFORE_NUMBERS and first.isdigit()):
        return True
    return word in _BEFORE_SMALL_LETTERS and (first.islower() or first.isdigit() or first in "$€£")
