"""Messages to the bot that ask the articles nothing: for help, out of thanks, out of anger."""

from __future__ import annotations

import re
from enum import Enum, auto

_OTHER = re.compile(r"[^\w\s]+")


class SmallTalk(Enum):
    """What somebody says who asks nothing of the articles."""

    HELP = auto()
    THANKS = auto()
    INSULT = auto()


_HELP = (
    r"help( me| please)?|commands|how (do|does) (you|this( bot)?) work|how do i use (you|this)"
    r"|what (can|do) you do|what are you|who are you|how (can|do) i (delete|see) my data"
    r"|(bitte )?hilfe( bitte)?|befehle|was kannst du( alles)?|wer bist du|was bist du"
    r"|wie (funktionierst du|funktioniert das)|wie (kann ich|lösche ich) meine daten( löschen)?"
    r"|ayuda( por favor)?|comandos|qué puedes hacer|quién eres|qué eres|cómo (funcionas|funciona)"
    r"|cómo (borro|puedo borrar) mis datos"
    r"|aide( moi)?|commandes|que (peux tu|sais tu) faire|qui es tu|comment (tu marches|ça marche)"
    r"|comment (supprimer|effacer) mes données"
)
_THANKS = (
    r"(ok |great |super )?(thanks?|thank you|thx|ty|cheers)( you)?( so much| very much| a lot)?"
    r"( quoth| bot| everyone)?|danke( dir| schön| sehr)?|vielen dank|dankeschön"
    r"|(muchas )?gracias|merci( beaucoup| bien)?"
)
_INSULT = (
    r"(you (are |re )?)?(so )?(stupid|dumb|useless|idiot|trash|garbage)( bot)?|shut up|you suck"
    r"|f\w*k (you|off)|bad bot|(du )?(bist )?(so )?(dumm|blöd|nutzlos)(er bot)?|halts? maul"
    r"|(eres )?(tont[oa]|inútil|idiota)|cállate|(tu es )?(nul|stupide|idiot)|ta gueule"
)
_PATTERNS = {
    SmallTalk.HELP: re.compile(_HELP),
    SmallTalk.THANKS: re.compile(_THANKS),
    SmallTalk.INSULT: re.compile(_INSULT),
}
_LONGEST = 60


def small_talk(text: str) -> SmallTalk | None:
    """Return what a message is, where the whole of it asks nothing of the articles."""
    if len(text) > _LONGEST:
        return None
    said = " ".join(_OTHER.sub(" ", text).casefold().split())
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(said)), None)
