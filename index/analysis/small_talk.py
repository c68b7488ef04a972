"""Words people say to a bot without asking anything of a library."""

from __future__ import annotations

import regex

from index.analysis.tokenizer import fold

_WORDS = """
    hello hi hey heya hiya howdy greetings yo sup wassup hullo hola salut bonjour coucou hallo
    moin servus ciao buongiorno olá oi привет здравствуйте merhaba selam salam مرحبا السلام hej
    good morning evening night afternoon day gm gn bye goodbye cya farewell later welcome
    thanks thank thx ty tysm cheers merci danke gracias grazie obrigado спасибо teşekkürler شكرا
    please sorry pardon oops congrats lol lmao rofl lmfao haha hehe heh xd kek ok okay k kk sure
    fine yes yeah yep yup nope nah no ja nein oui non si да нет cool nice great awesome amazing
    perfect wow omg wtf hmm hm um uh ah oh eh ugh meh brb afk gg well going doing bot dude bro mate
    buddy guys everyone everybody anyone anybody someone somebody there test testing ping pong
    love really stuff thing things something anything everything nothing whatever huh
    one asdf foo alright understood klar super jo jep passt genau vale claro oke oki
"""
_PHRASES = """
    你好 您好 谢谢 謝謝 早上好 晚上好 再见 哈哈 こんにちは こんばんは ありがとう おはよう さようなら
    大家好 各位好 みなさんこんにちは おはようございます ありがとうございます はじめまして
    よろしくお願いします お疲れ様です おつかれさま
    สวัสดี ขอบคุณ ลาก่อน 안녕 안녕하세요 감사합니다
"""
_GREETINGS = """
    guten morgen, guten tag, guten abend, gute nacht, schönen tag, bonne nuit, bonne journée
    bonne soirée, buenos días, buenos dias, buenas tardes, buenas noches, alles klar, alles gut
    bom dia, boa tarde, boa noite, buona sera, buona notte, доброе утро, добрый день
    добрый вечер, günaydın, iyi akşamlar, iyi geceler, xin chào, cảm ơn, chào, नमस्ते, धन्यवाद
"""
_SMALL = frozenset(_WORDS.split())
_WHOLE = frozenset(
    [*_PHRASES.split(), *(g.strip() for line in _GREETINGS.splitlines() for g in line.split(","))]
) - {""}
_TO_ALL = regex.compile(
    r"(?<!\w)(?:zusammen|leute|allerseits|miteinander|ihr lieben|euch(?: allen)?|ihnen|dir"
    r"|à tou(?:te)?s|tout le monde|les gars|a tod[oa]s|chic[oa]s|amigos|a tutti|folks|peeps"
    r"|(?:you|u) (?:all )?rock|you(?:['’]re| are) (?:great|awesome|amazing|the best))(?!\w)"
)
"""Whom a greeting or thanks is for."""
_FEW = 2
"""Words of everyday talk that ask for nothing when there are no others ("what time is it")."""
_SPOKEN = frozenset({"i", "i'm", "me", "my", "we", "us", "you", "your", "you're", "it", "it's"})
"""Words of someone who speaks to someone."""
_PLACE = frozenset({"you", "your", "we", "our"})
_STRETCHED = regex.compile(r"(.)\1{2,}")
_LAUGH = regex.compile(r"(?:(?:a?[hjk])+[aei]?h?){2,}|(?:lo)+l+z*|x+d+")
_EDGES = regex.compile(r"^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$")


def is_small_talk(words: list[str]) -> bool:
    """Return whether none of these words (stop words left out) asks for anything.

    Args:
        words: as written; an empty list is small talk.
    """
    if all(map(_is_small, words)):
        return True
    return len(words) <= _FEW and all(_is_small(word) or is_everyday(fold(word)) for word in words)


def is_chat(text: str, words: list[str]) -> bool:
    """Return whether small talk is nothing else, whatever a library has: "hello", "how are you".

    Args:
        text: what was said.
        words: its words, stop words left out.
    """
    if all(map(_is_small, words)):
        return True
    return len(words) == 1 and not _SPOKEN.isdisjoint(text.casefold().replace("’", "'").split())


def names_things(words: list[str]) -> bool:
    """Return whether there are words, and each, though everyday, is a thing with rules: music."""
    return bool(words) and all(fold(word) in _THINGS for word in words)


def is_put_to_a_place(text: str) -> bool:
    """Return whether "you" or "we" may be those that a library is about: "When do you open?"."""
    return not _PLACE.isdisjoint(text.casefold().split()) and not text.casefold().startswith("how")


def is_greeting(text: str) -> bool:
    """Return whether a whole text is a greeting or thanks, of several words or without spaces."""
    said = _EDGES.sub("", text).casefold()
    rest = _EDGES.sub("", _TO_ALL.sub(" ", said))
    if said in _WHOLE or rest in _WHOLE:
        return True
    words = rest.split() if rest != said else []
    return bool(words) and all(_is_small(_EDGES.sub("", word)) for word in words)


def _is_small(word: str) -> bool:
    folded = word.casefold()
    short = _STRETCHED.sub(r"\1", folded)
    return (
        folded in _SMALL
        or short in _SMALL
        or _STRETCHED.sub(r"\1\1", folded) in _SMALL
        or _LAUGH.fullmatch(folded) is not None
    )


_EVERYDAY_WORDS = """
time day today tonight yesterday tomorrow morning night week month year hour minute moment now
people person man woman guy boy girl child kid friend family mother father mom dad wife husband
thing way work job life world home house room place part end side head hand face eye money
use make do know think say tell ask get give go come take see look find want need like love hate
feel try help talk call mean happen start stop keep let put show turn leave bring become seem
play run move set live believe hold write read hear listen watch wait learn understand remember
forget eat drink sleep buy sell pay meet stay sit stand open close send
good bad new old young big small great little long short high low right wrong best better worst
same different nice sure real true false important many much first last next few lot bit kind
sort type name number case point question answer story idea joke weather news fact word topic
favorite favourite color colour food movie film song music game fun funny happy sad stupid smart
hot cold hard easy fast slow early late always never ever sometimes often again already maybe
actually just well back away around here there everyone someone anyone something anything
everybody somebody anybody
"""
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())
_THING_WORDS = """
child children kid kids family room rooms house name names number numbers news topic topics color
colors colour colours food movie movies film films song songs music game games
"""
_THINGS = frozenset(_THING_WORDS.split())
"""Those that a library may be about, so that "music" or "no games?" asks for them there."""
_EMPTY_WORDS = """
somebodys someones anybodys anyones everybodys everyones
somebody someone something anybody anyone anything everybody everyone everything nobody nothing
thing things stuff happen happens happened happening somewhere anywhere somehow
command commands ok okay alright
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_CODE_WORDS = """
error errors code codes message number status exception
fehler fehlercode fehlermeldung meldung nummer erreur erreurs código mensaje codice errore
ошибка ошибку ошибки код hata kodu エラー コード 错误 代码 오류 코드
"""
_ABOUT_CODES = frozenset(_CODE_WORDS.split())


def is_everyday(form: str) -> bool:
    """Return whether a folded word is one of everyday talk, in a form it usually has there."""
    return form in _EVERYDAY or any(
        form.endswith(ending) and form.removesuffix(ending) in _EVERYDAY
        for ending in ("s", "ed", "d", "ing")
    )


def is_empty(form: str) -> bool:
    """Return whether a folded word stands for anything: "someone", "what happens"."""
    return form in _EMPTY


def is_about_codes(form: str) -> bool:
    """Return whether a folded word only says that a code is one: "error E1042"."""
    return form in _ABOUT_CODES
