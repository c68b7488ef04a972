"""What was typed into a form: as Discord sends it, and given back to whoever typed it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import discord


def form_values(components: Any) -> Iterator[str]:
    """Yield the texts of the fields that were filled in, in their order."""
    for item in components:
        yield from form_values([item["component"]] if "component" in item else ())
        yield from form_values(item.get("components", ()))
        if isinstance(item.get("value"), str) and item["value"]:
            yield item["value"]


def given_back(text: str) -> discord.File:
    """Return a file with what somebody typed that could not be used."""
    return discord.File(io.BytesIO(text.encode(errors="replace")), "your-text.txt")
