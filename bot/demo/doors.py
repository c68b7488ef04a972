"""From one channel to another: simcord's page shows one at a time."""

from __future__ import annotations

import discord
from simcord import ChannelHandle, Preview


class Doorway:
    """Where the visitor is once the page is loaded again."""

    def __init__(self) -> None:
        self._page: Preview | None = None

    def open(self, page: Preview) -> None:
        """Say which page the visitor looks at."""
        self._page = page

    def enter(self, place: ChannelHandle) -> None:
        """Let the page show another channel when it is loaded again."""
        if self._page is not None:
            self._page.channel = place


class Door(discord.ui.Button[discord.ui.View]):
    """A button that leads to another channel."""

    def __init__(self, place: ChannelHandle, doorway: Doorway, *, row: int | None = None) -> None:
        where = "a post in the forum" if place.is_thread else f"#{place.name}"
        super().__init__(label=f"Go to {where}", style=discord.ButtonStyle.primary, row=row)
        self._where = where
        self._place = place
        self._doorway = doorway

    async def callback(self, interaction: discord.Interaction) -> None:
        """Lead the visitor there."""
        self._doorway.enter(self._place)
        await interaction.response.send_message(
            f"**Reload this page** in your browser to be in {self._where}.", ephemeral=True
        )
