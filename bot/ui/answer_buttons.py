"""The buttons under an answer: they outlive a restart, since what they mean is in their id."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Self, cast

import discord
from discord import ui

from bot.context import QuothClient
from bot.localisation import Audience, Words
from bot.rendering.question_heading import heading_of, question_of
from bot.ui.handlers import ComponentContext, handle
from index import GivenAnswer, Journal, LibraryError, Recalled

TEMPLATE = r"quoth:(?P<action>[a-z]{1,20}):(?P<answer>[\w-]{1,40}):(?P<place>\d{1,3})"
"""What a button's id looks like. Buttons of old answers are out there: never change it."""


class AnswerForgotten(LibraryError):
    """What an answer showed is no longer known; the message is in the reader's words."""


@dataclass(frozen=True, slots=True)
class ButtonContext(ComponentContext):
    """Somebody has pressed a button under an answer.

    Attributes:
        answer_id: id of the answer.
        place: which of its passages is shown, from 0.
    """

    answer_id: str
    place: int

    @property
    def message(self) -> discord.Message:
        """The answer's message."""
        message = self.interaction.message
        if message is None:
            raise RuntimeError("Discord sends the message with every press of a button in it")
        return message

    @property
    def journal(self) -> Journal:
        """What is known of answers given."""
        return self.library.journal

    @property
    def words_of_message(self) -> Words:
        """The words in which the answer is shown."""
        return Audience.of(self.interaction).words(private=self.message.flags.ephemeral)

    @property
    def heading(self) -> str:
        """The question, as the message shows it."""
        return heading_of(self.message)

    @property
    def question(self) -> str:
        """The question, in the asker's words."""
        return question_of(self.message)

    async def given(self) -> GivenAnswer:
        """Return what is known of the answer.

        Raises:
            AnswerForgotten: it is too old, or has no such passage.
        """
        given = await self.journal.answer(self.answer_id)
        if given is None or self.place >= max(1, len(given.cited)):
            raise AnswerForgotten(self.words("answer-forgotten"))
        return given

    def is_asker(self, given: GivenAnswer) -> bool:
        """Return whether whoever pressed is the one who asked."""
        return self.journal.is_asker(given, self.interaction.user.id)

    async def recalled(self, given: GivenAnswer, place: int | None = None) -> Recalled:
        """Return a passage of the answer as it is now, by default the one that is shown.

        Raises:
            ArticleGone: its article has been removed since.
            PassageChanged: its article no longer has it.
        """
        return await self.library.recall(given.cited[self.place if place is None else place])


class AnswerButton(ui.DynamicItem[ui.Button[Any]], template=TEMPLATE):
    """A button that does whatever the bot has registered for its action."""

    def __init__(
        self, action: str, answer_id: str, place: int, *, label: str = "", disabled: bool = False
    ) -> None:
        super().__init__(
            ui.Button(
                label=label, custom_id=f"quoth:{action}:{answer_id}:{place}", disabled=disabled
            )
        )
        self.action = action
        self.answer_id = answer_id
        self.place = place

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """Return the button that was pressed."""
        return cls(match["action"], match["answer"], int(match["place"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the button is for."""
        client = cast(QuothClient, interaction.client)
        await handle(
            ButtonContext(interaction, self.answer_id, self.place),
            client.answer_handlers.get(self.action),
            where=f"the button {self.action}",
            outdated="answer-forgotten",
        )
