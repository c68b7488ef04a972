"""Strings get ids in the order in which they are met."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from index.analysis.batch.token_ids import LONGEST, TokenIds

STRINGS = st.lists(st.lists(st.text("ab", max_size=3), max_size=12), max_size=6)


@given(STRINGS)
def test_a_string_has_the_same_id_whenever_it_is_met(batches: Sequence[Sequence[str]]) -> None:
    ids, known = TokenIds(), dict[str, int]()
    for strings in batches:
        before = len(known)
        found, new = ids.look_up(strings)
        assert found.tolist() == [known.setdefault(string, len(known)) for string in strings]
        assert new == list(known)[before:]


def test_a_long_string_is_forgotten_and_its_id_never_given_again() -> None:
    ids = TokenIds()
    long, short = "o" * (LONGEST + 1), "e" * LONGEST
    assert ids.look_up([long, short, long])[0].tolist() == [0, 1, 0]
    found, new = ids.look_up(["ash", long, short, "ash"])
    assert (found.tolist(), new) == ([2, 3, 1, 2], ["ash", long])
