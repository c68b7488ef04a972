"""A number is recalled by its key alone, however many keys there are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import recall
from index.text.recall import Recall
from index.text.spans import Keys, Spans

WORDS = st.lists(st.lists(st.text("abc", min_size=1, max_size=24), max_size=30), max_size=6)


def keys_of(words: Sequence[str]) -> Keys:
    return Spans.of(" ".join(words)).keys()


@given(WORDS)
def test_every_key_that_is_kept_is_found_and_no_other(batches: Sequence[Sequence[str]]) -> None:
    table, known = Recall(), dict[str, int]()
    for words in batches:
        assert table.find(keys_of(words)).tolist() == [known.get(word, -1) for word in words]
        new = [word for word in dict.fromkeys(words) if word not in known]
        numbers = np.arange(len(known), len(known) + len(new))
        table.keep(keys_of(new), numbers)
        known |= dict(zip(new, numbers.tolist(), strict=True))
    assert table.find(keys_of(list(known))).tolist() == list(known.values())


def test_there_is_room_for_ever_more() -> None:
    table, words = Recall(), [f"w{number}" for number in range(20_000)]
    for first in range(0, len(words), 3_000):
        some = words[first : first + 3_000]
        table.keep(keys_of(some), np.arange(first, first + len(some)))
    found = table.find(keys_of([*words, "elm"]))
    assert found.tolist() == [*range(len(words)), -1]


def test_what_finds_no_room_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recall, "_MOST", 2)
    monkeypatch.setattr(recall, "_FACTORS", np.zeros(3, np.uint64))
    table, words = Recall(), ["oak", "elm", "ash"]
    table.keep(keys_of(words), np.arange(3))
    assert table.find(keys_of(words)).tolist() == [0, 1, -1]
    monkeypatch.setattr(recall, "_MOST", 1 << 20)
    many = [f"w{number}" for number in range(50)]
    table.keep(keys_of(many), np.arange(3, 53))
    found = table.find(keys_of(many))
    assert 0 < np.count_nonzero(found >= 0) < len(many)
    assert set(found.tolist()) <= {-1, *range(3, 53)}
