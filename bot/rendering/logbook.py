"""The log of a library as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.localisation import Words
from bot.rendering.library import relative_time
from bot.rendering.limits import one_line
from bot.rendering.markdown import bold
from bot.rendering.reindex import UNCHANGED
from index import AuditEntry

ACTIONS = {
    "added": "log-added",
    "updated": "log-updated",
    "edited": "log-edited",
    "removed": "log-removed",
    "restored": "log-restored",
    "pinned": "log-pinned",
    "unpinned": "log-unpinned",
    "synonyms-added": "log-synonyms-added",
    "synonyms-removed": "log-synonyms-removed",
    "dismissed": "log-dismissed",
    "test-added": "log-test-added",
    "test-removed": "log-test-removed",
    "followed": "log-followed",
    "unfollowed": "log-unfollowed",
    "reindexed": "log-reindexed",
    "stopped": "log-stopped",
}
"""What can be done to a library, each with the key of its sentence."""
SETTINGS = {
    "channels": "setting-channels",
    "forums": "setting-forums",
    "never": "setting-never",
    "threads": "setting-threads",
    "busy_threads": "setting-busy-threads",
    "solved_tags": "setting-solved-tags",
    "credit": "setting-credit",
    "offers": "setting-offers",
    "memory": "setting-memory",
    "passages": "setting-passages",
    "caution": "setting-caution",
    "language": "setting-language",
    "private": "setting-private",
    "instead-role": "setting-instead",
    "instead-channel": "setting-instead",
    "managers": "setting-managers",
    "retention": "setting-retention",
    "open_questions": "setting-questions",
    "digest": "setting-digest",
}
"""What can be chosen in the panel, each with the key of its name."""
_VALUES = {
    "cautious": "log-cautious",
    "balanced": "log-balanced",
    "eager": "log-eager",
    "private": "option-memory-private",
    "public": "option-memory-public",
}
_TURNED = {"yes": "log-turned-on", "no": "log-turned-off"}
_SETTING = re.compile(r"([\w-]{1,30})(?: ((?:<[@#&]{1,2}\d+>|[\w.-]+)(?: <[@#&]{1,2}\d+>)*))?")
"""The name of a setting and its value, which is one word or some mentions."""
_SUBJECT = 100


def render_log(events: Sequence[AuditEntry], words: Words) -> str:
    """Return entries of a log, one a line."""
    if not events:
        return f"### {words('log-heading')}\n{words('log-empty')}"
    return "\n".join([f"### {words('log-heading')}", *(_line(event, words) for event in events)])


def _line(event: AuditEntry, words: Words) -> str:
    who = f"<@{event.actor}>" if event.actor.isdecimal() else "?"
    return f"{relative_time(event.happened_at)} · {who} {_deed(event, words)}"


def _deed(event: AuditEntry, words: Words) -> str:
    subject = bold(one_line(event.subject, _SUBJECT)) or "?"
    if event.action == "reindexed" and event.subject == UNCHANGED:
        subject = words("log-unchanged")
    if event.action in ACTIONS:
        return words(ACTIONS[event.action], what=subject)
    setting = _SETTING.fullmatch(event.subject)
    if setting is None:
        return words("log-setting", name=subject, value="")
    name, value = setting[1], setting[2] or ""
    named = f"**{words(SETTINGS[name])}**" if name in SETTINGS else f"`{name}`"
    if value in _TURNED:
        return words(_TURNED[value], name=named)
    return words("log-setting", name=named, value=_value(name, value, words))


def _value(name: str, value: str, words: Words) -> str:
    """Return what was chosen as the panel has it; mentions and what is not known as they are."""
    if not value:
        return words("log-nothing")
    if name == "language":
        return words.name_of(value)
    if name == "retention" and value.isdecimal():
        return words("option-days", days=int(value))
    return words(_VALUES[value]) if value in _VALUES else value
