from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.localisation import LANGUAGES, words_in
from bot.rendering.insights import chart_of, render_public_groups, render_summary
from bot.rendering.limits import DISPLAY_TEXT, size
from bot.ui.insights import CHART, DAYS, QUESTIONS, InsightsLayout
from index import Day, Insights, OpenQuestion, QuestionGroup
from tests.bot.rendering.samples import WORDS

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
LINK = "https://discord.com/channels/" + "/".join(["9" * 20] * 3)
MANY = Insights((Day(date(2026, 3, 1), 90_000, 45_000, 3, 1),) * 90, ())


def group(text: str, count: int = 1, link: str | None = LINK) -> QuestionGroup:
    return QuestionGroup(tuple(OpenQuestion(n, text, link, MOMENT) for n in range(count)))


def displays(component: dict[str, Any]) -> Iterator[str]:
    if component["type"] == 10:
        yield component["content"]
    for child in component.get("components", ()):
        yield from displays(child)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sign", ["*", "😀", "_a", "W"])
def test_insights_stay_within_discords_limits(language: str, sign: str) -> None:
    groups = [(group(sign * 300, 9_000), True)] * 5
    layout = InsightsLayout(
        MANY, [(sign * 300, 9_000)] * 5, groups, 999, words_in(language), [CHART, DAYS, QUESTIONS]
    )
    assert layout.total_children_count <= 40
    items = layout.to_components()  # type: ignore[no-untyped-call]
    texts = [text for item in items for text in displays(item)]
    assert sum(map(size, texts)) <= DISPLAY_TEXT


def test_the_summary_gives_shares() -> None:
    insights = Insights((Day(date(2026, 3, 1), 3, 2, 1, 2), Day(date(2026, 3, 2), 1)), ())
    assert render_summary(insights, WORDS, "insights-heading").splitlines() == [
        "### Insights: the last 2 days",
        "**4 questions**, 50 % answered",
        "**3 votes**, 33 % helpful",
    ]


def test_only_public_questions_are_named_for_everybody() -> None:
    text = render_public_groups([group("*Where*?"), group("Secret?", link=None)], WORDS)
    assert text.splitlines() == [
        "**Unanswered questions**",
        f"- \\*Where\\*? · [#1]({LINK})",
        "-# and 1 that was not asked in public",
    ]
    assert render_public_groups([], WORDS) == ""


def test_the_chart_has_a_bar_for_each_day() -> None:
    insights = Insights((Day(date(2026, 3, 1), 3, 2), Day(date(2026, 3, 2), 1)), ())
    chart = chart_of(insights, words_in("de"))
    assert (chart.days, chart.lower, chart.upper) == (("1. März", "2. März"), (2, 0), (1, 1))
