"""Putting together what `/insights` and the digest show."""

from __future__ import annotations

import asyncio
import io
from dataclasses import dataclass

import discord

from bot.cogs.insights.questions import unquoted
from bot.localisation import Words
from bot.rendering.chart import draw
from bot.rendering.insights import SourceUsage, chart_of, usage_of
from bot.rendering.tables import days_table, questions_table
from bot.servers.settings import ServerSettings
from bot.ui.insights import CHART, DAYS, QUESTIONS, InsightsLayout
from index import Insights, Library, QuestionGroup

SHOWN = 5
"""Groups of open questions that are shown; all of them are in the table."""
_TOP = 5


@dataclass(frozen=True, slots=True)
class Report:
    """A view of how a library does.

    Attributes:
        insights: the counts.
        top: (title, answers) of the articles that were quoted most.
        groups: all open questions, in groups.
        usage: where the answers came from.
        answered: numbers of the latest questions of groups that have an answer now.
        chart: a PNG; None where there is nothing to draw.
        unhelpful: answers that were voted unhelpful and not looked at yet.
        unquoted: articles of the library's own that were never quoted.
    """

    insights: Insights
    top: list[tuple[str, int]]
    groups: list[QuestionGroup]
    usage: SourceUsage
    answered: frozenset[int]
    chart: bytes | None
    unhelpful: int = 0
    unquoted: int = 0

    def files(self) -> list[discord.File]:
        """Return the chart and the tables, to be sent once."""
        found = {CHART: self.chart, DAYS: days_table(self.insights)}
        found[QUESTIONS] = questions_table(self.groups) if self.groups else None
        return [
            discord.File(io.BytesIO(data), name) for name, data in found.items() if data is not None
        ]

    def layout(self, words: Words, files: list[discord.File]) -> InsightsLayout:
        """Return everything as components."""
        shown = [(group, group.ids[0] in self.answered) for group in self.groups[:SHOWN]]
        names = [file.filename for file in files]
        more = len(self.groups) - len(shown)
        return InsightsLayout(
            self.insights,
            self.top,
            shown,
            more,
            words,
            names,
            usage=self.usage,
            unhelpful=self.unhelpful,
            unquoted=self.unquoted,
        )


async def build_report(
    library: Library, days: int, choices: ServerSettings, words: Words
) -> Report:
    """Return how a library did over some days.

    Raises:
        LibraryError: it cannot be read now.
    """
    insights = await library.management.statistics.insights(days, articles=_TOP)
    articles = await library.articles()
    titles = {article.id: article.title for article in articles}
    usage = await asyncio.to_thread(usage_of, insights, articles, library.key, words)
    top = [(titles[key], answers) for key, answers in insights.articles if key in titles]
    groups = await library.management.open_questions.groups()
    answered = [group.ids[0] for group in groups[:SHOWN] if await _answers(library, group, choices)]
    unhelpful = len(await library.management.feedback.unhelpful())
    image, never = None, 0
    if insights.questions:
        image = await asyncio.to_thread(draw, chart_of(insights, words))
        never = len(await unquoted(library))
    return Report(insights, top, groups, usage, frozenset(answered), image, unhelpful, never)


async def _answers(library: Library, group: QuestionGroup, choices: ServerSettings) -> bool:
    answer = await library.ask(group.wording, limit=1, caution=choices.caution)
    return answer.answered
