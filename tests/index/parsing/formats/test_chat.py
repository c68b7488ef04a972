"""Exports of chats: who said what, answers below what they answer."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from index.parsing import read_document, read_documents
from index.parsing.formats.jsonl import holds_articles
from tests.index.parsing.formats.helpers import shown

ASKED = ((("Ann: How long is the quay?",), "Ben: It is 80 m long."), ((), "Cid: Lunch is at noon."))
EXPECTED = list(ASKED)


def said(name: str, export: object) -> list[tuple[tuple[str, ...], str]]:
    lines = export if isinstance(export, str) else json.dumps(export)
    return [(heads, words) for words, heads, _ in shown(read_document(lines.encode(), name))]


def lined(values: Sequence[Mapping[str, Any]]) -> str:
    return "\n".join(map(json.dumps, values))


def discord(number: str, who: str, words: str, **more: Any) -> dict[str, Any]:
    when = "2024-01-02T10:00:00+00:00"
    author = {"id": f"7{number}", "name": who.lower(), "nickname": who}
    return {"id": number, "type": "Default", "timestamp": when, "content": words, "author": author,
            **more}  # fmt: skip


def slack(ts: str, who: str, words: str, **more: Any) -> dict[str, Any]:
    profile = {"real_name": who, "display_name": who}
    return {"type": "message", "user": f"U{who}", "text": words, "ts": ts, "user_profile": profile,
            **more}  # fmt: skip


def line(key: int, who: str, words: str, answers: int | None = None) -> dict[str, Any]:
    when = "2024-01-02T10:00:00Z"
    return {"id": key, "author": who, "content": words, "timestamp": when, "reply_to": answers}


DISCORD = {"guild": {"name": "Harbour"}, "channel": {"id": "2", "name": "help"}, "messages": [
    discord("1", "Ann", "How long is the quay?"),
    discord("2", "Dan", "Joined the server.", type="GuildMemberJoin"),
    discord("3", "Cid", "Lunch is at noon. <:yum:123456789012345678>"),
    discord("4", "Ben", "It is **80 m** long.", reference={"messageId": "1"}),
]}  # fmt: skip
SLACK = [
    slack("1.1", "Ann", "How long is the quay?", thread_ts="1.1"),
    slack("1.2", "Dan", "<@UDan> has joined the channel", subtype="channel_join"),
    slack("1.3", "Cid", "Lunch is at <https://noon.test|noon>."),
    slack("1.4", "Ben", "It is 80 m long.", thread_ts="1.1"),
]
TELEGRAM = {"name": "Harbour", "type": "private_group", "messages": [
    {"id": 1, "type": "service", "date": "2024-01-02T10:00:00", "actor": "Ann", "text": ""},
    {"id": 2, "type": "message", "date": "2024-01-02T10:00:00", "from": "Ann",
     "text": ["How ", {"type": "bold", "text": "long"}, " is the quay?"]},
    {"id": 3, "type": "message", "date": "2024-01-02T10:00:00", "from": "Ben",
     "reply_to_message_id": 2, "text": "It is 80 m long."},
    {"id": 4, "type": "message", "date": "2024-01-02T10:00:00", "from": "Cid",
     "text": "Lunch is at noon."},
]}  # fmt: skip
MATTERMOST: list[dict[str, Any]] = [
    {"type": "version", "version": 1},
    {"type": "post", "post": {"channel": "help", "user": "Ann", "message": "How long is the quay?",
     "create_at": 1, "replies": [{"user": "Ben", "message": "It is 80 m long.", "create_at": 2}]}},
    {"type": "post", "post": {"channel": "help", "user": "Cid", "message": "Lunch is at noon.",
     "create_at": 3}},
]  # fmt: skip
LINES = [
    line(1, "Ann", "How long is the quay?"),
    line(2, "Cid", "Lunch is at noon."),
    line(3, "Ben", "It is 80 m long.", 1),
]


@pytest.mark.parametrize(
    ("name", "export"),
    [
        ("help.json", DISCORD),
        ("2024-01-02.json", SLACK),
        ("result.json", TELEGRAM),
        ("export.jsonl", lined(MATTERMOST)),
        ("chat.jsonl", lined(LINES)),
        ("chat.json", LINES),
    ],
)
def test_who_said_what_and_what_it_answers(name: str, export: object) -> None:
    assert said(name, export) == EXPECTED


def test_a_topic_of_a_forum_has_its_title() -> None:
    posts = [
        {"username": "ann", "created_at": "2024-01-02T00:00:00Z", "post_number": 1,
         "cooked": "<p>How do I reset it?</p><p>It hangs.</p>"},
        {"username": "ben", "created_at": "2024-01-03T00:00:00Z", "post_number": 2,
         "reply_to_post_number": 1, "cooked": "<ul><li>Hold it.</li></ul>"},
    ]  # fmt: skip
    export = {"post_stream": {"posts": posts}, "title": "Reset", "id": 7}
    draft = read_document(json.dumps(export).encode(), "7.json")
    assert (draft.title, draft.date) == ("Reset", "2024-01-02")
    assert [words for words, _, _ in shown(draft)] == [
        "ann: How do I reset it?", "It hangs.", "ben:\n\n- Hold it.",
    ]  # fmt: skip


def test_channels_and_dialogues_are_articles_of_their_own() -> None:
    rows = [{**line(i, "Ann", f"Word {i}."), "channel": f"c{i % 2}"} for i in range(4)]
    drafts = read_documents(lined(rows).encode(), "a.jsonl").drafts
    assert [draft.title for draft in drafts] == ["c0", "c1"]
    talk = {"messages": [{"role": "system", "content": "You help."},
                         {"role": "user", "content": "When?"},
                         {"role": "assistant", "content": "At six."}]}  # fmt: skip
    drafts = read_documents(lined([talk, talk]).encode(), "b.jsonl").drafts
    assert [draft.text for draft in drafts] == ["user: When?\n\nassistant: At six."] * 2
    assert len({draft.origin for draft in drafts}) == 2


def test_articles_with_titles_are_no_chat() -> None:
    rows = [{"title": t, "text": "It opens.", "author": "Ann", "date": "2024-01-02"} for t in "ab"]
    assert [d.title for d in read_documents(lined(rows).encode(), "a.jsonl").drafts] == ["a", "b"]


@pytest.mark.parametrize(
    ("export", "expected"),
    [(DISCORD, True), (SLACK, True), ({"name": "app", "version": "1", "author": "Ann"}, False),
     ({"greeting": {"message": "Hello", "description": "of a user", "user": 1}}, False)],
)  # fmt: skip
def test_a_folder_tells_chats_from_data(export: object, expected: bool) -> None:
    assert holds_articles("a.json", json.dumps(export).encode()) is expected


def test_a_long_way_to_the_first_message_is_gone_once() -> None:
    rows = [line(i, "Ann", f"Word {i}.", i - 1 or None) for i in range(1, 20_000)]
    found = said("a.jsonl", lined(rows))
    assert len(found) == len(rows)
    assert found[-1] == ((), "Ann: Word 19999.")


def test_answers_in_a_circle_come_to_an_end() -> None:
    rows = [line(1, "Ann", "One.", 2), line(2, "Ben", "Two.", 1)]
    assert sorted(words for _, words in said("a.jsonl", lined(rows))) == ["Ann: One.", "Ben: Two."]
