"""Ids of buttons in messages that are out there already: each must go on being understood."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import Settings, create_bot
from bot.client.bot import EXTENSIONS, Quoth
from bot.ui import answer_buttons, controls
from bot.ui.settings import PAGES

ANSWER_BUTTONS = (
    "previous", "next", "context", "why", "helpful", "unhelpful", "share", "private", "delete",
    "more", "closest", "team", "corrected", "left",
)  # fmt: skip
FOR_ALL = {
    "delete-answer", "list-articles", "my-data", "show-article", "try-question", "verify-quote",
    "quote-context", "share-quote", "articles-page",
}  # fmt: skip
CONTROLS = {
    "add-article": ("", "17"),
    "insights-days": ("7", "28", "90"),
    "log-page": ("0", "12"),
    "open-settings": ("",),
    "set": (
        "channels", "forums", "never", "passages", "caution", "language", "private",
        "instead-role", "instead-channel", "managers", "retention", "open_questions", "digest",
    ),
    "settings-page": ("where", "answers", "people", "memory"),
    "stop-reindex": ("",),
    "stop-site": ("",),
    "try-question": ("",),
    "delete-answer": ("Zm9v-_AbCdEf.1456074446077952000",),
    "list-articles": ("",),
    "my-data": ("",),
    "open-insights": ("",),
    "verify-quote": ("",),
    "show-article": ("6c1f0d9e2b7a4385",),
    "undo-add": ("6c1f0d9e2b7a4385",),
    "quote-context": ("6c1f0d9e2b7a4385.12.e48647223563b09b6cc1658b.0.140",),
    "share-quote": ("",),
    "insights-question": ("",),
    "insights-unhelpful": ("",),
    "insights-unquoted": ("",),
    "question-pin": ("12",),
    "question-answer": ("12",),
    "question-dismiss": ("12",),
    "unhelpful-look": ("Zm9v-_AbCdEf",),
    "unhelpful-answer": ("Zm9v-_AbCdEf",),
    "unhelpful-dismiss": ("Zm9v-_AbCdEf",),
    "tests-changed": ("",),
    "tests-page": ("0", "3"),
    "articles-page": ("0", "7"),
    "bin-page": ("0", "2"),
    "pins-page": ("0", "2"),
    "feeds-page": ("0", "2"),
    "sources-page": ("0", "2"),
    "synonyms-page": ("0", "2"),
    "undo": ("6c1f0d9e2b7a4385",),
}  # fmt: skip
"""All names that ever shipped, each with arguments as they were sent."""


@pytest.fixture
async def whole_bot(tmp_path: Path) -> AsyncIterator[Quoth]:
    """A bot with all that it does, never connected."""
    async with create_bot(Settings(data_dir=tmp_path)) as bot:
        for extension in EXTENSIONS:
            await bot.load_extension(extension)
        yield bot


def test_the_templates_are_those_that_shipped() -> None:
    assert answer_buttons.TEMPLATE == (
        r"quoth:(?P<action>[a-z]{1,20}):(?P<answer>[\w-]{1,40}):(?P<place>\d{1,3})"
    )
    assert controls.TEMPLATE == r"quoth\.(?P<name>[a-z-]{1,30})(?::(?P<argument>[\w.-]{0,60}))?"


@pytest.mark.parametrize("action", ANSWER_BUTTONS)
async def test_every_button_of_an_answer_has_its_handler(action: str, whole_bot: Quoth) -> None:
    found = re.fullmatch(answer_buttons.TEMPLATE, f"quoth:{action}:Zm9v-_A:2")
    assert found is not None
    assert (found["answer"], found["place"]) == ("Zm9v-_A", "2")
    assert not whole_bot.answer_handlers[found["action"]].managers_only
    assert answer_buttons.AnswerButton(action, "Zm9v-_A", 2).item.custom_id == found.group()


@pytest.mark.parametrize("name", CONTROLS)
async def test_every_control_has_its_handler(name: str, whole_bot: Quoth) -> None:
    for argument in CONTROLS[name]:
        found = re.fullmatch(controls.TEMPLATE, controls.control_id(name, argument))
        assert found is not None
        assert (found["name"], found["argument"] or "") == (name, argument)
    assert whole_bot.control_handlers[name].managers_only == (name not in FOR_ALL)


def test_the_panel_has_the_pages_that_shipped() -> None:
    assert set(CONTROLS["settings-page"]) <= PAGES.keys()
