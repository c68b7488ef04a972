from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.rendering.limits import DISPLAY_TEXT, size
from bot.rendering.logbook import render_log
from bot.rendering.pins import render_pins
from index import ArticleGone, AuditEntry, Cited, Passage, Pin, PinState, Quote
from tests.bot.rendering.samples import WORDS

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
TEXT = "The toll was sixpence."
PASSAGE = Passage(
    "a1", "The bridge", "https://bridge.example", None, None, 4, 9, (), TEXT,
    (Quote(0, 22, TEXT),), 1.0, curated=True,
)  # fmt: skip
PIN = Pin("What is the toll?", "The bridge", Cited.of(PASSAGE), MOMENT)


def test_pins_are_listed_with_their_passage_or_what_became_of_it() -> None:
    gone = PinState(replace(PIN, wording="Who *paid*?"), None, ArticleGone("It has gone."))
    assert render_pins([PinState(PIN, PASSAGE), gone], WORDS, total=2).splitlines() == [
        "### Pinned passages: 2",
        "📌 What is the toll?",
        "-# [The bridge](https://bridge.example) · ¶ 4 of 9",
        r"📌 Who \*paid\*?",
        "-# ⚠️ The bridge: It has gone.",
    ]


@pytest.mark.parametrize("sign", ["*", "😀", "x"])
def test_many_pins_and_entries_stay_within_discords_limits(sign: str) -> None:
    pin = replace(PIN, wording=sign * 300, title=sign * 300)
    text = render_pins([PinState(pin, None, ArticleGone(sign * 300))] * 4, WORDS, total=200)
    assert size(text) <= DISPLAY_TEXT
    events = [AuditEntry(MOMENT, "9" * 20, "setting", sign * 200)] * 10
    assert size(render_log(events, WORDS)) <= DISPLAY_TEXT
    mentions = "channels " + " ".join(["<#" + "9" * 20 + ">"] * 7)
    assert mentions[:200] == mentions
    assert (
        size(render_log([AuditEntry(MOMENT, "5", "setting", mentions)] * 10, WORDS)) <= DISPLAY_TEXT
    )
