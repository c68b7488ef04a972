"""What a message asks, without Discord's markup and what people put around a question."""

from __future__ import annotations

from functools import lru_cache

import regex

_SPACES = regex.compile(r"\s+")
_COMMAND = regex.compile(r"</([\p{L}\p{N}_ -]{1,100}):\d{1,20}>")
_LINK = regex.compile(r"\[([^\[\]\n]{1,200})\]\(<?https?://[^\s()<>]{1,500}>?\)")
_URL = regex.compile(r"<?https?://[^\s<>]{1,500}>?")
_TOKENS = regex.compile(
    r"<a?:\w{1,40}:\d{1,20}>|<(?:@[!&]?|#)\d{1,20}>|<t:-?\d{1,14}(?::[a-zA-Z])?>|<id:\w{1,40}>"
    r"|(?<![\w:]):[a-z][\w+-]{1,40}:(?!\w)|<3+(?!\w)|(?<!\w)@(?:everyone|here)\b",
)
"""Emoji, mentions, channels, times and hearts."""
_FENCE = regex.compile(r"```(?:[\w+#.-]{1,20}[^\S\n]*\n)?")
"""What a block of code begins with, its language included, and ends with."""
_CODE = regex.compile(rf"{_FENCE.pattern}|`")
_MARKS = regex.compile(r"\*+|~~|\|\||(?<!\w)_+(?=\w)|(?<=\w)_+(?!\w)")
_LINE_MARKS = regex.compile(r"(?m)^[ \t]*(?:#{1,3} |-# |>{1,3} )")

_PEOPLE = r"""
    (?:(?:some|any|every)(?:one|body)|any1|some1|(?:you\s)?(?:guys|all|people|folks)
    |you|u|there|team|peeps)
"""
_QUESTION = r"""
    (?:who|whom|whose|what|when|where|which|why|how|is|are|was|were|do|does|did|can|could|should
    |wer|wann|wo|was|wie|welche[rsnm]?|warum|qui|que|quoi|quand|où|quel(?:le)?s?|pourquoi|comment
    |combien|quién|qué|cuándo|dónde|cuál|cómo|cuánt[oa]s?)
"""
_TELL = r"(?:tell|show|explain(?:\sto)?|help|say|remind|enlighten)"
_BEFORE = regex.compile(
    rf"""
    (?: (?:hey+|hi+|hiya|hello+|heya|yo|howdy|greetings|good\s(?:morning|evening|afternoon|day)
        |ok(?:ay)?|so|and
          |um+|uh+|hm+|well|hall?o|hallöchen|huhu|moin|servus|guten\s(?:tag|morgen|abend)|bonjour|bonsoir|salut
        |coucou
          |hola|buen[oa]s\s(?:días|tardes|noches))\b
        (?:[\s,]+(?:{_PEOPLE}|again|zusammen|leute|alle|ihr|à\stous|tout\sle\smonde|a\stodos)\b)*+
      | (?:sorry|sry|soz|apologies|excuse\sme|not\ssure|idk|i\sdon['’]?t\sknow|i\sknow
        |maybe)\b[^?!.:\n]{{0,80}}?,?\sbut\b
      | @[\w.]{{2,32}}(?=[\s,:])
      | !(?:ask|quoth|q)\b
      | (?:please\s|pls\s|plz\s)?help(?:\s(?:me|us))?(?:\sout)?(?=\s*[,.!:;]|\sit['’]?s\b)
      | (?:it['’]?s|its|this\sis)\s(?:really\s|very\s|kinda\s|quite\s)*(?:urgent|important)
      | (?:i\s)?hope\s(?:you|every|all)[^.!?\n]{{0,60}}[.!]
      | (?:just\s)?(?:curious|(?:i['’]?m\s)?asking\sfor\s(?:a\s)?friends?)\b
      | (?:i['’]?m|i\sam)?\s?(?:quite\s|fairly\s|really\s|pretty\s|kinda\s)?new\s(?:here|to\sthis)
        (?:\s(?:server|place))?(?=\s*[,.!:;-]|\sand\b|\sbut\b)(?:\s(?:and|but)(?:\sso)?\b)?
      | (?:so\s)?(?:basically|literally|honestly|anyways?|btw|tbh|fyi|also|actually)\b(?=[\s,])
      | (?:please|pls|plz|sorry|excuse\sme|pardon|bitte|entschuldigung|s['’]il\s(?:vous
        |te)\spla[iî]t|por\sfavor)\b
      | (?:just\s)?(?:a\s|one\s|another\s)?(?:quick|dumb|stupid|silly|noob|simple|small|short
        |general)\s(?:question|q)\b
      | (?:i\s(?:have|got)|i['’]ve\sgot|got)\s(?:a|one|another)\s(?:\w+\s)?question\b
      | (?:does|do)\s(?:{_PEOPLE})\s(?:here\s)?(?:happen\sto\s|even\s|actually\s)*
        (?:know|remember)\b(?:\s(?:if|whether))?
      | (?:any|some)(?:one|body|1)\s(?:here\s)?(?:knows?|got\s(?:an|any)\s(?:ideas?|clue))\b
        (?:\s(?:if|whether))?
      | (?:do|does)\s(?:{_PEOPLE})\shave\s(?:any|an)\s(?:idea|clue)\b(?:\s(?:if|whether))?
      | (?:can|could|would|will|might)\s(?:{_PEOPLE})\s(?:please\s|pls\s|maybe\s|perhaps\s
        |possibly\s|kindly\s)*
        {_TELL}\b(?:\s(?:me|us))?(?:\s(?:real\s)?quick(?:ly)?)?
        (?:\s(?:if|whether|out|understand|with))?
      | (?:please\s)?(?:tell|remind)\s(?:me|us)\b(?:\s(?:if|whether))?
      | i(?:['’]?m|\sam|\swas|['’]ve\sbeen|\shave\sbeen)?\s(?:just\s|only\s|also\s)*wonder
        (?:ing|ed)?\b(?:\s(?:if|whether))?
      | i(?:['’]d|\swould)?\s(?:just\s|really\s)*(?:want(?:ed)?|like|need|love)\sto\s(?:know
        |ask|find\sout|understand)\b(?:\s(?:if|whether))?
      | any(?:one|body)?\s(?:ideas?|clues?)\b(?:\s(?:on|if|whether))?
      | (?:my|a)\s(?:friend|mate|buddy|brother|sister|boss|teacher|colleague)\s(?:just\s)?
        (?:said|says|told\sme|tells\sme|claims|thinks|asked|wants\sto\sknow|is\sasking)\b
        (?:\s(?:that|if|whether))?
      | (?:kann|könnte|weiß|weiss|wisst|kannst|könnt|könntet|könntest|hat|habt)\s
        (?:mir\s|uns\s)?(?:jemand|einer|du|ihr)\b(?:\s(?:von\seuch|hier|zufällig|vielleicht|bitte
        |mal|eben|kurz|mir|uns|(?:ei)?ne\sahnung))*(?:\s(?:sagen|erklären|verraten|helfen))?
        (?:,?\sob\b)?
      | (?:kurze|schnelle|kleine|dumme|blöde|doofe)\sfrage\b
      | (?:ich\sbin\s)?neu\shier\b | (?:sorry|tut\smir\sleid)[^?!.:\n]{{0,60}},?\saber\b
      | (?:ein|mein)e?\s(?:freund|kumpel|bruder|schwester|kollege|kollegin|freundin)\s
        (?:hat\s)?(?:gesagt|sagt|meint|meinte|behauptet|erzählte)\b(?:,?\sdass)?
      | ich\s(?:hätte|habe|hab)\s(?:mal\s)?(?:eine|ne)\s(?:kurze\s)?frage\b
      | ich\s(?:wollte|würde)\s(?:gerne?\s)?(?:mal\s)?(?:fragen|wissen)\b
      | (?:est-ce\sque\s)?quelqu['’]un\s(?:sait|saurait|connaît|peut\sme\sdire
        |pourrait\sme\sdire)\b(?:\ssi)?
      | (?:pouvez-vous|peux-tu|pourriez-vous|pourrais-tu)\sme\sdire\b(?:\ssi)?
      | (?:une\s)?(?:petite\s|simple\s)(?:question)(?:\s(?:rapide|bête))?\b
      | (?:une\s)?question\s(?:rapide|bête|simple)\b
      | (?:désolée?|pardon)[^?!.:\n]{{0,60}},?\smais\b | je\s(?:suis|viens\sd['’]être)\snouveau\b
      | (?:un|une|mon|ma)\s(?:amie?|pote|frère|sœur|collègue)\s(?:m['’]a\sdit|dit|pense)
        (?:\sque?\b)?['’]?
      | je\s(?:me\sdemandais|voulais\ssavoir|voudrais\ssavoir|cherche\sà\ssavoir)\b(?:\ssi)?
      | (?:una\s)?pregunta\s(?:rápida|tonta|sencilla|breve)\b | (?:una\s)?(?:duda|consulta)\b
      | (?:perdón|disculpa|disculpen|perdona)[^?!.:\n]{{0,60}},?\spero\b | soy\snuev[oa]\b
      | (?:un|una|mi)\s(?:amig[oa]|hermano|hermana|colega|compañer[oa])\s(?:me\s)?(?:dijo|dice
        |ha\sdicho|cree)\s(?:que\b)?
      | (?:me\spreguntaba|quería\ssaber|quisiera\ssaber|me\sgustaría\ssaber)\b(?:\ssi)?
      | alguien\s(?:sabe|me\spuede\sdecir|puede\sdecirme)\b(?:\ssi)?
      | [^?!:\n]{{0,80}}\b(?:question|ask|asking|know|said|help|wondering|tell|frage|wissen
        |question|pregunta)\b
        [^?!:\n]{{0,20}}:\s*(?={_QUESTION}\b)
    )\s*[,.!:;…~-]*\s*
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
"""Greetings and framing at the beginning of what is left."""
_THANKS = r"""
    (?:(?:many\s|lots\sof\s|a\slot\sof\s)?(?:thanks?|thx|tysm|ty|tyvm|cheers|tia)(?:\s(?:you|u
        |a\slot|so\smuch|very\smuch|in\sadvance|guys|everyone|all|again|for\s(?:your\s|the\s
        |any\s|all\sthe\s)?(?:help|time|answers?)))*
      |(?:vielen\s|besten\s|lieben\s|herzlichen\s)?dank(?:e)?(?:\s(?:schön|sehr|schon|schonmal|mal
        |im\svoraus|euch|dir|ihnen|allen|an\salle|für\s(?:eure|deine|die|jede)\s(?:hilfe|mühe|zeit
        |antwort(?:en)?)))*
      |merci(?:\s(?:d['’]avance|beaucoup|bien|à\stous|à\svous|pour\s(?:votre|ton|l['’])\s?(?:aide
        |temps|réponses?)))*
      |(?:muchas\s|mil\s)?gracias(?:\s(?:de\santemano|a\stodos|por\s(?:la|su|tu|vuestra)\s
        (?:ayuda|respuesta)))*)
"""
_AFTER = regex.compile(
    rf"""
    (?<![\s,.!;:(~-])[\s,.!;:(~-]*+(?<!\p{{L}})
    (?: {_THANKS}
      | (?<=[,.!?…]\s{{0,2}}|\bdanke?\s)(?:(?:(?:kind|best|warm)\s)?regards
        |(?:und\s)?(?:(?:viele|liebe|schöne|beste)\sgrüße|lieben?\sgru(?:ß|ss)|mfg|[lv]g)
        |bonne\s(?:journée|soirée)|cordialement|(?:un\s|muchos\s)?saludos?)
        (?:,?\s(?-i:\p{{Lu}})\p{{L}}{{1,20}})?
      | (?:please\s|pls\s)?(?:help(?:\sme)?|please|pls|plz|bitte|svp|por\sfavor|s['’]il\s
        (?:vous|te)\spla[iî]t)
      | (?:it['’]?s|its|this\sis)\s(?:really\s|very\s|kinda\s)*(?:urgent|important)
        | (?<!it\s)urgent | asap
      | sent\sfrom\smy\s[\p{{L}}\p{{N}} ]{{2,30}}
      | (?:von|gesendet\svon)\smeinem\s[\p{{L}}\p{{N}} ]{{2,30}}(?:\sgesendet)?
      | envoyé\sde(?:puis)?\smon\s[\p{{L}}\p{{N}} ]{{2,30}}
      | enviado\sdesde\smi\s[\p{{L}}\p{{N}} ]{{2,30}}
      | (?:es\s|c['’])?(?:ist|est|es)\s(?:sehr\s|très\s|muy\s)?(?:dringend|urgent|urgente)
      | (?<!\bist\s)dringend | (?<!\bes\s)urgente
      | or\s(?:nah|not|no|what) | oder\s(?:nicht|was) | ou\spas | o\sno
      | lol | lmao | xd | haha+
      | (?:i['’]?m|i\sam)\s(?:so\s|really\s|totally\s)*(?:confused|lost|stuck|desperate|new
        (?:\shere)?)
      | any\s(?:help|ideas?|advice)(?:\s(?:is|would\sbe)\s(?:much\s|greatly\s)?appreciated)?
        | anyone | anybody | for\s(?:me|us)
    )
    [\s.!?)~:;]*$
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
"""Thanks and urgency at its end."""
_SPOKEN = {
    "wanna": "want to", "gonna": "going to", "gotta": "have to", "gimme": "give me",
    "lemme": "let me", "u": "you", "ur": "your", "cuz": "because", "coz": "because",
}  # fmt: skip
"""What is written as it is spoken, and the words that it is made of."""
_SPOKEN_WORD = regex.compile(rf"(?<![\w/'’-])(?:{'|'.join(_SPOKEN)})(?![\w/'’+#-])")
_ARE = regex.compile(r"(?<![\w/'’-])r(?= (?:u|you|we|they|there|these|those)\b)")
_UNMARKED = regex.compile(
    r"(?i)(?<![\w/'’.#-])(?:(what|where|who|how|when|why|that|there|here)(s)"
    r"|((?:do(?=.*\b(?:i|you|we|they|it|why|how|what)\b)|does|did|is|are|was|were|has|have|had"
    r"|could|should|would)n)(t)|(can|won)(t)|(i|you|they|we)(ve)|(you|they)(re)"
    r"|(i)(m)(?=\s(?:\p{L}+ing|not|an?|so|new)\b)|(i)(d)(?=\slike\b))(?![\w/'’.#-])"
)
"""Contractions without their apostrophe, but for those that are other words."""
_WILL_NOT = regex.compile(r"(?i)(?<![\w/'’-])won['’]t(?!\w)")
_WONDERING = regex.compile(
    r"(?i)(?<=\w)[\s,.]+(?:(?:and|so|but|then)\s+)?i(?:['’]?m|\sam|\swas|['’]ve\sbeen)?\s(?:just\s)?"
    r"wonder(?:ed|ing)?\b(?:\s(?:if|whether|about))?(?=\s\w)"
)
"""The same in the middle of a message."""
_EXPLETIVE = regex.compile(
    r"(?i)(?<=\w)[ ,]+(?:on earth|in the world|lol|lmao|lmfao|bro|bruh|dude|literally|basically|ngl"
    r"|tbh)(?=[ ,?!.]+\w)"
)
_SWEARING = regex.compile(r"(?i)(?<=\w) (?:the )(?:hell|heck|fuck|f+)(?= \w)|(?<=\w) tf(?= \w)")
"""What adds nothing in the middle of a question, unless its meaning is asked for."""
_MEANING = regex.compile(r"(?i)\b(?:mean(?:s|ing)?|stands? for|defin|bedeutet|heißt|signif)")
_POLITE = regex.compile(r"(?i)(?<=\p{L} |, )(?<!\bto )(?:please|pls|plz|kindly)(?:,? )(?=\p{L})")
_WORDS = regex.compile(r"[\p{L}\p{N}]{2}|\p{L}[+#]|\p{Lo}")
_ROUNDS = 6
"""How many of such phrases are taken off on each side."""
_KEPT = 64
"""Messages whose question is kept: several ask for it one after the other."""


def on_one_line(message: str) -> str:
    """Return a message on one line, without what that line could not show.

    That are the fences of code, which line breaks make, and Discord's codes of emoji and mentions.
    """
    return " ".join(_TOKENS.sub(" ", _FENCE.sub(" ", message)).split())


@lru_cache(_KEPT)
def without_markup(message: str) -> str:
    """Return what a message says, without Discord's markup, on one line.

    Custom emoji, mentions, channels and times are left out, command mentions and links are read
    as their words. A message that is nothing else is returned as it is.
    """
    text = _COMMAND.sub(r"/\1", _LINK.sub(r"\1", message))
    text = _LINE_MARKS.sub(" ", _CODE.sub(" ", _TOKENS.sub(" ", text)))
    text = _SPACES.sub(" ", _MARKS.sub("", text)).strip()
    bare = _SPACES.sub(" ", _URL.sub(" ", text)).strip()
    return bare if _has_words(bare) else text or message.strip()


def is_only_links(message: str) -> bool:
    """Return whether a message has links and no words beside them."""
    rest, count = _URL.subn(" ", message)
    return count > 0 and not _has_words(rest)


@lru_cache(_KEPT)
def question_text(message: str) -> str:
    """Return the question in a message: no markup, no greetings, thanks, politeness or framing.

    Time is linear in its length but for a small bound. Where nothing else would be left, what was
    said is returned.
    """
    text = without_markup(message)
    asked = text
    for _ in range(_ROUNDS):
        asked, before = _off(_AFTER, asked, at_end=True), asked
        asked = _off(_BEFORE, asked, at_end=False)
        if asked == before:
            break
    asked = _ARE.sub("are", _SWEARING.sub("", _POLITE.sub("", asked)))
    asked = _SPOKEN_WORD.sub(lambda found: _SPOKEN[found[0]], _WONDERING.sub(",", asked))
    asked = _UNMARKED.sub(lambda found: "'".join(part for part in found.groups() if part), asked)
    asked = _WILL_NOT.sub("will not", asked)
    return asked if _MEANING.search(asked) else _EXPLETIVE.sub("", asked)


def _off(phrase: regex.Pattern[str], text: str, *, at_end: bool) -> str:
    """Take a phrase off an end of a text, unless nothing would be left of it."""
    found = phrase.search(text) if at_end else phrase.match(text)
    if not found:
        return text
    mark = "?" * ("?" in found[0])
    rest = text[: found.start()] + mark if at_end else text[found.end() :]
    return rest.strip() if _has_words(rest) else text


def _has_words(text: str) -> bool:
    return _WORDS.search(text) is not None
