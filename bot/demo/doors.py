"""From one channel to another: simcord's page shows one at a time."""

from __future__ import annotations

from collections.abc import Sequence

import discord
from simcord import ChannelHandle, MemberActor, Preview


class Doorway:
    """Where the visitor is once the page is loaded again."""

    def __init__(self) -> None:
        self._page: Preview | None = None

    def open(self, page: Preview) -> None:
        """Say which page the visitor looks at."""
        self._page = page

    def enter(self, place: ChannelHandle, people: Sequence[MemberActor] | None = None) -> None:
        """Let the page show another channel when it is loaded again.

        Args:
            place: the channel.
            people: whom the visitor can be there, where it is on another server.
        """
        if self._page is not None:
            self._page.channel = place
            self._page.viewers = tuple(people or self._page.viewers)

    def speak(self, locale: str) -> None:
        """Let the page write dates and times as another language does."""
        if self._page is not None:
            self._page.locale = locale


class Door(discord.ui.Button[discord.ui.View]):
    """A button that leads to another channel."""

    def __init__(
        self,
        place: ChannelHandle,
        doorway: Doorway,
        *,
        row: int | None = None,
        where: str | None = None,
        people: Sequence[MemberActor] | None = None,
    ) -> None:
        where = where or ("a post in the forum" if place.is_thread else f"#{place.name}")
        super().__init__(label=f"Go to {where}", style=discord.ButtonStyle.primary, row=row)
        self._where = where
        self._place = place
        self._people = people
        self._doorway = doorway

    async def callback(self, interaction: discord.Interaction) -> None:
        """Lead the visitor there."""
        self._doorway.enter(self._place, self._people)
        await interaction.response.send_message(
            f"**Reload this page** in your browser to be in {self._where}.", ephemeral=True
        )
