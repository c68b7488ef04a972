"""The outer edge: what nobody foresaw becomes a log entry and a sentence with its reference."""

from __future__ import annotations

import logging
import secrets
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import discord

from bot.localisation import Words, private_words
from bot.replies.deliver import FAILED
from bot.replies.http_errors import refusal
from bot.replies.send import say

_log = logging.getLogger(__name__)


def log_failure(where: str, error: BaseException | None = None) -> str:
    """Log an error, or the one being handled, with its traceback; return its reference."""
    reference = secrets.token_hex(4)
    _log.error(
        "Failure %s in %s",
        reference,
        where,
        exc_info=error or sys.exc_info()[1],
        extra={"event": "failure", "reference": reference, "where": where},
    )
    return reference


async def report_failure(
    interaction: discord.Interaction[Any], error: BaseException, where: str
) -> None:
    """Log an error and tell the person who met it, privately, how to refer to it."""
    reference = log_failure(where, error)
    await _tell(
        interaction, sentence(reference, private_words(interaction)), f"failure {reference}"
    )


async def report_in_channel(message: discord.Message, where: str, words: Words) -> None:
    """Log the error being handled and answer the message that met it."""
    reference = log_failure(where)
    try:
        await message.channel.send(sentence(reference, words))
    except FAILED as refused:
        _log.warning("Could not report failure %s: %s", reference, refused)


def sentence(reference: str, words: Words) -> str:
    """Return what is said about a failure."""
    return words("failure", reference=reference)


async def _tell(interaction: discord.Interaction[Any], text: str, what: str) -> None:
    try:
        await say(interaction, text)
    except FAILED as refused:
        _log.warning("Could not report %s: %s", what, refused)


@asynccontextmanager
async def failures_told(interaction: discord.Interaction[Any], where: str) -> AsyncIterator[None]:
    """Tell whoever pressed or chose something what went wrong; discord.py would only log it.

    Args:
        interaction: the press or choice.
        where: what failed, for the log.
    """
    try:
        yield
    except FAILED as error:
        try:
            await say(interaction, refusal(error, private_words(interaction)))
        except FAILED as again:
            await report_failure(interaction, again, where)
    except Exception as error:  # noqa: BLE001 - the outer edge
        await report_failure(interaction, error, where)
