"""The panel as components, a page at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import discord
from discord import ui

from bot.localisation import Words
from bot.ui.base import Layout
from bot.ui.controls import Control, button
from bot.ui.frame import NEUTRAL
from bot.ui.settings import pages
from bot.ui.settings.pages import PanelState

_Contents = Callable[[PanelState], Iterator[tuple[str, Control]]]

PAGES: dict[str, tuple[str, _Contents]] = {
    "where": ("button-settings-where", pages.where),
    "threads": ("button-settings-threads", pages.threads),
    "answers": ("button-settings-answers", pages.answers),
    "people": ("button-settings-people", pages.people),
    "memory": ("button-settings-memory", pages.memory),
}
"""The pages by name: the key of each one's button, and what stands on it."""


class SettingsPanel(Layout):
    """One page of the panel, with buttons for the others."""

    def __init__(self, page: str, state: PanelState) -> None:
        super().__init__(timeout=None)
        words = state.words
        self._heading = words("panel-heading")
        box: ui.Container[Any] = ui.Container(
            ui.TextDisplay(self._heading),
            ui.ActionRow(*(_tab(name, key, page, words) for name, (key, _) in PAGES.items())),
            accent_colour=NEUTRAL,
        )
        _, contents = PAGES[page]
        for text, control in contents(state):
            box.add_item(ui.TextDisplay(text)).add_item(ui.ActionRow(control))
        self.add_item(box)

    @property
    def text(self) -> str:
        """What is said where components cannot be sent: there is no panel without them."""
        return self._heading


def _tab(name: str, key: str, page: str, words: Words) -> Control:
    here = name == page
    style = discord.ButtonStyle.primary if here else discord.ButtonStyle.secondary
    return button(words(key), "settings-page", name, style=style, disabled=here)
