"""Messages to the bot that ask the articles nothing: for help, out of thanks, out of anger."""

from __future__ import annotations

import re
from enum import Enum, auto

_GREETING = re.compile(r"^((hey|hi|hello|yo|ok|okay|so|hallo|hola|salut|bonjour|quoth) )+")
_OTHER = re.compile(r"[^\w\s]+")


class SmallTalk(Enum):
    """What somebody says who asks nothing of the articles."""

    HELP = auto()
    THANKS = auto()
    INSULT = auto()


_HELP = (
    r"(/|please )?help( me| please| pls)?|commands"
    r"|how (do|does|can|should) (you|this|the bot|this bot) work"
    r"|how (do|can) (i|we) (use|ask) (you|this|this bot|the bot)( something)?"
    r"|what (can|do|could) (you|u|this bot|quoth) do( for me| for us)?|what can i ask( you)?"
    r"|what (are|r) (you|u)( for)?|(who|what) (are|r) (you|u)|who made you"
    r"|are you (an? )?(bot|human|ai|real|chatgpt)"
    r"|how (can|do) (i|we) (delete|see|remove|erase) my data|(delete|forget|remove) (my data|me)"
    r"|what do you (know|store|keep|save) about me"
    r"|(bitte )?hilfe?( mir)?( bitte)?|befehle|was kannst du( alles)?( so)?( machen| tun)?"
    r"|(wer|was) bist du( eigentlich)?|bist du (ein bot|echt|eine ki)"
    r"|wie (funktionierst du|funktioniert (das|der bot)|benutze ich dich|geht das)"
    r"|wie (kann ich|lösche ich|bekomme ich) meine daten( löschen| gelöscht)?"
    r"|(lösche?|vergiss) (meine daten|mich)|was (weißt|speicherst) du über mich"
    r"|ayuda(me)?( por favor)?|comandos|qué (puedes|sabes) hacer|quién eres|qué eres|eres un bot"
    r"|cómo (funcionas|funciona( esto)?|te uso|se usa)"
    r"|cómo (borro|elimino|puedo (borrar|eliminar)|se borran) mis datos|(borra|elimina) mis datos"
    r"|qué sabes (de|sobre) mí"
    r"|aide( moi)?( s il (te|vous) plaît)?|à l aide|commandes"
    r"|que (peux|sais) tu faire|tu (peux|sais) faire quoi"
    r"|qui es tu|tu es qui|qu es tu|es tu un (bot|robot)|tu es un (bot|robot)"
    r"|comment (tu (marches|fonctionnes)|ça (marche|fonctionne)|t utiliser)"
    r"|comment (puis je |je peux )?(supprimer|effacer|supprime je|j efface) mes données"
    r"|(supprime|efface) mes données|que sais tu (de|sur) moi"
)
_THANKS = (
    r"(ok(ay)? |great |super |nice |perfect |cool |awesome )?"
    r"(thanks?|thank (you|u)|thx|thnx|tysm|tyvm|ty|cheers|much appreciated)( (you|u))?"
    r"( so much| very much| a lot| a bunch| again| man| mate| dude| bro)*"
    r"( quoth| bot| everyone| for (the|your) (help|answer))?"
    r"|(good|great|nice|best) bot|(that|this) helped( a lot)?|you re the best|good job|well done"
    r"|(ok |super )?danke( dir| schön| sehr| euch| vielmals)*( quoth| bot)?"
    r"|(vielen|besten|herzlichen) dank"
    r"|dankeschön|guter bot|das hat geholfen"
    r"|(muchas |mil )?gracias( quoth| bot)?|buen bot"
    r"|merci( beaucoup| bien| infiniment)?( quoth| bot)?"
    r"|bon bot"
)
_INSULT = (
    r"(you (are |re |r )?|u (are |r )?|ur |what )?(such )?(an? )?"
    r"(so |really |absolutely |fucking )*"
    r"(stupid|dumb|useless|idiot|idiotic|trash|garbage|moron|shit|worthless|terrible|the worst)"
    r"( (bot|piece of (shit|junk)))?"
    r"|shut (up|it)|(you|u|this bot) sucks?|(go )?f\w*k (you|off|this( bot)?)|screw you"
    r"|stfu|bad bot|i hate (you|this bot)|go die"
    r"|(du )?(bist )?(ein(e)? )?(so |echt |total )*(dumm|blöd|nutzlos|idiot|scheiße|müll)(er bot)?"
    r"|schlechter bot|halts? (die |das )?(maul|klappe|fresse)|verpiss dich|ich hasse dich"
    r"|(eres )?(un |una |muy )*(tont[oa]|inútil|idiota|estúpid[oa]|basura)|mal bot|cállate"
    r"|vete a la mierda|te odio"
    r"|(tu es )?(un |une |trop |vraiment )*(nul(le)?|stupide|idiot|débile|con|inutile)|mauvais bot"
    r"|ta gueule|ferme la|va te faire( foutre)?|je te déteste"
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
    said = _GREETING.sub("", said) or said
    return next((kind for kind, pattern in _PATTERNS.items() if pattern.fullmatch(said)), None)
