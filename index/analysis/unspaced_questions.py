"""What only makes a question of a text without spaces between words, in Chinese and Japanese.

Pairs of characters take the place of words there, and those that question words make with their
neighbours stand in no article: of 钥匙丢了怎么办, "what to do when the key is lost", 了怎 and 么办.
"""

from __future__ import annotations

import regex

_CHINESE = regex.compile(
    """
    请问|請問|怎么办|怎麼辦|怎么样|怎麼樣|怎么|怎麼|怎样|怎樣|如何|为什么|為什麼|什么时候|什麼時候
    |什么|什麼|是谁|是誰|谁|誰|哪里|哪裡|哪儿|哪兒|哪[个個些一种種位年]|在哪|几点|幾點|多少钱|多少錢
    |多少|多久|多长时间|多長時間|是不是|有没有|有沒有|能不能|可不可以|了?吗(?!啡)|嗎|呢(?=[?？]|$)
    |了(?=怎|怎么|[?？]|$)|你们|你們|我们|我們|星期(?=[一二三四五六日天])
    """,
    regex.VERBOSE,
)
_JAPANESE = regex.compile(
    r"""
    (?:でき|られ|れ|あり|い|し|なり)?(?:ます|です|でしょう|ません|ました)(?:か|かね|よね)?(?=[?？。\s]|$)
    |(?:し|を)?(?:教えて|おしえて)(?:ください|下さい|ほしい)?|(?:を|て)?(?:ください|下さい)
    |何[人冊個本枚時日月年回歳番階台匹円分語]?|なに|なん(?=で)|どこ|どう(?:やって|やるの?|すれば|したら|なるの?)?|いつ|誰|だれ
    |どの(?:くらい|ぐらい|よう[にな])?|どれ(?:くらい|ぐらい)?|いくら|いくつ|なぜ|どんな|になる(?:に)?|とは(?=[?？]|$)
    """,
    regex.VERBOSE,
)
_JAPANESE_END = regex.compile(
    r"""
    (?: (?:(?<!\S)|[にがはも]|(?<=[\p{Katakana}ー]))(?:にあるの?|あるの?|ないの?|無いの?)
      | (?:が|を)?(?:ほしい|欲しい)|(?:し)?たい
      | (?:し?て|で)も?(?:いい|良い|よい|大丈夫)|ば(?:いい|良い|よい)
      | (?:の|な)?やり方|のしかた|の仕方|(?:する|の)?方法
    )
    (?:ん|の)?(?:です)?(?:だけど|けど|けれど|だが|が)?(?:か|かな|よね)?(?=[?？。！!\s]|$)
    """,
    regex.VERBOSE,
)
"""What somebody wants to know, wishes or asks for, at the end: is there, I would like, may I."""
_DOES = regex.compile(
    r"(?<=[\p{Han}\p{Katakana}ー])"
    r"(?:し(?:たら|ても|て(?:い?る)?|た)|され(?:たら|て(?:い?る)?|た|る)|する(?:と|には)?)"
    r"(?=[\p{Han}\p{Katakana}\s?？。、]|$)"
)
"""Forms of the verb that makes one of any noun: to mute, when muted."""
_PARTICLES = regex.compile(
    r"(?<=[\p{Han}\p{Katakana}ー\s]|^)"
    r"(?:には|では|とは|って|から|まで|より|など|なしで?|[はがをにのでともへや])"
    r"(?=[\p{Han}\p{Katakana}\s?？。、]|$)"
)
_VERB = regex.compile(r"(?<!\p{Han})(\p{Han})\p{Hiragana}+")
"""A character alone and its ending, of which only the character stands in every form."""


def without_question_words(question: str, language: str) -> str:
    """Return a question with blanks for what only asks; unchanged in any other language."""
    if language == "zh":
        return _or_all(question, _CHINESE.sub(" ", question))
    if language == "ja":
        ends = _JAPANESE_END.sub(" ", question)
        plain = _DOES.sub(" ", _JAPANESE_END.sub(" ", _JAPANESE.sub(" ", ends)))
        return _or_all(question, _VERB.sub(r" \1 ", _PARTICLES.sub(" ", plain)))
    return question


def _or_all(question: str, plain: str) -> str:
    return plain if regex.search(r"\p{L}", plain) else question
