"""What is known of stretches comes out as it was put in."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.batch.packed_tokens import Records
from index.analysis.batch.token_flags import ALL, SEVERAL

Stretch = tuple[list[tuple[int, int]], int]

WORD = st.tuples(st.integers(-1, 2**31 - 1), st.integers(0, 255))
STRETCH = st.tuples(st.lists(WORD, max_size=4), st.integers(0, ALL & ~SEVERAL))


@given(st.lists(st.lists(STRETCH, max_size=6), max_size=4), st.data())
def test_records_are_what_was_added(
    batches: Sequence[Sequence[Stretch]], data: st.DataObject
) -> None:
    records, added = Records(), list[Stretch]()
    for batch in batches:
        known = [(words, marks | SEVERAL * (len(words) > 1)) for words, marks in batch]
        flat = np.asarray([word for words, _ in known for word in words], np.int64).reshape(-1, 2)
        records.add(
            records.packed(
                flat[:, 0],
                flat[:, 1],
                np.asarray([len(words) for words, _ in known], np.int64),
                np.asarray([marks for _, marks in known], np.int64),
            )
        )
        added += known
    assert len(records) == len(added)
    chosen = data.draw(st.lists(st.sampled_from(range(len(added))))) if added else []
    words, kinds, counts, marks = records.unpacked(records.get(np.asarray(chosen, np.int64)))
    due = [added[number] for number in chosen]
    assert list(zip(words.tolist(), kinds.tolist(), strict=True)) == [
        w for ws, _ in due for w in ws
    ]
    assert counts.tolist() == [len(words) for words, _ in due]
    assert marks.tolist() == [marks for _, marks in due]
