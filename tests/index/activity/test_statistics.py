from __future__ import annotations

from datetime import UTC, datetime, timedelta

from index import Answer, Caution, Day, Library, Passage, Quote, Verdict
from index.answering.confidence import THRESHOLDS

TEXT = "It was opened in 1932."


def answer(article: str, confidence: float = 0.9) -> Answer:
    quote = Quote(0, len(TEXT), TEXT)
    passage = Passage(article, "T", None, None, None, 1, 1, (), TEXT, (quote,), 1.0)
    return Answer("When?", Verdict.ANSWERED, confidence, (passage,))


async def test_questions_votes_and_articles_are_counted(library: Library) -> None:
    own, other, journal = library.of("1"), library.of("2"), library.journal
    first = journal.remember("1", answer("a"), asker=5)
    journal.remember("1", answer("a"), asker=6)
    journal.remember("1", answer("b"), asker=6)
    journal.remember("1", Answer("Where?", Verdict.NOT_IN_LIBRARY, 0.2), asker=5)
    journal.remember("1", Answer("Hi!", Verdict.NO_QUESTION, 0.0), asker=5)
    journal.remember("2", answer("c"), asker=5)
    await journal.vote(first, 5, helpful=True)
    await journal.vote(first, 6, helpful=False)
    await journal.vote(first, 7, helpful=True)
    await journal.written()

    insights = await own.management.statistics.insights(7)
    today = datetime.now(UTC).date()
    assert insights.days[-1] == Day(today, 4, 3, 2, 1)
    assert insights.days[0] == Day(today - timedelta(days=6))
    assert len(insights.days) == 7
    assert (insights.questions, insights.answered) == (4, 3)
    assert (insights.helpful, insights.votes) == (2, 3)
    assert insights.articles == (("a", 2), ("b", 1))
    assert insights.quoted == {"a": 2, "b": 1}
    assert (await other.management.statistics.insights(1)).articles == (("c", 1),)


async def test_thresholds_are_tried_on_the_latest_questions(library: Library) -> None:
    for confidence in (0.0, 0.4, 0.6, 0.9):
        library.journal.remember("1", answer("a", confidence), asker=5)
    library.journal.remember("1", Answer("Hi!", Verdict.NO_QUESTION, 0.0), asker=5)
    await library.journal.written()
    preview = await library.of("1").management.preview()
    assert preview.questions == 4
    assert preview.answered[Caution.CAUTIOUS] <= preview.answered[Caution.BALANCED]
    assert preview.answered == {
        caution: sum(c >= threshold for c in (0.0, 0.4, 0.6, 0.9))
        for caution, threshold in THRESHOLDS.items()
    }


async def test_a_library_that_was_never_asked(library: Library) -> None:
    insights = await library.management.statistics.insights(3)
    assert (insights.questions, insights.votes, insights.articles) == (0, 0, ())
    assert (await library.management.preview()).questions == 0
