"""Plain words are found among all pieces, and read as their letters are written."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis.batch.ascii_words import Plain
from index.analysis.batch.byte_keys import WIDTH, Spans, strings_of
from index.analysis.batch.token_flags import TRAILING

PIECE = st.from_regex(r"[A-Za-z]{1,9}[,.;:!?]{0,3}", fullmatch=True) | st.text(
    st.characters(exclude_characters="\0"), max_size=8
)


@given(st.lists(PIECE, max_size=20))
@example(["a", "I", "US", "U.S.", ".", "oak.oak", "Oak!?", "McOak", "{a", "`", "[", "@", "ä", "\0"])
@example(["x" * 24, "X" * 23 + "x", "x" * 23 + ".", "X" * 24])
def test_plain_words_are_read_as_one_by_one(pieces: Sequence[str]) -> None:
    text = " ".join(pieces)
    spans = Spans.of(text)
    assert (spans.lengths <= WIDTH).all()
    plain = Plain.of(spans.keys(), spans.lengths)
    stretches = text.split()
    words = [stretch.rstrip(TRAILING) for stretch in stretches]
    due = [
        number
        for number, word in enumerate(words)
        if word.isascii() and word.isalpha() and (len(word) == 1 or not word.isupper())
    ]
    assert plain.places.tolist() == due
    assert strings_of(plain.forms, plain.lengths) == [words[number].lower() for number in due]
    assert plain.small.tolist() == [words[number].islower() for number in due]
    assert plain.begins.tolist() == [words[number][0].isupper() for number in due]
    assert plain.bare.tolist() == [words[number] == stretches[number] for number in due]
