"""Words people say to a bot without asking anything of a library."""

from __future__ import annotations

import regex

from index.analysis.tokenizer import fold
from index.text.everyday import is_everyday

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
    one asdf foo
"""
_PHRASES = """
    你好 您好 谢谢 謝謝 早上好 晚上好 再见 哈哈 こんにちは こんばんは ありがとう おはよう さようなら
    สวัสดี ขอบคุณ ลาก่อน 안녕 안녕하세요 감사합니다
"""
_SMALL, _WHOLE = frozenset(_WORDS.split()), frozenset(_PHRASES.split())
_FEW = 2
"""Words of everyday talk that ask for nothing when there are no others ("what time is it")."""
_SPOKEN = frozenset({"i", "i'm", "me", "my", "we", "us", "you", "your", "you're", "it", "it's"})
"""Words of someone who speaks to someone."""
_STRETCHED = regex.compile(r"(.)\1{2,}")
_LAUGH = regex.compile(r"(?:(?:a?[hjk])+[aei]?h?){2,}|(?:lo)+l+z*|x+d+")
_EDGES = regex.compile(r"^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$")


def is_small_talk(words: list[str]) -> bool:
    """Say whether none of these words (stop words left out) asks for anything.

    Args:
        words: as written; an empty list is small talk.
    """
    if all(map(_is_small, words)):
        return True
    return len(words) <= _FEW and all(_is_small(word) or is_everyday(fold(word)) for word in words)


def is_chat(text: str, words: list[str]) -> bool:
    """Say whether small talk is nothing else, whatever a library has: "hello", "what time is it".

    Args:
        text: what was said.
        words: its words, stop words left out.
    """
    if all(map(_is_small, words)):
        return True
    return len(words) == 1 and not _SPOKEN.isdisjoint(text.casefold().replace("’", "'").split())


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
