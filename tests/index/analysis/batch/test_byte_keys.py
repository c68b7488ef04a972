"""Many pieces of a text at once are those of `str.split`, and told apart by their keys."""

from __future__ import annotations

import sys

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis.batch.byte_keys import WIDTH, Spans, bytes_of, keys_of, strings_of

SPACES = "".join(filter(str.isspace, map(chr, range(sys.maxunicode + 1))))
PIECE = (
    st.text("ab", max_size=2 * WIDTH)
    | st.integers(6, 26).map("a".__mul__)
    | st.text("aéд東\ud800😀", max_size=9)
)
TEXT = st.lists(st.tuples(PIECE, st.sampled_from(SPACES)), max_size=20).map(
    lambda pieces: "".join(map("".join, pieces))
)


@given(TEXT)
@example(SPACES)
@example("oak")
def test_the_pieces_are_those_of_split(text: str) -> None:
    spans = Spans.of(text)
    assert spans.strings(np.arange(len(spans))) == text.split()
    assert spans.lengths.tolist() == [
        len(piece.encode("utf-8", "surrogatepass")) for piece in text.split()
    ]


def test_every_kind_of_white_space_parts_pieces() -> None:
    spans = Spans.of("".join(f"oak{space}" for space in SPACES))
    assert spans.strings(np.arange(len(spans))) == ["oak"] * len(SPACES)


@given(TEXT)
def test_two_pieces_have_the_same_key_if_they_are_the_same(text: str) -> None:
    spans = Spans.of(text)
    keys = [key.tobytes() for key in spans.keys().T]
    short = [piece.encode("utf-8", "surrogatepass")[:WIDTH] for piece in text.split()]
    assert keys == [piece.ljust(WIDTH, b"\0") for piece in short]


@given(TEXT)
def test_a_short_piece_is_spelt_out_of_its_key(text: str) -> None:
    spans = Spans.of(text)
    keys, short = spans.keys(), spans.lengths <= WIDTH
    spelt = strings_of(keys[:, short], spans.lengths[short])
    assert spelt == spans.strings(np.flatnonzero(short))
    assert (keys_of(bytes_of(keys)) == keys).all()
