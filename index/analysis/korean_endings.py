"""Korean words without the particles and endings that are written on to them.

Of 월요일에, 월요일은 and 월요일까지 what is left is 월요일; of 연체하면 and 연체합니다, 연체.
"""

from __future__ import annotations

import regex

_PARTICLES = """
은 는 이 가 을 를 에 에서 에게 에게서 께 께서 한테 의 도 만 로 으로 로서 으로서 로써 으로써 와 과
랑 이랑 하고 까지 부터 마다 보다 처럼 이나 나 라도 이라도 에는 에도 에만 에서는 에서도 으로는 로는
까지는 부터는 이란 란 이라는 라는
"""
_ENDINGS = """
입니다 입니까 이다 이에요 예요 인가요 이고 이며 인 하다 하는 하고 하며 하면 하여 해서 해야 합니다
합니까 해요 하세요 하십시오 하려면 할 한 했습니다 했다 하지 하기 되다 되는 되면 되어 돼요 됩니다
된 될 되지 은요 는요 들 들은 들이 들을 들에게
"""
_WRITTEN_ON = regex.compile(
    "(?<=\\p{Hangul}{2})(?:"
    + "|".join(sorted((_PARTICLES + " " + _ENDINGS).split(), key=len, reverse=True))
    + ")$"
)


def without_endings(form: str) -> str:
    """Return a folded word without what is written on to it; two syllables at least are left."""
    return _WRITTEN_ON.sub("", form, count=1)
