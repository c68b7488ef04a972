"""Some weeks in which the demo's server was busy, for `/insights` to have something to show.

The questions and their days are made up; the answers and what is counted are the bot's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice

from bot.demo.scene import Scene

DAYS = 27
"""Days before today."""
ASKED = (4, 6, 5, 7, 3, 1, 2)
"""Questions a day, over and over."""
QUESTIONS = (
    "When does the reading club meet?",
    "What did the repair of the bridge cost?",
    "How many votes does every member have?",
    "Who fixed the harbour lights?",
    "How long will the new piles last?",
    "When does the bridge turn for ships?",
    "Is there a fee for the club?",
    "Where can I buy a fishing licence?",
    "How long do cars wait at the bridge?",
    "Who cut the ribbon?",
    "Do lorries pay a toll?",
    "Can I cross the bridge with a horse?",
)
"""Asked in turn; nothing answers the fourth and the eighth, and the last is a matter of caution."""
VOTED = 3
"""One answer of so many is voted on; one vote of so many says that it was not helpful."""


async def make_history(scene: Scene) -> None:
    """Let the friend have asked questions over the last weeks, unless there is a past already."""
    library = scene.bot.library_of(scene.admin.guild.id)
    *past, _ = (await library.management.statistics.insights(DAYS + 1)).days
    if any(day.questions for day in past):
        return
    answers = {question: await library.ask(question) for question in QUESTIONS}
    votes = cycle(range(VOTED**2))
    for question, moment in _asked(datetime.now(UTC)):
        answer = answers[question]
        asker = scene.friend.id
        name = library.journal.remember(library.key, answer, asker=asker, given_at=moment)
        if not answer.answered:
            await library.management.open_questions.note(question, asked_at=moment)
        elif (vote := next(votes)) % VOTED == 0:
            await library.journal.vote(name, asker, helpful=vote != 0)
    await library.journal.written()


def _asked(now: datetime) -> Iterator[tuple[str, datetime]]:
    """Yield what was asked and when, the earliest first."""
    questions = cycle(QUESTIONS)
    for day, count in zip(range(DAYS, 0, -1), cycle(ASKED), strict=False):
        for question in islice(questions, count):
            yield question, now - timedelta(days=day)
