"""Sending once and surely, over a connection that may break in the middle."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

PAUSES = (0.5, 2.0)
"""Seconds before what may not have arrived is sent again."""
FAILED = (discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError)
"""All that can go wrong with a request on the way."""
_UNREADABLE = (json.JSONDecodeError, KeyError, TypeError, AttributeError)
"""What discord.py raises over a reply that says 200 and is no message."""
_ACKNOWLEDGED = 40060
"""Discord's code for an interaction that has had its first response."""

T = TypeVar("T")
_log = logging.getLogger(__name__)


async def deliver(
    send: Callable[[], Awaitable[T]], *, is_due: Callable[[], Awaitable[bool]] | None = None
) -> T | None:
    """Send something, twice more where it is not known whether it arrived.

    Args:
        send: makes the request; harmless where it is made again, as with the same nonce.
        is_due: asks Discord whether it still waits for this, where a request must not be repeated
            that has arrived.

    Returns:
        What `send` returns; None where it has arrived, but nobody knows as what.

    Raises:
        discord.HTTPException: Discord refused it.
        aiohttp.ClientError: the connection broke every time, or whatever else of `FAILED`.
    """
    for pause in PAUSES:
        try:
            return await send()
        except (*FAILED, *_UNREADABLE) as error:
            if isinstance(error, discord.HTTPException) and error.status < 500:
                raise
            _log.info("A message may not have arrived (%r); sending it again.", error)
            await asyncio.sleep(pause)
            if is_due and not await is_due():
                return None
    try:
        return await send()
    except _UNREADABLE:
        _log.warning("Discord took a message, but its reply is unreadable", exc_info=True)
        return None


def has_arrived(error: BaseException) -> bool:
    """Return whether a repeated first response was refused because the one before had arrived."""
    return isinstance(error, discord.InteractionResponded) or (
        isinstance(error, discord.HTTPException) and error.code == _ACKNOWLEDGED
    )
