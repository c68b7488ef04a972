"""The card that says in a few lines what the bot is for, with a button for each thing."""

from __future__ import annotations

from discord import ui

from bot.localisation import Words
from bot.ui.base import Layout
from bot.ui.controls import button
from bot.ui.frame import NEUTRAL, frame

VERIFY, ARTICLES, PRIVACY, INSIGHTS = "verify-quote", "list-articles", "my-data", "open-insights"
TRY, SETTINGS, ADD = "try-question", "open-settings", "add-article"
_MEMBERS = {
    TRY: "button-ask",
    VERIFY: "button-verify",
    ARTICLES: "button-articles",
    PRIVACY: "button-my-data",
}
_MANAGERS = {ADD: "button-add-article", SETTINGS: "button-choose", INSIGHTS: "button-insights"}


class HelpCard(Layout):
    """The card.

    Attributes:
        text: what it says.
    """

    def __init__(
        self, words: Words, *, managers: bool, content: bool = False, memory: bool = False
    ) -> None:
        """Lay it out.

        Args:
            words: those of the reader.
            managers: whether the reader may manage the server.
            content: whether the bot gets the text of all messages, and so can follow channels.
            memory: whether the server's messages are searched where the articles are silent.
        """
        super().__init__(timeout=None)
        self.text = words("help")
        pieces = [self.text]
        if memory:
            pieces.append(words("help-memory"))
        if managers:
            follow = words("help-follow-channels" if content else "help-follow")
            pieces += [words("help-managers"), follow]
        self.add_item(frame(pieces, NEUTRAL))
        for controls in (_MEMBERS, _MANAGERS) if managers else (_MEMBERS,):
            buttons = [button(words(key), name) for name, key in controls.items()]
            self.add_item(ui.ActionRow(*buttons))
