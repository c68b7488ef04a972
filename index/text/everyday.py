"""Words so common in talk that a question made of nothing else asks for nothing (English only)."""

from __future__ import annotations

_WORDS = """
time day today tonight yesterday tomorrow morning night week month year hour minute moment now
people person man woman guy boy girl child kid friend family mother father mom dad wife husband
thing way work job life world home house room place part end side head hand face eye money
use make do know think say tell ask get give go come take see look find want need like love hate
feel try help talk call mean happen start stop keep let put show turn leave bring become seem
play run move live believe hold write read hear listen watch wait learn understand remember
forget eat drink sleep buy sell pay meet stay sit stand open close send
good bad new old young big small great little long short high low right wrong best better worst
same different nice sure real true false important many much first last next few lot bit kind
sort type name number case point question answer story idea joke weather news fact word topic
favorite favourite color colour food movie film song music game fun funny happy sad stupid smart
hot cold hard easy fast slow early late always never ever sometimes often again already maybe
actually just well back away around here there everyone someone anyone something anything
"""
_EVERYDAY = frozenset(_WORDS.split())


def is_everyday(form: str) -> bool:
    """Say whether a folded word is one of everyday talk, in a form it usually has there."""
    return form in _EVERYDAY or any(
        form.endswith(ending) and form.removesuffix(ending) in _EVERYDAY
        for ending in ("s", "ed", "d", "ing")
    )
