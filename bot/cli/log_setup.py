"""The log of `quoth run`: where it goes, its two formats, and what is never in it."""

from __future__ import annotations

import logging
import sys

TALKATIVE = ("discord", "aiosqlite", "asyncio", "PIL", "opensearch")
"""Loggers that at the level "debug" would write down messages, questions and names."""
BRIEF = ("discord.shard", "discord.client", "opensearch")
"""Loggers that write a traceback for each try at a connection that cannot be had."""
_HIDDEN = "[token]"


class TokenlessHandler(logging.StreamHandler):  # type: ignore[type-arg]
    """Writes to standard error, and the token never, wherever it may have come from."""

    def __init__(self, token: str) -> None:
        super().__init__(sys.stderr)
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        """Return the line or lines of an entry."""
        line = super().format(record)
        return line.replace(self._token, _HIDDEN) if self._token else line


def set_up_logging(level: str, style: str, token: str = "") -> None:
    """Send what is logged to standard error.

    Args:
        level: the least serious kind of message that is written.
        style: "text", or "json" for one object a line: timestamp, level, logger, message, and
            what an entry is about (`event`) with its figures.
        token: what must not be written.
    """
    handler = TokenlessHandler(token)
    handler.setFormatter(_json() if style == "json" else _text())
    handler.setLevel(level.upper())  # the handler's own: others may listen for more
    logging.basicConfig(level=level.upper(), handlers=[handler])
    for name in BRIEF:
        logging.getLogger(name).addFilter(_without_traceback)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.INFO, logging.getLogger().level))


def _without_traceback(record: logging.LogRecord) -> bool:
    if record.exc_info and record.exc_info[1]:
        record.msg, record.args = f"{record.getMessage()} ({record.exc_info[1]!r})", ()
        record.exc_info = None
    return True


def _text() -> logging.Formatter:
    return logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s")


def _json() -> logging.Formatter:
    from pythonjsonlogger.json import JsonFormatter  # here: who logs text need not load it

    return JsonFormatter(
        "{levelname}{name}{message}",
        style="{",
        timestamp=True,
        rename_fields={"levelname": "level", "name": "logger", "exc_info": "traceback"},
        json_ensure_ascii=False,
    )
