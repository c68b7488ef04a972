"""The message that greets a visitor, with questions that are asked when they are pressed."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands

Ask = app_commands.Command[Any, ..., Any]

QUESTIONS = (
    "When was the agreement signed?",
    "Which executive order is behind it?",
    "What did Todd Lyons say?",
    "How does Quoth choose the sentence in bold?",
    "What is the capital of France?",
)
"""Questions to press; the last is one that the sample library cannot answer."""

WELCOME = """\
### Welcome! I am Quoth, and I answer with the exact words of my articles.
Press a question below, or ask your own:
- type `/ask`, choose the command in the list and write your question;
- reply to one of my answers, or mention me, which has to be typed as `{mention}` here;
- choose **Find the source** in the menu of any message.

You are **Mia**, a member. Become **Ada**, an admin, at the top of the page to look after my \
articles: `/library add`, `/library remove`, `/library reindex`, `/library status`.\
"""


class Suggestions(discord.ui.View):
    """A button for each of the questions.

    Args:
        ask: the command `/ask`, which answers when a button is pressed.
    """

    def __init__(self, ask: Ask) -> None:
        super().__init__(timeout=None)
        for question in QUESTIONS:
            self.add_item(_Suggestion(question, ask))


class _Suggestion(discord.ui.Button[Suggestions]):
    def __init__(self, question: str, ask: Ask) -> None:
        super().__init__(label=question)
        self._question = question
        self._ask = ask

    async def callback(self, interaction: discord.Interaction) -> None:
        answer = self._ask.callback
        # discord.py's types do not know that the callback of a cog's command takes the cog first.
        await answer(self._ask.binding, interaction, self._question)  # type: ignore[arg-type]
