"""Strings are numbered in the order in which they are met."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from index.text.table import Table

STRINGS = st.lists(st.lists(st.text("ab", max_size=3), max_size=12), max_size=6)


@given(STRINGS)
def test_a_string_has_the_same_number_whenever_it_is_met(batches: Sequence[Sequence[str]]) -> None:
    table, known = Table(99), dict[str, int]()
    for strings in batches:
        before = len(known)
        numbers, new = table.numbers(strings)
        assert numbers.tolist() == [known.setdefault(string, len(known)) for string in strings]
        assert new == list(known)[before:]


def test_a_long_string_is_forgotten_and_its_number_never_given_again() -> None:
    table = Table(3)
    assert table.numbers(["oaks", "elm", "oaks"])[0].tolist() == [0, 1, 0]
    numbers, new = table.numbers(["ash", "oaks", "elm", "ash"])
    assert (numbers.tolist(), new) == ([2, 3, 1, 2], ["ash", "oaks"])
