from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import TooManyPostings
from index.ranking import inverting
from index.ranking.postings import Postings

TEXTS = st.lists(st.lists(st.integers(0, 9), max_size=12), max_size=20)


def index(texts: list[list[int]], vocabulary: int = 10) -> Postings:
    terms = np.asarray([term for text in texts for term in text], np.int32)
    return Postings.of(terms, np.asarray([len(text) for text in texts], np.int32), vocabulary)


@given(TEXTS, st.integers(1, 30))
def test_each_term_has_its_documents_and_how_often_they_hold_it(
    texts: list[list[int]], at_a_time: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inverting, "_AT_A_TIME", at_a_time)
        postings = index(texts)
    assert (postings.size, postings.terms) == (len(texts), 10)
    counts = [Counter(text) for text in texts]
    for term in range(10):
        documents, frequencies = postings.of_term(term)
        due = {number: count[term] for number, count in enumerate(counts) if term in count}
        assert dict(zip(documents.tolist(), frequencies.tolist(), strict=True)) == due
        assert documents.tolist() == sorted(due)
        assert postings.holding(term) == len(due)


@given(TEXTS)
def test_the_highest_saturation_of_a_term_is_a_bound_and_a_close_one(
    texts: list[list[int]],
) -> None:
    postings = index(texts)
    for term in range(10):
        documents, tf = postings.of_term(term)
        norms = 1.5 * (0.25 + 0.75 * postings.lengths[documents] / postings.average_length)
        highest = float(np.max(tf / (tf + norms), initial=0))
        assert highest <= postings.highest[term] <= highest * (1 + 1e-6) + 1e-30


def test_frequencies_too_great_for_a_byte_stand_apart() -> None:
    postings = index([[0] * 300, [0] * 255 + [1] * 70_000, [0] * 254, [1]])
    assert postings.frequencies.dtype == np.uint8
    assert postings.of_term(0)[1].tolist() == [300, 255, 254]
    assert postings.of_term(1)[1].tolist() == [70_000, 1]
    assert postings.spelt_out(1, 5).tolist() == [255, 254, 70_000, 1]


def test_it_is_saved_and_mapped_without_copying(tmp_path: Path) -> None:
    saved = index([[0, 1, 1], [], [1] * 300])
    for name, array in saved.arrays().items():
        np.save(tmp_path / f"{name}.npy", array)
    mapped = {file.stem: np.load(file, mmap_mode="r") for file in tmp_path.iterdir()}
    loaded = Postings.from_arrays(mapped)
    assert np.shares_memory(loaded.documents, mapped["documents"])
    assert loaded.of_term(1)[0].tolist() == [0, 2]
    assert loaded.of_term(1)[1].tolist() == [2, 300]
    with pytest.raises(ValueError, match="read-only"):
        loaded.documents[0] = 1


def test_an_array_that_is_not_aligned_is_copied() -> None:
    saved = index([[0, 1], [1]]).arrays()
    crooked = np.frombuffer(b"x" + saved["documents"].tobytes(), np.uint8)[1:].view(np.int32)
    loaded = Postings.from_arrays({**saved, "documents": crooked})
    assert loaded.documents.flags.aligned
    assert loaded.documents.tolist() == [0, 0, 1]


def test_more_postings_than_an_index_can_hold_are_refused() -> None:
    many = np.broadcast_to(np.int32(0), 2**31)  # takes no room
    with pytest.raises(TooManyPostings, match=r"up to 2,147,483,647 words; split"):
        Postings.of(many, np.full(2, 2**30, np.int64), 1)
