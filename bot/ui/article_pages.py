"""A list of articles to page through."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import discord
from discord import ui

from bot.rendering.library import render_list
from bot.replies.deliver import FAILED
from bot.ui.base import TOKEN_LIFETIME, PersonalLayout
from bot.ui.frame import NEUTRAL, frame
from index import ArticleSummary

PAGE = 5
"""Articles on a page; five fit whatever their titles and addresses are."""


class ArticlePages(PersonalLayout):
    """Articles, a page at a time, with buttons where there is more than one page."""

    def __init__(
        self, interaction: discord.Interaction[Any], articles: Sequence[ArticleSummary]
    ) -> None:
        super().__init__(interaction, seconds=TOKEN_LIFETIME)
        self._articles = articles
        self._page = 0
        self._last = max(0, (len(articles) - 1) // PAGE)
        self._back: ui.Button[ArticlePages] = ui.Button(label=self.words("button-previous"))
        self._on: ui.Button[ArticlePages] = ui.Button(label=self.words("button-next"))
        self._back.callback = self._turn_back  # type: ignore[method-assign]
        self._on.callback = self._turn_on  # type: ignore[method-assign]
        self._lay_out()

    @property
    def text(self) -> str:
        """The page that is shown."""
        first = self._page * PAGE
        page = self._articles[first : first + PAGE]
        return render_list(page, self.words, first=first + 1, total=len(self._articles))

    def _lay_out(self, *, buttons: bool = True) -> None:
        self.clear_items()
        self._back.disabled = self._page == 0
        self._on.disabled = self._page == self._last
        self.add_item(frame([self.text], NEUTRAL))
        if buttons and self._last:
            self.add_item(ui.ActionRow(self._back, self._on))

    async def _turn_back(self, interaction: discord.Interaction[Any]) -> None:
        await self._turn(interaction, -1)

    async def _turn_on(self, interaction: discord.Interaction[Any]) -> None:
        await self._turn(interaction, 1)

    async def _turn(self, interaction: discord.Interaction[Any], by: int) -> None:
        before = self._page
        self._page = min(max(0, before + by), self._last)
        self._lay_out()
        try:
            await interaction.response.edit_message(view=self)
        except FAILED:
            self._page = before  # which is what is still shown
            self._lay_out()
            raise

    async def on_timeout(self) -> None:
        """Take the buttons away, as long as Discord still lets us."""
        self._lay_out(buttons=False)
        with suppress(discord.HTTPException):
            await self.interaction.edit_original_response(view=self)
