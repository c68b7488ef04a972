"""The server's own memory: what members have said about a question, where the articles are silent.

Nothing of it is stored: what Discord finds is ranked, quoted and forgotten.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from typing import Any

import discord

from bot.context import QuothClient
from bot.rendering.memory import Remembered
from bot.rendering.message_text import spelled_out
from bot.replies.deliver import FAILED
from bot.servers.message_search import (
    CHANNELS,
    Hits,
    NotIndexed,
    is_by_a_person,
    search_messages,
)
from bot.servers.readable_channels import Readers, place_of, search_scope
from bot.servers.settings import ServerSettings
from index import Answer, Caution, Passage, Text, Verdict, quote_unstored, telling_words

SHOWN = 3
"""Quotes that are shown, at most."""
_ENOUGH = 8
"""Messages from which on no wider search is made."""
_WORDS = 6
_SECONDS = 12.0
"""How long Discord may take for all of it."""
_log = logging.getLogger(__name__)


class MemoryClosed(Exception):
    """The server's messages cannot be searched; the message is the key of a sentence about it."""


def asks_memory(answer: Answer, choices: ServerSettings) -> bool:
    """Return whether the server's memory is to be asked, after what the library said."""
    silent = answer.verdict in (Verdict.NOT_IN_LIBRARY, Verdict.NO_ARTICLES)
    return silent and choices.memory is not None


async def remember_quietly(
    client: QuothClient, readers: Readers, answer: Answer, choices: ServerSettings, besides: int = 0
) -> list[Remembered]:
    """Return what members have said about a question without an answer; nothing where it fails."""
    if not asks_memory(answer, choices):
        return []
    question = " ".join(filter(None, (answer.context, answer.question)))
    try:
        return await remember(client, readers, question, caution=choices.caution, besides=besides)
    except MemoryClosed as closed:
        _log.info("Server %s: no memory (%s)", readers.member.guild.id, closed)
        return []


async def remember(
    client: QuothClient,
    readers: Readers,
    question: str,
    *,
    caution: Caution | None = None,
    besides: int = 0,
) -> list[Remembered]:
    """Return what members have said about a question where those who ask may read it.

    Args:
        client: the bot.
        readers: who is shown it.
        question: in the asker's words.
        caution: how sure an answer has to be.
        besides: number of the message that asks, which is no answer.

    Raises:
        MemoryClosed: Discord refuses, or has not indexed the server yet.
    """
    guild = readers.member.guild
    try:
        async with asyncio.timeout(_SECONDS):
            found = [hit async for hit in _found(client, readers, question)]
    except NotIndexed as error:
        raise MemoryClosed("memory-indexing") from error
    except FAILED as error:
        _log.warning("Messages of server %d could not be searched: %s", guild.id, error)
        raise MemoryClosed("memory-refused") from error
    said = {text.id: (text, hit) for text, hit in _texts(guild, found) if hit["id"] != str(besides)}
    texts = [text for text, _ in said.values()]
    passages = await quote_unstored(question, texts, limit=SHOWN, caution=caution)
    return [_remembered(guild, passage, said[passage.article_id][1]) for passage in passages]


async def _found(
    client: QuothClient, readers: Readers, question: str
) -> AsyncIterator[dict[str, Any]]:
    """Yield messages that have the words of a question, fewer words at a time, and replies."""
    guild, seen = readers.member.guild, set[str]()
    scope = search_scope(readers, CHANNELS)
    if scope == []:
        return
    for words in _narrower(telling_words(question)):
        hits = await search_messages(client.http, guild.id, content=words, channels=scope)
        for hit in _allowed(guild, readers, hits):
            if hit["id"] not in seen:
                seen.add(hit["id"])
                yield hit
        if len(seen) >= _ENOUGH:
            break
    if seen:
        asked = sorted(map(int, seen))
        replies = await search_messages(client.http, guild.id, channels=scope, replies_to=asked)
        for hit in _allowed(guild, readers, replies):
            if hit["id"] not in seen:
                yield hit


def _narrower(words: Sequence[str]) -> Iterator[str]:
    """Yield what to look for: all telling words of a question, then the longest two, then one."""
    by_length = sorted(words, key=len, reverse=True)
    queries = (words[:_WORDS], by_length[:2], by_length[:1])
    yield from dict.fromkeys(" ".join(query) for query in queries if query)


def _allowed(guild: discord.Guild, readers: Readers, hits: Hits) -> Iterator[dict[str, Any]]:
    """Yield the messages of people that the readers may read, whatever Discord was asked for."""
    for message in hits.messages:
        place = place_of(guild, int(message["channel_id"]), hits.threads)
        if is_by_a_person(message) and readers.may_read(place):
            yield message


def _texts(
    guild: discord.Guild, found: Sequence[dict[str, Any]]
) -> Iterator[tuple[Text, dict[str, Any]]]:
    """Yield what may answer; a question does not, but what replies to it is about it."""
    contents = {message["id"]: str(message["content"]) for message in found}
    for message in found:
        text = discord.utils.remove_markdown(spelled_out(str(message["content"]), guild))
        if text and not text.rstrip(" )*_").endswith(("?", "？", "؟")):
            about = spelled_out(_replied_to(message, contents), guild)
            thread = guild.get_thread(int(message["channel_id"]))
            yield Text(message["id"], text, about, thread.name if thread else ""), message


def _replied_to(message: Mapping[str, Any], contents: Mapping[str, str]) -> str:
    """Return the words that a message replies to, where a person wrote them."""
    other = message.get("referenced_message")
    if other and is_by_a_person(other):
        return str(other.get("content") or "")
    reference = message.get("message_reference") or {}
    return contents.get(str(reference.get("message_id")), "")


def _remembered(guild: discord.Guild, passage: Passage, message: Mapping[str, Any]) -> Remembered:
    channel_id = int(message["channel_id"])
    channel = guild.get_channel_or_thread(channel_id)
    url = f"https://discord.com/channels/{guild.id}/{channel_id}/{message['id']}"
    day = discord.utils.snowflake_time(int(message["id"])).date()
    return Remembered(passage, channel.name if channel else "…", day, url)
