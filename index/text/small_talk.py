"""Words people say to a bot without asking anything of a library."""

from __future__ import annotations

import regex

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
    asdf foo
"""
_PHRASES = """
    你好 您好 谢谢 謝謝 早上好 晚上好 再见 哈哈 こんにちは こんばんは ありがとう おはよう さようなら
    สวัสดี ขอบคุณ ลาก่อน 안녕 안녕하세요 감사합니다
"""
_SMALL, _WHOLE = frozenset(_WORDS.split()), frozenset(_PHRASES.split())
_STRETCHED = regex.compile(r"(.)\1{2,}")
_LAUGH = regex.compile(r"(?:(?:a?[hjk])+[aei]?h?){2,}|(?:lo)+l+z*|x+d+")
_EDGES = regex.compile(r"^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$")


def is_small_talk(words: list[str]) -> bool:
    """Say whether none of these words (stop words left out) asks for anything.

    Args:
        words: as written; an empty list is small talk.
    """
    return all(map(_is_small, words))


def is_greeting(text: str) -> bool:
    """Say whether a whole text, written without spaces between words, is a greeting or thanks."""
    return _EDGES.sub("", text) in _WHOLE


def _is_small(word: str) -> bool:
    folded = word.casefold()
    short = _STRETCHED.sub(r"\1", folded)
    return (
        folded in _SMALL
        or short in _SMALL
        or _STRETCHED.sub(r"\1\1", folded) in _SMALL
        or _LAUGH.fullmatch(folded) is not None
    )
