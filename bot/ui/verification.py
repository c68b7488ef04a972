"""What was found out about a quote as components, with what can be done with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import discord
from discord import Colour, ui

from bot.localisation import Words
from bot.rendering.question_heading import texts_of
from bot.ui.base import Layout
from bot.ui.controls import Control, button, control_id
from bot.ui.frame import ANSWERED, DECLINED, WARNING, frame
from index import Agreement, Cited, Verification

CONTEXT, SHARE = "quote-context", "share-quote"
_CITED = re.compile(r"(?=.{1,60}\Z)([\w-]+)\.(\d+)\.([0-9a-f]+)\.(\d+)\.(\d+)")
_COLOURS = {
    Agreement.EXACT: ANSWERED,
    Agreement.WORDS: ANSWERED,
    Agreement.NEAR: WARNING,
}


class VerdictLayout(Layout):
    """The verdict on a quote; it has no timeout, since its buttons outlive a restart."""

    def __init__(
        self, pieces: Sequence[str], colour: Colour, buttons: Sequence[Control], above: str = ""
    ) -> None:
        super().__init__(timeout=None)
        if above:
            self.add_item(ui.TextDisplay(above))
        self.add_item(frame(pieces, colour))
        if buttons:
            self.add_item(ui.ActionRow(*buttons))

    @classmethod
    def of(
        cls, found: Verification, pieces: Sequence[str], words: Words, *, shareable: bool
    ) -> VerdictLayout:
        """Lay out what was found, rendered as pieces, in the words of the reader."""
        buttons = []
        if found.passage and (argument := argument_of(Cited.of(found.passage))):
            buttons.append(button(words("button-context"), CONTEXT, argument))
        if shareable:
            buttons.append(button(words("button-share"), SHARE))
        return cls(pieces, _COLOURS.get(found.agreement, DECLINED), buttons)

    @classmethod
    def again(cls, message: discord.Message, above: str = "") -> VerdictLayout:
        """Lay out what a message shows, without the button that shares it."""
        frames = (c for c in message.components if isinstance(c, discord.Container))
        colour = next((c.accent_colour for c in frames), None)
        buttons = [
            button(old.label or "", CONTEXT, (old.custom_id or "").partition(":")[2])
            for old in _buttons(message)
            if old.custom_id != control_id(SHARE)
        ]
        return cls(texts_of(message), colour or DECLINED, buttons, above)


def argument_of(cited: Cited) -> str:
    """Return what a button needs to find a passage again; empty where that is too long."""
    start, end = cited.quotes[0][0], cited.quotes[-1][1]  # what a quote omits goes with it
    parts = (cited.article_id, cited.paragraph, cited.digest, start, end)
    argument = ".".join(map(str, parts))
    return argument if _CITED.match(argument) else ""


def cited_in(argument: str) -> Cited | None:
    """Return the passage that a button is about; None where its id was made up."""
    parts = _CITED.match(argument)
    if parts is None:
        return None
    article, paragraph, digest, start, end = parts.groups()
    return Cited(article, int(paragraph), digest, ((int(start), int(end)),))


def _buttons(message: discord.Message) -> Iterator[discord.Button]:
    for row in message.components:
        if isinstance(row, discord.ActionRow):
            yield from (child for child in row.children if isinstance(child, discord.Button))
