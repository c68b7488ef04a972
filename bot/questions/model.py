"""How a question reached the bot."""

from __future__ import annotations

from typing import Literal

AskedVia = Literal[
    "ask",
    "mention",
    "reply",
    "direct message",
    "find the source",
    "channel",
    "forum",
    "button",
    "thread",
]
"""How a question reached the bot."""
