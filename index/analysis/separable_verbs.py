"""German verbs in two parts, put together again: einrichten of "wie richte ich 2FA ein"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.analysis.stop_words import stop_words

_PARTICLE_WORDS = """
ab an auf aus bei dar ein fest fort frei her hin hoch los mit nach raus rein um unter vor weg
weiter wieder zu zurück zusammen
"""
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_ENDINGS = ("est", "et", "st", "en", "e", "t", "")
_FIRST = 3
"""Words that tell something, from the beginning of a question, among which its verb is."""
_SHORTEST = 3
"""Letters of a verb without its ending."""


def verbs_joined(words: Sequence[str], language: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the words that may be the verb of a question, and what each is with its particle.

    Only what a text has counts later, so that it does no harm where a word is no verb.

    Args:
        words: of a question, as written, in order.
        language: the one it is read in.
    """
    if language != "de" or len(words) < _FIRST or words[-1].casefold() not in _PARTICLES:
        return
    particle, stops = words[-1].casefold(), stop_words(language)
    telling = [word for word in words[:-1] if word.isalpha() and word.casefold() not in stops]
    for word in telling[:_FIRST]:
        if root := _root(word.casefold()):
            yield word, [
                f"{particle}{root}en", f"{particle}zu{root}en", f"{particle}ge{root}t",
                f"{particle}ge{root}et", f"{particle}ge{root}en",
            ]  # fmt: skip


def _root(verb: str) -> str:
    ending = next(ending for ending in _ENDINGS if verb.endswith(ending))
    root = verb.removesuffix(ending)
    return root if len(root) >= _SHORTEST else ""
