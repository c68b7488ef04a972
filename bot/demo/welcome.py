"""The message that greets a visitor, with questions that are asked when they are pressed."""

from __future__ import annotations

import discord

from bot.extensions.asking import Asking

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
- reply to one of my answers, or mention me, which is typed as `{mention}` here;
- choose **Find the source** in the menu of any message.
You are **Mia**, a member. Become **Ada**, an admin, at the top of the page to look after my \
articles: `/library add`, `/library remove`, `/library reindex`, `/library status`.\
"""


class Suggestions(discord.ui.View):
    """A button for each of the questions.

    Args:
        asking: has the command `/ask`, which answers when a button is pressed.
    """

    def __init__(self, asking: Asking) -> None:
        super().__init__(timeout=None)
        for question in QUESTIONS:
            self.add_item(_Suggestion(question, asking))


class _Suggestion(discord.ui.Button[Suggestions]):
    def __init__(self, question: str, asking: Asking) -> None:
        super().__init__(label=question)
        self._question = question
        self._asking = asking

    async def callback(self, interaction: discord.Interaction) -> None:
        answer = self._asking.ask.callback
        # discord.py's types do not know that the callback of a cog's command takes the cog first.
        await answer(self._asking, interaction, self._question)  # type: ignore[arg-type]
