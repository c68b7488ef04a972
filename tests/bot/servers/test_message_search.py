"""Discord's message search over the real HTTP client, against a Discord on loopback."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Any

import discord
import pytest
from aiohttp import web

from bot.servers.message_search import NotIndexed, is_by_a_person, search_messages
from tests.bot.message_search import check_query, check_response
from tests.campaign.loopback_discord import TOKEN, LoopbackDiscord, as_json, loopback

PATH = "/api/guilds/7/messages/search"
AUTHOR = {
    "id": "8", "username": "mia", "avatar": None, "discriminator": "0", "public_flags": 0,
    "flags": 0, "global_name": "Mia", "primary_guild": None,
}  # fmt: skip


def message(number: int, **changes: Any) -> dict[str, Any]:
    """Return a message as the search has it."""
    return {
        "id": str(number), "channel_id": "70", "author": AUTHOR, "content": "Hold the button.",
        "type": 0, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [],
        "timestamp": "2026-03-03T10:00:00+00:00", "edited_timestamp": None, "flags": 0,
        "components": [], "pinned": False, "mention_everyone": False, "tts": False, "hit": True,
    } | changes  # fmt: skip


def found(*messages: dict[str, Any], threads: Any = ()) -> dict[str, Any]:
    body = {
        "messages": [[one] for one in messages],
        "doing_deep_historical_index": False,
        "total_results": len(messages),
        "threads": list(threads),
    }
    return check_response(body)


def not_indexed(seconds: int) -> dict[str, Any]:
    body = {
        "message": "Index not yet available. Try again later",
        "code": 110000,
        "documents_indexed": 0,
        "retry_after": seconds,
    }
    return check_response(body, "SearchIndexNotReadyResponse")


class Search:
    """Answers searches in turn, and keeps what was asked."""

    def __init__(self, *answers: web.Response) -> None:
        self.asked: list[dict[str, list[str]]] = []
        self._answers = list(answers)

    async def __call__(self, request: web.Request, _: Any) -> web.Response | None:
        if request.path != PATH:
            return None
        self.asked.append(check_query(list(request.query.items())))
        return self._answers.pop(0)


@pytest.fixture
async def server(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopbackDiscord]:
    async with loopback(monkeypatch) as started:
        yield started


@pytest.fixture
async def http(server: LoopbackDiscord) -> AsyncIterator[discord.http.HTTPClient]:
    async with discord.Client(intents=discord.Intents.none()) as client:
        await client.login(TOKEN)
        yield client.http


async def test_what_is_asked_and_what_is_found_are_as_discord_says(
    server: LoopbackDiscord, http: discord.http.HTTPClient
) -> None:
    search = Search(as_json(found(message(1), message(2))))
    server.fault = search
    hits = await search_messages(
        http, 7, content="reset lock", channels=list(range(70, 700)), replies_to=[1, 2]
    )
    assert [one["id"] for one in hits.messages] == ["1", "2"]
    (asked,) = search.asked
    assert asked["content"] == ["reset lock"]
    assert asked["slop"] == ["100"]
    assert asked["author_type"] == ["-bot", "-webhook"]
    assert asked["include_nsfw"] == ["false"]
    assert len(asked["channel_id"]) == 500
    assert asked["replied_to_message_id"] == ["1", "2"]


async def test_a_server_that_is_being_indexed_is_waited_for_a_little(
    server: LoopbackDiscord, http: discord.http.HTTPClient
) -> None:
    server.fault = Search(as_json(not_indexed(0), status=202), as_json(found(message(1))))
    assert (await search_messages(http, 7, content="lock")).messages
    server.fault = search = Search(*(as_json(not_indexed(0), status=202) for _ in range(3)))
    with pytest.raises(NotIndexed):
        await search_messages(http, 7, content="lock")
    assert len(search.asked) == 2
    server.fault = search = Search(as_json(not_indexed(60), status=202))
    with pytest.raises(NotIndexed):
        await search_messages(http, 7, content="lock")
    assert len(search.asked) == 1


async def test_a_rate_limit_holds(server: LoopbackDiscord, http: discord.http.HTTPClient) -> None:
    limits = {"message": "slow down", "retry_after": 0.3, "global": False, "code": 0}
    headers = {"Retry-After": "0.3", "Via": "1"}
    limited = as_json(limits, status=429, headers=headers)
    server.fault = search = Search(limited, as_json(found(message(1))))
    began = time.monotonic()
    assert (await search_messages(http, 7, content="lock")).messages
    assert time.monotonic() - began >= 0.3
    assert len(search.asked) == 2


async def test_a_refusal_is_an_error(
    server: LoopbackDiscord, http: discord.http.HTTPClient
) -> None:
    server.fault = Search(as_json({"message": "Missing Access", "code": 50001}, status=403))
    with pytest.raises(discord.Forbidden):
        await search_messages(http, 7, content="lock")


@pytest.mark.parametrize(
    "changes",
    [
        {"author": AUTHOR | {"bot": True}},
        {"author": AUTHOR | {"system": True}},
        {"webhook_id": "9"},
        {"application_id": "9"},
        {"type": 7},
        {"type": 20},
    ],
)
def test_what_no_person_said_is_known(changes: dict[str, Any]) -> None:
    assert is_by_a_person(message(1))
    assert is_by_a_person(message(1, type=19))
    assert not is_by_a_person(message(1, **changes))
