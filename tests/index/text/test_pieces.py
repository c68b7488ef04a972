"""Reading many pieces at once gives the numbers that looking them up one by one would."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.text import pieces
from index.text.pieces import Pieces

PIECE = (
    st.sampled_from(["\0", "oak", "o" * 24, "o" * 25, "ж" * 12, "ж" * 13, "x" * 40, "x" * 41])
    | st.text("ab", max_size=3)
    | st.text(st.characters(exclude_characters="\0"), max_size=3)
)
TEXT = st.lists(PIECE, max_size=30).map(" ".join)


@given(st.lists(TEXT, max_size=5), st.integers(0, 20), st.integers(0, 20))
def test_the_numbers_are_the_same_either_way(texts: Sequence[str], large: int, many: int) -> None:
    plain, fast = Pieces(), Pieces()
    with pytest.MonkeyPatch.context() as patched:
        for text in texts:
            numbers, new = plain.numbers(text)
            patched.setattr(pieces, "_LARGE", large)
            patched.setattr(pieces, "_MANY", many)
            found, entered = fast.numbers(text)
            patched.undo()
            assert found.tolist() == numbers.tolist()
            assert entered == new
