"""A number is recalled by its key alone, however many keys there are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.batch import hash_table as recall
from index.analysis.batch.byte_keys import Keys, Spans
from index.analysis.batch.hash_table import Recall

WORDS = st.lists(st.lists(st.text("abc", min_size=1, max_size=24), max_size=30), max_size=6)


def keys_of(words: Sequence[str]) -> Keys:
    return Spans.of(" ".join(words)).keys()


@given(WORDS)
def test_every_key_that_was_entered_is_found_and_no_other(batches: Sequence[Sequence[str]]) -> None:
    table, known = Recall(), dict[str, int]()
    for words in batches:
        assert table.find(keys_of(words)).tolist() == [known.get(word, -1) for word in words]
        fresh = [word for word in words if word not in known]
        numbers, given_at = table.enter(keys_of(fresh), len(known))
        given = [fresh[place] for place in given_at.tolist()]
        assert sorted(given) == sorted(set(fresh))
        known |= {word: number for number, word in enumerate(given, len(known))}
        assert numbers.tolist() == [known[word] for word in fresh]
    assert table.find(keys_of(list(known))).tolist() == list(known.values())


def test_there_is_room_for_ever_more() -> None:
    table, words = Recall(), [f"w{number}" for number in range(20_000)]
    for first in range(0, len(words), 3_000):
        table.enter(keys_of(words[first : first + 3_000]), first)
    found = table.find(keys_of([*words, "elm"]))
    assert found.tolist() == [*range(len(words)), -1]


def test_what_finds_no_room_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "_FACTORS", np.zeros(3, np.uint64))
    table, words = Recall(), [f"w{number}" for number in range(50)]
    numbers, given_at = table.enter(keys_of(words), 7)
    assert sorted(numbers.tolist()) == list(range(7, 57))
    assert numbers[given_at].tolist() == list(range(7, 57))
    found = table.find(keys_of(words))
    known = np.flatnonzero(found >= 0)
    assert 0 < len(known) < len(words)
    assert found[known].tolist() == numbers[known].tolist()
