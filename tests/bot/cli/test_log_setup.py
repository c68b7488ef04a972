"""The log: its formats, and what is never in it."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

from bot.cli.log_setup import set_up_logging
from bot.replies.errors import log_failure
from tests.bot.world import BRIDGE, World

pytestmark = pytest.mark.usefixtures("logging_restored")
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.not-a-real-signature-at-all"


def start(level: str = "info", style: str = "json") -> logging.Logger:
    logging.getLogger().handlers.clear()
    set_up_logging(level, style, TOKEN)
    return logging.getLogger("bot")


def written(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_the_log_starts_at_the_level_that_was_set(capsys: pytest.CaptureFixture[str]) -> None:
    log = start("warning", "text")
    log.info("a whisper")
    log.warning("a shout")
    assert capsys.readouterr().err.endswith("WARNING bot: a shout\n")


def test_an_entry_is_one_object_with_its_figures(capsys: pytest.CaptureFixture[str]) -> None:
    start().info("Answered in %d ms", 3, extra={"event": "question", "milliseconds": 3})
    (entry,) = written(capsys)
    assert entry.pop("timestamp").startswith("2")
    assert entry == {
        "level": "INFO",
        "logger": "bot",
        "message": "Answered in 3 ms",
        "event": "question",
        "milliseconds": 3,
    }


def test_an_error_is_one_line_with_its_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    log = start()
    try:
        _ = 1 / 0
    except ZeroDivisionError:
        log.exception("Failure “abc”")
    (entry,) = written(capsys)
    assert entry["message"] == "Failure “abc”"
    assert "ZeroDivisionError" in entry["traceback"]


@pytest.mark.parametrize("style", ["text", "json"])
def test_the_token_is_never_written(capsys: pytest.CaptureFixture[str], style: str) -> None:
    log = start(style=style)
    log.info("with %s", TOKEN)
    try:
        raise ValueError(TOKEN)
    except ValueError:
        log.exception("Failed")
    err = capsys.readouterr().err
    assert TOKEN not in err
    assert err.count("[token]") >= 2


@pytest.mark.parametrize("name", ["discord.gateway", "discord.http", "aiosqlite"])
def test_what_others_say_in_detail_is_not_written_even_to_debug(
    capsys: pytest.CaptureFixture[str], name: str
) -> None:
    start("debug")
    logging.getLogger(name).debug("a message with a question")
    logging.getLogger("bot").debug("a detail")
    assert [entry["message"] for entry in written(capsys)] == ["a detail"]


async def test_a_question_a_reindex_and_a_failure_are_one_object_each_without_words_or_names(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    start("debug")
    await world.add(BRIDGE)
    await world.member.slash(world.channel, "ask", question="How many rivets hold the steel?")
    await world.member.send(world.channel, f"{world.mention} How long is the harbour bridge?")
    await world.library.reindex()
    log_failure("a test", ValueError("unforeseen"))
    text = capsys.readouterr().err
    events = [e for line in text.splitlines() if "event" in (e := json.loads(line))]
    assert [entry["event"] for entry in events] == ["question", "question", "reindex", "failure"]
    question, mention, reindex, failure = events
    assert (question["way"], question["verdict"]) == ("ask", "answered")
    assert question["library"] == str(world.guild.id)
    assert mention["way"] == "mention"
    assert (reindex["articles"], reindex["paragraphs"]) == (1, 4)
    assert failure["reference"] in failure["message"]
    for private in ("rivets", "How long", "mia", "ada", str(world.member.id)):
        assert private not in text
