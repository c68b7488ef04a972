"""Pieces are told apart by their numbers, looked up one by one or many at once."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.batch import token_ids as pieces
from index.analysis.batch.byte_keys import strings_of
from index.analysis.batch.token_ids import Pieces

PIECE = (
    st.sampled_from(["\0", "oak", "o" * 24, "o" * 25, "ж" * 12, "ж" * 13, "x" * 40, "x" * 41])
    | st.text("ab", max_size=3)
    | st.text(st.characters(exclude_characters="\0"), max_size=3)
)
TEXT = st.lists(PIECE, max_size=30).map(" ".join)


@given(st.lists(TEXT, max_size=5), st.integers(0, 20), st.integers(0, 20))
def test_every_number_stands_for_one_piece(texts: Sequence[str], large: int, many: int) -> None:
    table, known = Pieces(), list[str]()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pieces, "_LARGE", large)
        patched.setattr(pieces, "_MANY", many)
        for text in texts:
            before = len(known)
            numbers, new = table.numbers(text)
            known += [*strings_of(new.keys, new.lengths), *new.strings]
            assert [known[number] for number in numbers.tolist()] == text.split()
            assert len(known[before:]) == len(set(known[before:]))


def test_what_is_met_again_is_not_new(monkeypatch: pytest.MonkeyPatch) -> None:
    table, text = Pieces(), "oak elm " + "ж" * 15 + " oak " + "x" * 50
    for large in (1000, 1000, 0, 0):
        monkeypatch.setattr(pieces, "_LARGE", large)
        monkeypatch.setattr(pieces, "_MANY", large)
        _, new = table.numbers(text)
    assert len(new.lengths) == 0
    assert new.strings == ["x" * 50]
