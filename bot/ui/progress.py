"""A message that is edited in place for as long as some work takes."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from typing import TypeAlias, TypeVar

import discord
from discord import ui

from bot.context import QuothClient
from bot.rendering.limits import CONTENT, shorten
from bot.replies.deliver import FAILED
from bot.replies.send import Reply, done_soon, done_within, respond
from bot.ui.controls import Control

EDIT_SECONDS = 3.0
"""Least time between two edits of a message."""

T = TypeVar("T")
Shown: TypeAlias = Callable[[int, int], Awaitable[None]]
"""Is told the channel and the number of the message that shows some work going on."""
_MARGIN = timedelta(seconds=30)
_log = logging.getLogger(__name__)


class ProgressMessage:
    """The reply to a command, edited through its token and, when that ends, as a message.

    An edit that Discord refuses is logged; the work goes on.

    Args:
        interaction: the command.
        stop: makes the button that stops the work, shown for as long as it goes on.
        shown: called once, when there is a message with that button.
        private: whether it is for the asker alone; Discord lets it be edited for a while only.
    """

    def __init__(
        self,
        interaction: discord.Interaction[QuothClient],
        stop: Callable[[], Control],
        shown: Shown,
        *,
        private: bool = False,
    ) -> None:
        self._interaction = interaction
        self._stop = stop
        self._tell = shown
        self._private = private
        self._shown: str | None = None
        self._message_id: int | None = None

    async def follow(self, work: asyncio.Future[T], current: Callable[[], str]) -> T:
        """Show how some work goes, where it takes long, and return its result.

        Args:
            work: what goes on; its errors are raised.
            current: returns Markdown that says how far it is.
        """
        done = await done_soon(work)
        while not done:
            await self.show(current(), going_on=True)
            done = await done_within(EDIT_SECONDS, work)
        return await work

    async def show(
        self,
        text: str,
        *,
        private: bool = False,
        going_on: bool = False,
        following: Sequence[Control] = (),
    ) -> None:
        """Show a text in place of the one before.

        Args:
            text: Markdown; too much of it is cut.
            private: whether the reply, where this is its first text, is for the asker alone.
            going_on: whether there is something to stop.
            following: buttons for what can be done next.
        """
        text = shorten(text, CONTENT)
        if text == self._shown:
            return
        try:
            controls = [self._stop()] if going_on else following
            await self._show(text, private or self._private, _view(controls), going_on)
        except FAILED as error:
            _log.warning("A progress message could not be shown: %s", error)
        else:
            self._shown = text

    async def _show(self, text: str, private: bool, view: ui.View | None, going_on: bool) -> None:
        interaction = self._interaction
        if self._message_id is None:
            sent = await respond(interaction, Reply(text, private=private, view=view))
            self._message_id = (sent or await interaction.original_response()).id
            if going_on:
                await self._tell(interaction.channel_id or 0, self._message_id)
        elif discord.utils.utcnow() < interaction.expires_at - _MARGIN:
            await interaction.edit_original_response(content=text, view=view)
        elif not self._private:
            channel = interaction.client.get_partial_messageable(
                interaction.channel_id or 0, guild_id=interaction.guild_id
            )
            await channel.get_partial_message(self._message_id).edit(content=text, view=view)


def _view(controls: Sequence[Control]) -> ui.View | None:
    if not controls:
        return None
    view = ui.View(timeout=None)
    for control in controls:
        view.add_item(control)
    return view
