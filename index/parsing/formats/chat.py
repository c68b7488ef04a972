"""Exports of chats and forums in JSON: who said what, each answer below what it answers.

A file is a list of messages, an object that has one, or a message in each line. What a message is
can be told by its keys alone: words, who said them, and when; an article has a title besides.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from html import unescape
from typing import Any, NamedTuple

from index.parsing.formats.table_rows import text_pieces
from index.parsing.heading_lines import TITLE_LIMIT
from index.parsing.interface import Contents, Entry, Source
from index.parsing.metadata.dates import parse_date
from index.parsing.metadata.metadata import Metadata, one_line
from index.parsing.outline import SOFT_LEVEL, Piece, PieceKind

_NAMES = re.compile(r"\.(?:jsonl|ndjson|json)\Z", re.IGNORECASE)
_LINES = re.compile(r"\.(?:jsonl|ndjson)\Z", re.IGNORECASE)
_HEAD = 16_000
_BEGINS = re.compile(r'\[|\{.{0,16000}?"(?:messages|posts)"\s*:\s*\[', re.DOTALL)
"""How JSON begins that may be messages: as a list, or with a list of them in it."""
_KEY = re.compile(r'"([A-Za-z_]{1,30})"\s*:')
_TEXT = ("content", "text", "message", "body", "msg", "cooked", "raw", "markdown", "value")
_WHO = (
    "user_profile", "author_name", "sender_name", "display_name", "global_name", "displayname",
    "nickname", "real_name", "username", "user_name", "author", "from", "sender", "name", "nick",
    "user", "u", "member", "speaker", "role",
)  # fmt: skip
_WHEN = (
    "timestamp", "ts", "date", "time", "datetime", "created_at", "createdat", "create_at",
    "sent_at", "sentat", "posted_at", "created", "origin_server_ts", "created_utc", "role",
)  # fmt: skip
"""When something was said; a dialogue with a machine tells who spoke by a role, and no time."""
_ID = ("id", "message_id", "messageid", "ts", "event_id", "_id")
_NUMBER, _ANSWERED = "post_number", "reply_to_post_number"
"""By what forums say which post is answered."""
_PARENT = (
    "thread_ts", "reply_to_message_id", "reply_to_id", "reply_to", "replyto", "in_reply_to",
    "in_reply_to_id", "parent_id", "parent_message_id", "parent", "root_id", "tmid", "reference",
    "message_reference", "referenced_message", "thread_id",
)  # fmt: skip
_CHANNEL = ("channel", "channel_name", "room", "conversation", "title", "name", "topic")
_NOT_SAID = frozenset({
    "channel_join", "channel_leave", "channel_topic", "channel_purpose", "channel_name",
    "group_join", "group_leave", "bot_add", "bot_remove", "pinned_item", "service",
    "system_join_channel", "system_leave_channel", "system_add_to_channel", "guildmemberjoin",
    "channelpinnedmessage", "recipientadd", "recipientremove", "threadcreated", "system",
})  # fmt: skip
"""Kinds of messages that nobody has written."""
_TITLES = ("title", "headline", "subject", "question", "titel", "frage")
_MENTION = re.compile(
    r"<(?:([@#!])!?([^<>|\s]{1,80})|((?:https?|mailto):[^<>|\s]{1,2000}))(?:\|([^<>]{0,300}))?>"
)
_EMOJI = re.compile(r"<a?:\w{2,32}:\d{15,22}>")
_SAMPLED = 100
_MOST = 0.8
"""Share of what stands in a list that is as messages are."""
_LONG = 1_500
"""Characters that messages have on the average, at most."""
_ASKS = ("?", "？", "؟")
_DEEPEST = 3


class _Message(NamedTuple):
    """A message: its words, who said them, by what it is known, and what it answers."""

    text: str
    who: str
    key: str
    parent: str


class _Channel(NamedTuple):
    """The messages of a channel."""

    title: str
    date: str | None
    messages: Sequence[Mapping[str, Any]]


def holds_chat(name: str, data: bytes) -> bool:
    """Whether a file looks like an export of a chat, by its first few thousand bytes.

    Args:
        name: the file's.
        data: its bytes.
    """
    opening = data[:_HEAD].decode("utf-8-sig", "replace").lstrip()
    if not _NAMES.search(name) or not (_LINES.search(name) or _BEGINS.match(opening)):
        return False
    keys = {key.lower() for key in _KEY.findall(opening)}
    return not any(keys.isdisjoint(names) for names in (_TEXT, _WHO, _WHEN))


class ChatReader:
    """Reads an article from each channel of a file."""

    format = "chat"

    def recognises(self, source: Source) -> bool:
        """Whether its values are messages: words, who said them and when, and no titles."""
        return holds_chat(source.name, source.data) and bool(_channels(source))

    def entries(self, source: Source) -> Iterator[Entry]:
        """The channels."""
        keys = Counter[str]()
        for channel in _channels(source):
            if pieces := list(_pieces(channel.messages)):
                key = channel.title or "chat"
                keys[key] += 1
                key = key if keys[key] == 1 else f"{key} ({keys[key]})"
                metadata = Metadata(title=channel.title or None, date=channel.date)
                yield Entry(key, source.name, Contents(metadata, pieces))


def _channels(source: Source) -> list[_Channel]:
    """The channels in a file; none where it has something else."""
    values = _values(source)
    if isinstance(values, dict):
        chats = values.get("chats")
        several = chats.get("list") if isinstance(chats, dict) else None
        found = [values] if several is None else several
        return [c for one in _objects(found) for c in _listed(one)]
    objects = [_unwrapped(one) for one in _objects(values) if not _is_about(one)]
    if any(isinstance(one.get("messages"), list) for one in objects[:_SAMPLED]):
        return [channel for one in objects for channel in _listed(one)]
    if not _is_chat(objects) or sum(any(k in o for k in _TITLES) for o in objects[:_SAMPLED]) > 1:
        return []
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for one in objects:
        groups.setdefault(_first(one, _CHANNEL[:3]), []).append(one)
    return [_Channel(title, _date(group), group) for title, group in groups.items()]


def _values(source: Source) -> Any:
    """What the file says: an object, or a list."""
    import msgspec  # here: only these files pay for the import

    found: list[Any] = []
    lines = source.text.splitlines() if _LINES.search(source.name) else [source.text]
    for line in lines:
        with suppress(msgspec.DecodeError, RecursionError, UnicodeEncodeError):
            found += [msgspec.json.decode(line.encode())] if line.strip() else []
    return found[0] if found and not _LINES.search(source.name) else found


def _objects(values: Any) -> list[Mapping[str, Any]]:
    """The objects of a list, their keys in lower case."""
    found = values if isinstance(values, list) else []
    return [{k.lower(): v for k, v in one.items()} for one in found if isinstance(one, dict)]


def _is_about(one: Mapping[str, Any]) -> bool:
    """Whether a line says something of users or channels, under the name of what it is."""
    kind = one.get("type")
    return isinstance(kind, str) and kind in one and kind not in ("post", "message")


def _unwrapped(one: Mapping[str, Any]) -> Mapping[str, Any]:
    """A line of Mattermost says what it is before it says it."""
    inner = one.get("post") or one.get("message")
    return _objects([inner])[0] if isinstance(inner, dict) and "message" in inner else one


def _listed(one: Mapping[str, Any]) -> Iterator[_Channel]:
    """The messages that an object lists, under the name that it has."""
    stream = one.get("post_stream")
    holder = stream if isinstance(stream, dict) else one
    messages = _objects(holder.get("messages") or holder.get("posts"))
    is_article = "posts" in one and any(k in m for m in messages[:_SAMPLED] for k in _TITLES)
    if not is_article and _is_chat(messages):
        yield _Channel(one_line(_first(one, _CHANNEL), 200), _date(messages), messages)


def _is_chat(objects: Sequence[Mapping[str, Any]]) -> bool:
    """Whether most have words, not too many, who said them and when."""
    sample = objects[:_SAMPLED]
    messages = [*filter(None, map(_message, sample))]
    read = [message for message in messages if message.who]
    told = sum(any(one.get(key) for key in _WHEN) for one in sample)
    words = sum(len(m.text) for m in read)
    return (
        len(read) > 1
        and len(read) >= _MOST * len(messages)
        and told >= _MOST * len(sample)
        and words <= _LONG * len(read)
    )


def _message(one: Mapping[str, Any]) -> _Message | None:
    kinds = (str(one.get(key, "")).lower() for key in ("type", "subtype", "role", "action_code"))
    if not _NOT_SAID.isdisjoint(kinds):
        return None
    text = _first(one, _TEXT).strip()
    if not text:
        return None
    key = _first(one, _ID)
    parent = _first(one, _PARENT)
    if _NUMBER in one:
        key, parent = str(one[_NUMBER]), str(one.get(_ANSWERED) or "")
    return _Message(text, one_line(_first(one, _WHO), 80), key, parent)


def _first(one: Mapping[str, Any], names: Sequence[str]) -> str:
    return next((words for name in names if (words := _words(one.get(name), names))), "")


def _words(value: Any, names: Sequence[str], depth: int = 0) -> str:
    """What a value says: itself, its parts, or what an object says under one of these names."""
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, list) and depth < _DEEPEST:
        return "".join(_words(part, _TEXT, depth + 1) for part in value)
    if not isinstance(value, dict) or depth >= _DEEPEST:
        return ""
    inner = _objects([value])[0]
    known = (*names, "name", "messageid", "message_id", "id", "body")
    said = (_words(inner[name], names, depth + 1) for name in known if name in inner)
    return next(filter(None, said), "")


def _date(messages: Sequence[Mapping[str, Any]]) -> str | None:
    first = messages[0] if messages else {}
    said = _first(first, _WHEN[:-1])
    return parse_date(said[:10]) if said[:4].isdigit() and said[4:5] == "-" else None


def _pieces(objects: Sequence[Mapping[str, Any]]) -> Iterator[Piece]:
    """The messages, those of a thread together; a question heads what was answered."""
    messages = list(filter(None, map(_message, _with_replies(objects))))
    names = {
        str(one.get("user")): message.who
        for one in objects
        if "user" in one and (message := _message(one)) is not None
    }
    for first, *answers in _threads(messages):
        words = one_line(_clean(first.text, names))
        if answers and words.endswith(_ASKS) and len(words) <= TITLE_LIMIT:
            heading = f"{first.who}: {words}" if first.who else words
            yield Piece(PieceKind.HEADING, heading, SOFT_LEVEL)
        else:
            yield from _said(first, names)
        for answer in answers:
            yield from _said(answer, names)
        yield Piece(PieceKind.END, "", SOFT_LEVEL)


def _with_replies(objects: Sequence[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Messages with those that stand in them as their answers."""
    for number, one in enumerate(objects):
        replies = [reply for reply in _objects(one.get("replies")) if _message(reply)]
        if not replies:
            yield one
            continue
        key = _first(one, _ID) or f"\0{number}"
        yield {**one, "id": key}
        yield from ({**reply, "parent_id": key} for reply in replies)


def _threads(messages: Sequence[_Message]) -> list[list[_Message]]:
    """Messages by what they answer in the end, in the order of the first ones."""
    known = {m.key: m for m in messages if m.key}
    threads: dict[str, list[_Message]] = {}
    roots: dict[str, _Message] = {}  # of those whose way was gone, or long threads take too long
    for number, message in enumerate(messages):
        root, passed = message, set[str]()
        while root.parent in known and root.parent != root.key and root.key not in passed:
            passed.add(root.key)
            root = roots.get(root.parent, known[root.parent])
        roots.update(dict.fromkeys(passed, root))
        # A thread is also known by a name of its own, which no message has.
        name = root.parent if root.parent and root.parent not in known else root.key
        threads.setdefault(name or f"\0{number}", []).append(message)
    return list(threads.values())


def _said(message: _Message, names: Mapping[str, str]) -> Iterator[Piece]:
    """The pieces of a message, who said it before its first words."""
    who = f"{message.who}: " if message.who else ""
    for piece in text_pieces(_clean(message.text, names), None):
        if who and piece.kind is PieceKind.PARAGRAPH:
            piece = piece._replace(text=who + piece.text)
        elif who:
            yield Piece(PieceKind.PARAGRAPH, who.rstrip())
        who = ""
        is_heading = piece.kind in (PieceKind.HEADING, PieceKind.TITLE)
        yield piece._replace(kind=PieceKind.PARAGRAPH, level=0) if is_heading else piece


def _clean(text: str, names: Mapping[str, str]) -> str:
    """Words as the chat shows them: names instead of numbers, labels instead of addresses."""

    def shown(match: re.Match[str]) -> str:
        sign, key, address, label = match.groups()
        if address:
            return label or address.removeprefix("mailto:")
        return f"{'@' if sign == '!' else sign}{label or names.get(key, key)}"

    if "<" not in text:
        return unescape(text) if "&" in text else text
    return unescape(_MENTION.sub(shown, _EMOJI.sub("", text))) if "</" not in text else text
