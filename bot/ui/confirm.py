"""A question with two buttons, one of which does what cannot be undone."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import discord
from discord import ui

from bot.localisation import explain
from bot.rendering.markdown import escape_sentence
from bot.replies.deliver import FAILED
from bot.replies.send import Reply, respond
from bot.ui.base import MINUTES, PersonalLayout
from bot.ui.frame import DECLINED, WARNING, frame
from bot.ui.temporary import temporary_id
from index import LibraryError

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Done:
    """What was confirmed has been done: a sentence about it, and what can be done next."""

    sentence: str
    following: ui.Item[Any]


Action = Callable[[discord.Interaction[Any]], Awaitable[str | Done]]
"""Does what was confirmed and returns a sentence about it; an error of the library is told."""
Check = Callable[[discord.Interaction[Any]], Awaitable[bool]]
"""Returns whether whoever clicks may, having said why where not."""


class Confirmation(PersonalLayout):
    """Asks before something is done; does nothing when nobody answers for two minutes."""

    def __init__(
        self,
        interaction: discord.Interaction[Any],
        question: str | Sequence[str],
        *,
        label: str,
        action: Action,
        allowed: Check,
        style: discord.ButtonStyle = discord.ButtonStyle.danger,
        keep_label: str | None = None,
    ) -> None:
        super().__init__(interaction, seconds=2 * MINUTES)
        self._action = action
        self._allowed = allowed
        do: ui.Button[Confirmation] = ui.Button(
            label=label, style=style, custom_id=temporary_id(interaction.client)
        )
        keep: ui.Button[Confirmation] = ui.Button(
            label=keep_label or self.words("button-keep"),
            custom_id=temporary_id(interaction.client),
        )
        do.callback = self._do  # type: ignore[method-assign]
        keep.callback = self._keep  # type: ignore[method-assign]
        pieces = [question] if isinstance(question, str) else question
        self.add_item(frame(pieces, WARNING)).add_item(ui.ActionRow(do, keep))

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Check at the click as well: permissions may have changed since the command."""
        return await super().interaction_check(interaction) and await self._allowed(interaction)

    async def _do(self, interaction: discord.Interaction[Any]) -> None:
        self.stop()
        try:
            outcome = await self._action(interaction)
        except LibraryError as error:
            outcome = escape_sentence(explain(error, self.words))
        if isinstance(outcome, Done):
            view = self._close(outcome.sentence).add_item(ui.ActionRow(outcome.following))
            await _show(interaction, view, outcome.sentence)
        else:
            await _show(interaction, self._close(outcome), outcome)

    async def _keep(self, interaction: discord.Interaction[Any]) -> None:
        self.stop()
        sentence = self.words("nothing-changed")
        await _show(interaction, self._close(sentence), sentence)

    async def on_timeout(self) -> None:
        """Say that nothing was done."""
        view = self._close(self.words("nothing-changed-in-time"))
        with suppress(discord.HTTPException):
            await self.interaction.edit_original_response(view=view)

    def _close(self, sentence: str) -> Confirmation:
        self.clear_items()
        self.add_item(frame([sentence], DECLINED))
        return self


async def _show(interaction: discord.Interaction[Any], view: Confirmation, sentence: str) -> None:
    """Show what came of it in place of the question, or apart where that cannot be changed."""
    try:
        await interaction.response.edit_message(view=view)
    except FAILED as error:
        # The buttons answer only once: whoever tries again would hear nothing.
        _log.warning("A question could not be changed (%s); answering it apart.", error)
        await respond(interaction, Reply(sentence, view))
