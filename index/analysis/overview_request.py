"""Requests for all there is about something, which no quote can be the answer to."""

from __future__ import annotations

import regex

_EVERYTHING = r"(?:everything|all(?:\sthere\sis)?|anything|whatever|as\smuch\sas\syou\scan|more)"
_REQUEST = regex.compile(
    rf"""
    (?:(?:can|could|would|will)\s(?:you|u)\s(?:please\s)?|kannst\sdu\s(?:mir\s|uns\s)?
      |puedes\s|(?:peux-tu|tu\speux)\s)?
    (?: (?:(?:tell|teach|show|give)\s(?:me|us)\s)?{_EVERYTHING}\s
        (?:(?:that\s)?(?:you\s(?:know|have)|there\sis(?:\sto\sknow)?)\s)?(?:about|on)
      | what\s(?:do|can)\syou\s(?:know|tell\s(?:me|us)|have)\s(?:about|on)
      | (?:summari[sz]e|sum\sup|recap|tl;?dr)(?:\s(?:for\s(?:me|us)|of))?
      | (?:(?:give|make|write)\s(?:me|us)\s)?(?:an?\s)?(?:short\s|brief\s|quick\s)?
        (?:summary|overview|recap)\s(?:of|about|on)
      | (?:(?:erzähle?|sage?|zeige?)\s(?:mir|uns)\s)?alles(?:,?\swas\sdu(?:\sweißt)?)?\s(?:über|zu)
      | was\sweißt\sdu\s(?:alles\s)?(?:über|zu|von)
      | (?:(?:gib|mach)\s(?:mir|uns)\s)?(?:eine?\s)?(?:kurze\s)?(?:zusammenfassung|übersicht)\s
        (?:von|über|zu|der|des)
      | (?:(?:cuéntame|dime|cuéntanos)\s)?todo\s(?:lo\sque\s(?:sabes|hay)\s)?(?:sobre|acerca\sde|de)
      | qué\ssabes\s(?:sobre|acerca\sde|de(?:l)?)
      | (?:resume|resúmeme|resumir|(?:(?:dame|haz|hazme)\s)?(?:un\s)?resumen\s(?:de(?:l)?|sobre))
      | (?:(?:dis|raconte|explique)[- ](?:moi|nous)\s)?tout\s(?:ce\sque\stu\ssais\s)?
        (?:sur|à\spropos\sd[eu'’])
      | que\ssais[- ]tu\s(?:sur|de|du|à\spropos\sd[eu'’])
      | (?:résume(?:[- ]moi)?|résumer|(?:(?:fais|donne)[- ]moi\s)?(?:un\s)?résumé\s(?:de|du|sur))
    )\s*+(?P<topic>\S.*)
  | (?:bitte\s)?fasse?\s(?:mir\s|uns\s)?(?:bitte\s)?(?P<topic>\S.*?)\s(?:kurz\s)?zusammen
  | (?:(?:kannst|könntest)\sdu\s)?(?:mir\s|uns\s)?(?:bitte\s)?(?P<topic>\S.*?)\s(?:kurz\s)?
    zusammenfassen
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_NAMED = regex.compile(
    r"(?:(?:what|where|which)(?:['’]s|\s(?:is|are|can\si\s(?:find|read|see)|do\si\sfind))\s"
    r"|(?:tell|show)\s(?:me|us)\s(?:about\s)?|(?:list|show|about|explain)\s"
    r"|(?:was|wo|wie)\s(?:ist|sind|lauten|finde\sich)\s|(?:qué|cuáles|dónde)\s(?:es|son|están?)\s"
    r"|(?:quel(?:le)?s?|où)\s(?:est|sont)\s)?"
    r"(?:(?:the|your|our|all|an?|die|der|das|eure|el|la|los|las|le|les)\s)*(?P<topic>\S+(?:\s\S+){0,2})",
    regex.IGNORECASE,
)
"""A name with little around it: "rules", "what are the rules"."""
_ABOUT_TEXT = regex.compile(
    r"(?:(?:the|this|that|der|die|das|den|dem|el|la|le|los|las|les)\s)?"
    r"(?:article|page|text|document|artikel|seite|artículo|página|texto|page)s?\s"
    r"(?:about|on|called|named|über|zu|von|sobre|de(?:l)?|sur|du)\s",
    regex.IGNORECASE,
)
_TEXT_AFTER = regex.compile(r"\s(?:article|page|document|artikel|seite)", regex.IGNORECASE)
_EDGES = " \t?!.,;:\"'“”„«»‹›¿¡"


def requested_topic(question: str) -> str:
    """Return what a request for everything is about; an empty text where it is another question.

    Args:
        question: without markup and framing.
    """
    found = _REQUEST.fullmatch(question.strip(_EDGES))
    if not found:
        return ""
    topic: str = found["topic"].strip(_EDGES)
    topic = _ABOUT_TEXT.sub("", topic, count=1).strip(_EDGES)
    last = _TEXT_AFTER.search(topic)
    return topic[: last.start()] if last and last.end() == len(topic) else topic


def named_topic(question: str) -> str:
    """Return the name that a question is, but for what asks for it; empty where it is more."""
    found = _NAMED.fullmatch(question.strip(_EDGES))
    return found["topic"].strip(_EDGES) if found else ""
