"""How a library does, as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from bot.localisation import Words
from bot.rendering.chart import Chart
from bot.rendering.library import relative_time
from bot.rendering.limits import one_line
from bot.rendering.markdown import bold, escape
from index import Insights, QuestionGroup

_QUESTION = 120
_TITLE = 60
_LINKS = 2


def render_summary(insights: Insights, words: Words, heading: str) -> str:
    """Return how much was asked, answered and found helpful.

    Args:
        insights: the counts.
        words: those of the reader.
        heading: key of the sentence above, which is given the number of days.
    """
    parts = [f"### {words(heading, days=len(insights.days))}"]
    if not insights.questions:
        return "\n".join([*parts, words("insights-nothing")])
    parts.append(
        words(
            "insights-questions",
            questions=insights.questions,
            percent=_percent(insights.answered, insights.questions),
        )
    )
    if insights.votes:
        percent = _percent(insights.helpful, insights.votes)
        parts.append(words("insights-helpful", votes=insights.votes, percent=percent))
    return "\n".join(parts)


def render_top(articles: Sequence[tuple[str, int]], words: Words) -> str:
    """Return the articles that were quoted most, by title; empty where there are none."""
    if not articles:
        return ""
    lines = [
        words("insights-article", title=bold(one_line(title, _TITLE)), answers=answers)
        for title, answers in articles
    ]
    return "\n".join([f"**{words('insights-top')}**", *lines])


def render_group(group: QuestionGroup, words: Words, *, answered: bool) -> str:
    """Return questions that ask much the same: the latest, how many, where they stand."""
    facts = [
        words("insights-times", count=len(group.questions)),
        relative_time(group.questions[0].asked_at),
        *(f"[#{n}]({url})" for n, url in enumerate(group.links[:_LINKS], 1)),
    ]
    mark = f"✅ {words('insights-answered-now')} · " if answered else ""
    return f"{bold(one_line(group.wording, _QUESTION))}\n-# {mark}{' · '.join(facts)}"


def render_public_groups(groups: Sequence[QuestionGroup], words: Words) -> str:
    """Return questions for everybody to see: those that stand where everybody can read them."""
    shown = [group for group in groups if group.links]
    lines = [
        f"- {escape(one_line(group.wording, _QUESTION))} · [#1]({group.links[0]})"
        for group in shown
    ]
    hidden = len(groups) - len(shown)
    if hidden:
        lines.append(f"-# {words('digest-hidden', count=hidden)}")
    return "\n".join([f"**{words('insights-open')}**", *lines]) if lines else ""


def chart_of(insights: Insights, words: Words) -> Chart:
    """Return the questions of each day as a chart."""
    return Chart(
        tuple(words.short_date(day.day) for day in insights.days),
        tuple(day.answered for day in insights.days),
        tuple(day.questions - day.answered for day in insights.days),
        words("chart-answered"),
        words("chart-unanswered"),
    )


def _percent(part: int, whole: int) -> int:
    return round(100 * part / whole)
