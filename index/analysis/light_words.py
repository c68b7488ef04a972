"""Words of everyday talk that say little about what is asked, by language: get, do, long."""

from __future__ import annotations

from index.analysis.small_talk import is_everyday
from index.analysis.tokenizer import fold

_WORDS = {
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
    return is_everyday(form) if language == "en" else form in _LIGHT.get(language, ())
