"""Attributes of tokens come out as they were packed."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.batch.packed_tokens import PackedTokens
from index.analysis.batch.token_flags import ALL_FLAGS, SEVERAL_WORDS

Token = tuple[list[tuple[int, int]], int]

WORD = st.tuples(st.integers(-1, 2**31 - 1), st.integers(0, 255))
TOKEN = st.tuples(st.lists(WORD, max_size=4), st.integers(0, ALL_FLAGS & ~SEVERAL_WORDS))


@given(st.lists(st.lists(TOKEN, max_size=6), max_size=4), st.data())
def test_attributes_are_those_that_were_added(
    batches: Sequence[Sequence[Token]], data: st.DataObject
) -> None:
    tokens, added = PackedTokens(), list[Token]()
    for batch in batches:
        known = [(words, flags | SEVERAL_WORDS * (len(words) > 1)) for words, flags in batch]
        flat = np.asarray([word for words, _ in known for word in words], np.int64).reshape(-1, 2)
        tokens.add(
            flat[:, 0],
            flat[:, 1],
            np.asarray([len(words) for words, _ in known], np.int64),
            np.asarray([flags for _, flags in known], np.int64),
        )
        added += known
    chosen = data.draw(st.lists(st.sampled_from(range(len(added))))) if added else []
    word_ids, answer_types, counts, flags = tokens.unpack(np.asarray(chosen, np.int64))
    due = [added[token] for token in chosen]
    assert list(zip(word_ids.tolist(), answer_types.tolist(), strict=True)) == [
        word for words, _ in due for word in words
    ]
    assert counts.tolist() == [len(words) for words, _ in due]
    assert flags.tolist() == [flags for _, flags in due]
