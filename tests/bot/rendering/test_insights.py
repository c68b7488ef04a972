from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.localisation import LANGUAGES, words_in
from bot.rendering.insights import (
    SourceUsage,
    chart_of,
    render_public_groups,
    render_sources_used,
    render_summary,
    usage_of,
)
from bot.rendering.limits import DISPLAY_TEXT, size
from bot.ui.insights import CHART, DAYS, QUESTIONS, InsightsLayout
from index import SHARED, ArticleSummary, Day, Insights, OpenQuestion, QuestionGroup
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
    usage = SourceUsage(((sign * 300, 9_000),) * 9, (sign * 300,) * 999, 9_000)
    words = words_in(language)
    layout = InsightsLayout(
        MANY, [(sign * 300, 9_000)] * 5, groups, 999, words, [CHART, DAYS, QUESTIONS], usage
    )
    assert layout.total_children_count <= 40
    items = layout.to_components()  # type: ignore[no-untyped-call]
    texts = [text for item in items for text in displays(item)]
    assert sum(map(size, texts)) <= DISPLAY_TEXT


def test_the_summary_gives_shares() -> None:
    insights = Insights((Day(date(2026, 3, 1), 3, 2, 1, 2), Day(date(2026, 3, 2), 1)), ())
    assert render_summary(insights, WORDS, "insights-heading").splitlines() == [
        "### Insights: the last 2 days",
        "**4 questions**, 50% answered",
        "**3 votes**, 33% helpful",
    ]


def test_answers_are_counted_by_source_and_what_was_never_quoted_is_named() -> None:
    def article(key: str, origin: str, library: str = "7") -> ArticleSummary:
        moment = datetime(2026, 3, 1, tzinfo=UTC)
        return ArticleSummary(
            key, library, f"Title *{key}*", None, None, None, "en", origin, 1, 9, moment
        )

    articles = [
        article("a", "url:https://docs.example.org/a"),
        article("b", "url:https://docs.example.org/b"),
        article("c", "upload:c.txt"),
        article("d", "message:1/2"),
        article("e", "folder:e.md", SHARED),
        article("f", "url:https://docs.example.org/f"),
        article("g", "folder:g.md", SHARED),
    ]
    insights = Insights((), (), {"a": 2, "b": 1, "c": 1, "d": 0, "e": 5, "gone": 9})
    usage = usage_of(insights, articles, "7", WORDS)
    assert usage.answers == (
        ("shared library", 5), ("docs.example.org", 3), ("files and pasted texts", 1),
    )  # fmt: skip
    assert render_sources_used(usage, WORDS).splitlines() == [
        "**Sources of the answers**",
        "shared library: 5 · docs.example.org: 3 · files and pasted texts: 1",
        "**Never quoted: 1 of 5 articles**",
        "Title \\*f\\*",
    ]
    assert render_sources_used(usage_of(Insights((), ()), [], "7", WORDS), WORDS) == ""


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
