"""The command line `quoth`: one module for each group of commands, wired together in `app`."""

from __future__ import annotations

from bot.cli.app import main

__all__ = ["main"]
