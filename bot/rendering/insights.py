"""How a library does, as Markdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.localisation import Words
from bot.rendering.chart import Chart
from bot.rendering.library import relative_time
from bot.rendering.limits import one_line
from bot.rendering.markdown import block_quote, bold, escape
from index import SAMPLE, SHARED, ArticleSummary, Insights, QuestionGroup, UnhelpfulAnswer

_QUESTION = 120
_TITLE = 60
_LINKS = 2
_SOURCES = 3
_UNUSED = 3
_NAME = 35
_REASON = 150
_UNQUOTED = 20


@dataclass(frozen=True, slots=True)
class SourceUsage:
    """Where answers came from.

    Attributes:
        answers: (source, answers that quoted it first), the most quoted first.
        unused: titles of the library's own articles that no answer quoted.
        articles: how many articles of its own the library has.
    """

    answers: tuple[tuple[str, int], ...] = ()
    unused: tuple[str, ...] = ()
    articles: int = 0


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


def render_sources_used(usage: SourceUsage, words: Words) -> str:
    """Return which sources the answers came from, and which articles none of them quoted."""
    lines = []
    if usage.answers:
        shown = usage.answers[:_SOURCES]
        named = (
            words("insights-source", name=escape(one_line(name, _NAME)), answers=count)
            for name, count in shown
        )
        lines += [f"**{words('insights-sources')}**", " · ".join(named)]
    if usage.unused:
        heading = words("insights-unused", count=len(usage.unused), total=usage.articles)
        titles = (escape(one_line(title, _NAME)) for title in usage.unused[:_UNUSED])
        lines += [f"**{heading}**", " · ".join(titles)]
    return "\n".join(lines)


def usage_of(
    insights: Insights, articles: Sequence[ArticleSummary], library: str, words: Words
) -> SourceUsage:
    """Return which sources were quoted, and which articles of a library were not; CPU-bound.

    Args:
        insights: what was quoted.
        articles: all that the library reads.
        library: key of the library whose own articles may have been quoted in vain.
        words: those of the reader.
    """
    answers = Counter[str]()
    for article in articles:
        if count := insights.quoted.get(article.id):
            answers[_source(article, words)] += count
    own = [article for article in articles if article.library == library]
    unused = tuple(article.title for article in own if article.id not in insights.quoted)
    return SourceUsage(tuple(answers.most_common()), unused, len(own))


def _source(article: ArticleSummary, words: Words) -> str:
    """Return where an article is from: a host, or how it came into the library."""
    kind, _, place = article.origin.partition(":")
    if kind in ("url", "feed"):
        return urlsplit(place).hostname or place
    if article.library == SAMPLE:
        return words("insights-from-sample")
    if article.library == SHARED:
        return words("insights-from-shared")
    is_said = kind in ("message", "thread", "channel")
    return words("insights-from-messages" if is_said else "insights-from-files")


def render_group(group: QuestionGroup, words: Words, *, answered: bool) -> str:
    """Return questions that ask much the same: the latest, how many, where they stand."""
    facts = [
        words("insights-times", count=len(group.questions)),
        relative_time(group.questions[0].asked_at),
        *(f"[#{n}]({url})" for n, url in enumerate(group.links[:_LINKS], 1)),
    ]
    mark = f"✅ {words('insights-answered-now')} · " if answered else ""
    return f"{bold(one_line(group.wording, _QUESTION))}\n-# {mark}{' · '.join(facts)}"


def render_unhelpful(answer: UnhelpfulAnswer, title: str, words: Words, *, most: int = 2) -> str:
    """Return an answer that did not help: its question or what it quoted, and the reasons.

    Args:
        answer: what members made of it.
        title: of the article that it quoted; empty where that has gone.
        words: those of the reader.
        most: reasons to show, at most.
    """
    named = answer.question or title or words("insights-unknown-question")
    reasons = [block_quote(escape(one_line(reason, _REASON))) for reason in answer.reasons[:most]]
    facts = [words("insights-unhelpful-votes", count=answer.votes), relative_time(answer.voted_at)]
    if answer.question and title:
        facts.insert(0, escape(one_line(title, _TITLE)))
    return "\n".join([bold(one_line(named, _QUESTION)), *reasons, f"-# {' · '.join(facts)}"])


def render_unquoted(titles: Sequence[str], words: Words) -> str:
    """Return the articles that were never quoted, the first of them by title."""
    if not titles:
        return words("insights-all-quoted")
    lines = [f"- {escape(one_line(title, _TITLE))}" for title in titles[:_UNQUOTED]]
    if len(titles) > _UNQUOTED:
        lines.append(f"-# {words('insights-more', count=len(titles) - _UNQUOTED)}")
    return "\n".join([f"### {words('insights-unquoted')}", *lines])


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
