"""What a long message asks, beside what it tells."""

from __future__ import annotations

from time import thread_time

import pytest

from index.analysis.question_clause import question_clause


@pytest.mark.parametrize(
    ("message", "clause"),
    [
        (
            "we moored here last night with two boats and a dog. how much is a berth for a week",
            "how much is a berth for a week",
        ),
        (
            "i came by train with my old bike and its a bit wet, can i take the bike on the ferry",
            "can i take the bike on the ferry",
        ),
        (
            "Wir sind gestern mit dem Zug gekommen und es regnet. Wann fährt die erste Fähre?",
            "Wann fährt die erste Fähre?",
        ),
        ("how much is a berth for a week", ""),
        (
            "I have read rule five, the one about dogs on the pier, does it hold in winter too?",
            "",
        ),
        ("we moored here last night with two boats and a dog and it was all fine", ""),
    ],
)
def test_the_part_that_asks_is_found_where_it_stands_alone(message: str, clause: str) -> None:
    assert question_clause(message) == clause


def test_it_takes_no_longer_for_hostile_messages() -> None:
    started = thread_time()
    for text in ("a, " * 40_000, "what. " * 20_000, ", and so " * 15_000):
        question_clause(text)
    assert thread_time() - started < 2
