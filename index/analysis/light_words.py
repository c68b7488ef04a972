"""Words of everyday talk that say little about what is asked, by language: get, do, long."""

from __future__ import annotations

from collections.abc import Iterator

from index.analysis.small_talk import is_everyday
from index.analysis.tokenizer import fold

_WORDS = {
    "en": """
    got gotten did done made went gone came took taken gave given said told knew known thought found
    kept left saw seen began begun meant ran held heard bought sold paid sat stood still
    """,
    "de": """
    bekommen bekomme bekommt bekommst kriegen kriege kriegt gehen gehe geht machen mache macht
    machst finden finde findet kommen komme kommt nehmen nehme nimmt haben habe hab habt hast geben
    gebe gibt gibts tun tue tut lassen lasse lässt brauchen brauche braucht holen hole holt
    her hin hoch groß lang lange gut schlecht neu mal schon eben halt wirklich eigentlich genau
    irgendwo irgendwie irgendwas irgendwann etwas sache sachen ding dinge leute jemand heute
    ungefähr circa etwa überhaupt denn dringend möchte möchten wollte wollten
    mach komm find nehm hol krieg geb lass brauch jemandem jemanden jemandes niemand
    fragen frage mitbringen mitnehmen bringen
    """,
    "fr": """
    faire fais fait faites aller vais va allez avoir ai as trouver trouve trouvez prendre prend
    prends prenez mettre mets met donner donne donnez besoin veux veut voulez peux peut pouvez
    obtenir obtiens chose choses truc trucs gens quelqu quelque bien mal long grand petit vraiment
    exactement environ svp
    """,
    "es": """
    hacer hago hace hacen ir voy va van tener tengo tiene tienen encontrar encuentro tomar tomo
    toma poner pongo pone dar doy da necesito necesita quiero quiere puedo puede conseguir consigo
    cuesta cuestan vale cosa cosas gente alguien algo bien mal largo grande pequeño realmente
    exactamente
    """,
    "tr": """
    kadar olurum olur olunur yapılır yaparım yapabilirim alırım alınır alabilirim
    """,
}
_LIGHT = {
    language: frozenset(fold(word) for word in words.split()) for language, words in _WORDS.items()
}


def is_light(form: str, language: str) -> bool:
    """Return whether a folded word says little about what is asked in a language."""
    if form in _LIGHT.get(language, ()):
        return True
    return language == "en" and any(map(is_everyday, _roots(form)))


def _roots(form: str) -> Iterator[str]:
    """Yield an English word and what it may be without its ending: give of "giving"."""
    yield form
    for ending in ("es", "ed", "ing"):
        if form.endswith(ending):
            root = form.removesuffix(ending)
            yield root
            if ending == "ing":
                yield f"{root}e"
            if root[-2:-1] == root[-1:]:
                yield root[:-1]
