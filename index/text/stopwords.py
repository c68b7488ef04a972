"""Words that say nothing about what a text is about, by language, question words included."""

from __future__ import annotations

from functools import cache

from stop_words import get_stop_words  # type: ignore[import-untyped]

LANGUAGES = (
    "en", "ar", "bg", "ca", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu",
    "id", "it", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "tr", "uk", "vi",
)  # fmt: skip
"""Languages with a list of stop words whose words stand apart."""

# The library's English list has 1,300 words, "computer" and "bill" among them; too many to lose.
_ENGLISH = """
a about above after again against all also am an and any are aren as at be because been before
being below between both but by can cannot could couldn d did didn do does doesn doing don down
during each few for from further had hadn has hasn have haven having he her here hers herself
him himself his how however i if in into is isn it its itself just ll m may me might more most
much must my myself no nor not of off on once only or other ought our ours ourselves out over
own re s same shall shan she should shouldn so some such t than that the their theirs them
themselves then there these they this those through to too under until up upon us ve very was
wasn we were weren what when where whether which while who whom whose why will with within
without would wouldn yes yet you your yours yourself yourselves
"""

_LISTED_AS = {"no": "nb"}

_QUESTION_WORDS: dict[str, str] = {
    "ar": "من ما ماذا متى أين كيف كم لماذا هل أي اي لمن بم عم بأي الذي التي الذين اسم",
    "de": "wer wen wem wessen wann wo wie was welche welchem welchen welcher welches warum weshalb "
    "wieviel wieviele viele vielen beim heißt heißen hieß hießen lautet lautete",
    "es": "quién quiénes qué cuál cuáles cuándo dónde cómo cuánto cuánta cuántos cuántas "
    "llama llaman llamaba llamó",
    "fr": "qui que quoi quel quelle quels quelles quand où comment combien pourquoi est ce",
    "it": "chi che cosa quale quali quando dove come quanto quanta quanti quante perché",
    "nl": "wie wat welk welke wanneer waar hoe hoeveel waarom",
    "pt": "quem que qual quais quando onde como quanto quanta quantos quantas porque",
    "ru": "кто кого кому кем что чего чему чем какой какая какое какие каким какого каком когда "
    "где куда откуда как сколько почему зачем чей чья чье чьё чьи "
    "каков какова каково каковы скольких назовите называется называются называлось называлась "
    "назывался назывались",
    "tr": "kim kimi kimin ne neyi nedir nerede nereden nereye nasıl kaç hangi hangisi neden niçin "
    "niye zaman mi mı mu mü "
    "kime kimler nelerdir neydi nedeni kaçtır",
}


@cache
def stop_words(language: str) -> frozenset[str]:
    """Return the case-folded stop words of a language; empty for one without a list."""
    if language == "en":
        return frozenset(_ENGLISH.split())
    if language not in LANGUAGES:
        return frozenset()
    listed = {word.casefold() for word in get_stop_words(_LISTED_AS.get(language, language))}
    return frozenset(listed.union(_QUESTION_WORDS.get(language, "").split()))
