"""Words that say nothing about what a text is about, by language, question words included."""

from __future__ import annotations

from functools import lru_cache

from index.analysis.tokenizer import fold, tokenize

LANGUAGES = (
    "en", "ar", "bg", "ca", "cs", "da", "de", "el", "es", "fa", "fi", "fr", "he", "hi", "hu",
    "id", "it", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sv", "tr", "uk", "vi",
)  # fmt: skip
"""Languages with a list of stop words whose words stand apart."""

# The library's English list has 1,300 words, "computer" and "bill" among them; too many to lose.
_ENGLISH = """
a about above after again against all also am an and any are aren as at be because been before
being below between both but by can cannot could couldn d did didn do does doesn doing don down
dont during each few for from further had hadn has hasn have haven having he her here hers herself
him himself his how however i if in into is isn it its itself just ll m may me might more most
much must my myself no nor not of off on once only or other ought our ours ourselves out over
own re s same shall shan she should shouldn so some such t than that the their theirs them
themselves then there these they this those through to too under until up upon us ve very was
wasn we were weren what when where whether which while who whom whose why will with within
without would wouldn yes yet you your yours yourself yourselves
"""

_LISTED_AS = {"no": "nb"}
_MENDED = {"tr": str.maketrans("ýþð", "ışğ")}
"""Letters that the library's list has from reading one encoding as another, and what they are."""

_QUESTION_WORDS: dict[str, str] = {
    "ar": "من ما ماذا متى أين كيف كم لماذا هل أي اي لمن بم عم بأي الذي التي الذين اسم "
    "ماهو ماهي ماهم بماذا فيم ممن إلى أن إن أو أنه أنها إذا ال",
    "de": "wer wen wem wessen wann wo wie was welche welchem welchen welcher welches warum weshalb "
    "wieviel wieviele viele vielen beim heißt heißen hieß hießen lautet lautete "
    "darf darfst dürfen dürft ne nen nem ner fürs aufs ins vors übers",
    "el": "ο η το οι τα του της των τον την τους τις ένα ένας μία μια και κι ή σε στο στη στην "
    "στον στα στις στους με για από προς κατά μετά πριν που πού να θα δεν δε μη ότι όταν αν ως "
    "όπως είναι ήταν έχει είχε αυτό αυτή αυτός τι ποιος ποια ποιο ποιοι ποιες πότε πώς πόσο πόσα "
    "πόσοι γιατί",
    "es": "quién quiénes qué cuál cuáles cuándo dónde cómo cuánto cuánta cuántos cuántas "
    "llama llaman llamaba llamó "
    "quien quienes que cual cuales cuando donde como cuanto cuanta cuantos cuantas",
    "fr": "qui que quoi quel quelle quels quelles quand où comment combien pourquoi est ce",
    "it": "chi che cosa quale quali quando dove come quanto quanta quanti quante perché",
    "nl": "wie wat welk welke wanneer waar hoe hoeveel waarom",
    "pl": "ją jeśli jeżeli kto kogo komu kim co czego czym gdzie kiedy jak ile który która które "
    "jaki jaka jakie dlaczego czy",
    "pt": "quem que qual quais quando onde como quanto quanta quantos quantas porque",
    "ro": "și în să că către după fără până între dacă când cât câtă câți câte cine cui ce unde "
    "care cum",
    "ru": "кто кого кому кем что чего чему чем какой какая какое какие каким какого каком когда "
    "где куда откуда как сколько почему зачем чей чья чье чьё чьи "
    "каков какова каково каковы скольких назовите называется называются называлось называлась "
    "назывался назывались",
    "hi": "कब कहाँ कहां कैसे क्या कौन किस किसे किसने कितना कितनी कितने क्यों कौनसा कौनसी",
    "ko": "몇 언제 어디 어디서 어디에 누구 누가 무엇 뭐 뭘 무슨 왜 어떻게 어떤 어느 얼마 얼마나 "
    "수 것 있어요 있나요 있습니까 있다 되나요 돼요 되요 됩니까 하나요 해요 합니까 "
    "인가요 인지 그 이 저",
    "tr": "kim kimi kimin ne neyi nedir nerede nereden nereye nasıl kaç hangi hangisi neden niçin "
    "niye zaman mi mı mu mü "
    "kime kimler nelerdir neydi nedeni kaçtır kimdir kimlerdir adı ismi olarak olan tarafından",
}
_AFTER_APOSTROPHES = {
    "tr": "a e ı i u ü ya ye yı yi yu yü na nı ni nu nü ın in un ün nın nin nun nün da de ta te "
    "dan den tan nda nde ndan nden la le yla yle lı li lu lü sı si lar ler dır dir dür tır tir",
}
"""Endings that are parted from a name by an apostrophe, and taken for words."""
_AR_READ_AS = (str.maketrans("أإآ", "ااا"), str.maketrans("ي", "ى"), str.maketrans("ى", "ي"))
_AR_APART = frozenset({"علي"})
"""What would be a stop word in another spelling, and is a name."""


@lru_cache(maxsize=64)
def stop_words(language: str) -> frozenset[str]:
    """Return the case-folded stop words of a language; empty for one without a list."""
    if language == "en":
        return frozenset(_ENGLISH.split())
    if language not in LANGUAGES:
        return frozenset(_QUESTION_WORDS.get(language, "").split())
    from stop_words import get_stop_words  # type: ignore[import-untyped]  # English needs none

    listed = get_stop_words(_LISTED_AS.get(language, language))
    added = (_QUESTION_WORDS.get(language, ""), _AFTER_APOSTROPHES.get(language, ""))
    words = (word.translate(_MENDED.get(language, {})) for word in listed)
    # The way a text is taken apart: of "l'" the apostrophe is no part.
    found = [tokenize(fold(word)) for word in (*words, *" ".join(added).split())]
    folded = {one[0] for one in found if len(one) == 1}
    return frozenset(_spellings(folded) if language == "ar" else folded)


def _spellings(words: set[str]) -> set[str]:
    """Return Arabic words as they are also written: without hamza, and ى for ي or ي for ى."""
    every = set(words)
    for other in _AR_READ_AS:
        every |= {word.translate(other) for word in every}
    return every - _AR_APART
