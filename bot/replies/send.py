"""Getting a reply to whoever asked: as components, else as plain text, once."""

from __future__ import annotations

import asyncio
import io
import logging
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, TypeVar

import discord
from discord import ui

from bot.localisation import explain, private_words
from bot.rendering.limits import CONTENT, shorten
from bot.rendering.markdown import escape_sentence
from bot.replies.deliver import deliver, has_arrived
from bot.replies.http_errors import refusal
from index import LibraryError

PATIENCE = 1.5
"""Seconds to wait for a result before Discord is told that one will come.

Discord waits 3 seconds; the first sign of life decides for good whether a reply is private, so
it is better given when the result is known.
"""

_REFUSED = (400, 403)
"""Statuses of a request that Discord understood and will not grant."""

Client = discord.Interaction[Any]
T = TypeVar("T")
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a person.

    Attributes:
        text: the whole reply as ordinary message text; beside a layout, a function that makes
            it, for where components are refused.
        layout: the reply as components; None where it is only text.
        file: something that goes with the text.
        files: what the layout shows, sent with it.
        view: buttons under the text.
        private: whether only the asker sees it, where Discord allows that.
        answer_id: of the answer that it gives, if it gives one.
    """

    text: str | Callable[[], str]
    layout: ui.LayoutView | None = None
    file: discord.File | None = None
    files: Sequence[discord.File] = ()
    view: ui.View | None = None
    private: bool = True
    answer_id: str | None = None

    def content(self) -> str:
        """Return the text, cut to what an ordinary message may hold."""
        return shorten(self.text if isinstance(self.text, str) else self.text(), CONTENT)


async def respond(interaction: Client, reply: Reply) -> discord.Message | None:
    """Send a reply to an interaction, as its first response or after one.

    Where Discord refuses components, the reply is text; where it refuses the text as well, as
    AutoMod may, whoever waits is told so privately.

    Returns:
        The message, where Discord says which one it is.

    Raises:
        discord.HTTPException: Discord refused everything, or is out of order.
    """
    try:
        return await _respond(interaction, reply)
    except discord.HTTPException as error:
        if error.status not in _REFUSED:
            raise
        _log.warning("Discord refused a reply (%s); saying so instead.", error.text)
        sentence = refusal(error, private_words(interaction))
    return await _send(interaction, True, content=sentence)


async def say(interaction: Client, sentence: str) -> None:
    """Send a private sentence of our own, Markdown included."""
    await respond(interaction, Reply(sentence))


async def result_or_defer(interaction: Client, work: Coroutine[Any, Any, T], *, private: bool) -> T:
    """Return the result of some work; tell Discord to wait where it takes long.

    Args:
        interaction: not responded to yet.
        work: what the reply depends on.
        private: whether the reply is private where it turns out to take long.
    """
    task = asyncio.ensure_future(work)
    try:
        if not await done_soon(task):
            await interaction.response.defer(ephemeral=private, thinking=True)
        return await task
    finally:
        task.cancel()
        await asyncio.wait({task})  # so that whoever cancels this knows that all of it has ended


async def done_soon(work: asyncio.Future[Any]) -> bool:
    """Wait for some work as long as Discord's patience allows; return whether it is done."""
    return await done_within(PATIENCE, work)


async def done_within(seconds: float, work: asyncio.Future[Any]) -> bool:
    """Wait for some work, at most so many seconds; return whether it is done, well or not."""
    if seconds > 0:  # a wait of no time would let the work go on for a turn all the same
        await asyncio.wait({work}, timeout=seconds)
    return work.done()


@asynccontextmanager
async def errors_told(interaction: Client) -> AsyncIterator[None]:
    """Turn an error of the library into a private sentence for whoever caused it."""
    try:
        yield
    except LibraryError as error:
        await say(interaction, escape_sentence(explain(error, private_words(interaction))))


async def _respond(interaction: Client, reply: Reply) -> discord.Message | None:
    if reply.layout is not None:
        try:
            shown = {"files": list(reply.files)} if reply.files else {}
            return await _send(interaction, reply.private, view=reply.layout, **shown)
        except discord.HTTPException as error:
            if error.status != 400:
                raise
            _log.warning("Discord refused components (%s); sending text instead.", error.text)
    arguments: dict[str, Any] = {"content": reply.content()}
    if reply.file is not None:
        arguments["file"] = reply.file
    if reply.view is not None:
        arguments["view"] = reply.view
    return await _send(interaction, reply.private, suppress_embeds=True, **arguments)


async def _send(interaction: Client, private: bool, **arguments: Any) -> discord.Message | None:
    attempt = _Attempts(arguments)
    if interaction.response.is_done():
        return await deliver(
            lambda: interaction.followup.send(ephemeral=private, wait=True, **attempt.next()),
            is_due=lambda: _is_due(interaction),
        )
    try:
        sent = await deliver(
            lambda: interaction.response.send_message(ephemeral=private, **attempt.next())
        )
    except (discord.InteractionResponded, discord.HTTPException) as error:
        if not has_arrived(error):
            raise
        return None  # an earlier try has arrived after all
    return sent.resource if sent and isinstance(sent.resource, discord.Message) else None


async def _is_due(interaction: Client) -> bool:
    """Ask Discord whether an interaction still waits for the reply that a `defer` promised.

    Replies beyond that one have nothing by which Discord would know them again, so that they are
    sent once at most.
    """
    if interaction.response.type is not discord.InteractionResponseType.deferred_channel_message:
        return False
    original: Any = "@original"
    return (await interaction.followup.fetch_message(original)).flags.loading


class _Attempts:
    """The arguments of a message, with files that have not been sent before for every try."""

    def __init__(self, arguments: dict[str, Any]) -> None:
        self._arguments = arguments
        self._contents = {
            id(file): file.fp.read()
            for file in (arguments.get("file"), *arguments.get("files", ()))
            if file is not None
        }

    def next(self) -> dict[str, Any]:
        """Return the arguments for one try."""
        fresh = dict(self._arguments)
        if "file" in fresh:
            fresh["file"] = self._copy(fresh["file"])
        if "files" in fresh:
            fresh["files"] = [self._copy(file) for file in fresh["files"]]
        return fresh

    def _copy(self, file: discord.File) -> discord.File:
        content = io.BytesIO(self._contents[id(file)])
        return discord.File(content, file.filename, description=file.description)
