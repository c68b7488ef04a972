"""How a library does, as components."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui

from bot.localisation import Words
from bot.rendering.insights import (
    SourceUsage,
    render_group,
    render_sources_used,
    render_summary,
    render_top,
)
from bot.ui.base import Layout
from bot.ui.controls import button
from bot.ui.frame import NEUTRAL
from bot.ui.insights_questions import UNHELPFUL, UNQUOTED, questions_menu
from index import Insights, QuestionGroup

PERIODS = (7, 28, 90)
"""Days that can be looked at."""
PERIOD, ADD = "insights-days", "add-article"
"""Names of the buttons; the argument is the number of days, and of an open question."""
CHART, DAYS, QUESTIONS = "questions.png", "days.csv", "unanswered.csv"
"""Names of the files that belong to the message."""
NO_USAGE = SourceUsage()


class InsightsLayout(Layout):
    """Counts, the chart, the top articles, the open questions, the tables.

    Args:
        insights: the counts.
        top: (title, answers) of the articles that were quoted most.
        groups: the open questions to show, and whether each is answered now.
        more: how many groups there are beside those.
        words: those of the reader.
        files: names of the files that are sent along.
        usage: where the answers came from.
        unhelpful: answers that were voted unhelpful and are to be looked at.
        unquoted: articles that were never quoted.
    """

    def __init__(
        self,
        insights: Insights,
        top: list[tuple[str, int]],
        groups: list[tuple[QuestionGroup, bool]],
        more: int,
        words: Words,
        files: list[str],
        usage: SourceUsage = NO_USAGE,
        *,
        unhelpful: int = 0,
        unquoted: int = 0,
    ) -> None:
        super().__init__(timeout=None)
        self.text = render_summary(insights, words, "insights-heading")
        box: ui.Container[Any] = ui.Container(ui.TextDisplay(self.text), accent_colour=NEUTRAL)
        if CHART in files:
            described = words("chart-described")
            box.add_item(
                ui.MediaGallery(
                    discord.MediaGalleryItem(f"attachment://{CHART}", description=described)
                )
            )
        if top:
            box.add_item(ui.TextDisplay(render_top(top, words)))
        if used := render_sources_used(usage, words):
            box.add_item(ui.TextDisplay(used))
        box.add_item(ui.Separator())
        _add_groups(box, groups, more, words)
        if buttons := _to_look_at(unhelpful, unquoted, words):
            box.add_item(ui.ActionRow(*buttons))
        for name in files:
            if name != CHART:
                box.add_item(ui.File(f"attachment://{name}"))
        days = len(insights.days)
        box.add_item(ui.ActionRow(*(_period(number, days, words) for number in PERIODS)))
        self.add_item(box)


def _add_groups(
    box: ui.Container[Any], groups: list[tuple[QuestionGroup, bool]], more: int, words: Words
) -> None:
    if not groups:
        box.add_item(ui.TextDisplay(words("insights-none-open")))
        return
    box.add_item(ui.TextDisplay(f"**{words('insights-open')}**"))
    for group, answered in groups:
        control = button(words("button-add-article"), ADD, str(group.ids[0]))
        text = render_group(group, words, answered=answered)
        box.add_item(ui.Section(ui.TextDisplay(text), accessory=control))
    if more:
        box.add_item(ui.TextDisplay(f"-# {words('insights-more', count=more)}"))
    box.add_item(ui.ActionRow(questions_menu([group for group, _ in groups], words)))


def _to_look_at(unhelpful: int, unquoted: int, words: Words) -> list[ui.Item[Any]]:
    counts = (
        ("button-unhelpful", UNHELPFUL, unhelpful),
        ("button-unquoted", UNQUOTED, unquoted),
    )
    return [button(words(key, count=count), name) for key, name, count in counts if count]


def _period(number: int, shown: int, words: Words) -> ui.Item[Any]:
    return button(words("button-days", days=number), PERIOD, str(number), disabled=number == shown)
