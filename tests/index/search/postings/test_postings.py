from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import TooManyPostings
from index.search.arrays import PiecedArray
from index.search.postings import inverter as inverting
from index.search.postings import merger
from index.search.postings.merger import PostingsInput
from index.search.postings.postings import Postings

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


@given(st.lists(TEXTS, min_size=1, max_size=3), st.sets(st.integers(0, 19)), st.integers(1, 30))
def test_merged_postings_are_as_if_indexed_at_once(
    parts: list[list[list[int]]], gone: set[int], at_a_time: int
) -> None:
    """Each part has every second of the terms, long documents and some that are left out."""
    inputs, left = list[PostingsInput](), list[list[int]]()
    for number, texts in enumerate(parts):
        texts = [[term for term in text for _ in range(term + number)] for text in texts]
        places = np.full(len(texts), -1, np.int32)
        kept = [place for place in range(len(texts)) if place not in gone]
        places[kept] = np.arange(len(left), len(left) + len(kept))
        left += [[2 * term + number for term in texts[place]] for place in kept]
        held = {term for place in kept for term in texts[place]}
        terms = np.asarray([2 * t + number if t in held else -1 for t in range(10)], np.int64)
        inputs.append(PostingsInput(index(texts), terms, places))
    lengths = np.asarray([len(text) for text in left], np.int32)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(merger, "_AT_A_TIME", at_a_time)
        merged = merger.merge_postings(inputs, lengths, 30)
    for name, array in index(left, 30).arrays().items():
        found = merged[name]
        found = found.whole() if isinstance(found, PiecedArray) else found
        np.testing.assert_array_equal(found, array, strict=True)


def test_frequencies_too_great_for_four_bits_stand_apart() -> None:
    postings = index([[0] * 300, [0] * 16 + [1] * 70_000, [0] * 15 + [1] * 14, [0] * 14, [1]])
    assert postings.high.dtype == np.uint8
    assert postings.of_term(0)[1].tolist() == [300, 16, 15, 14]
    assert postings.of_term(1)[1].tolist() == [70_000, 14, 1]
    assert postings.often.tolist() == [300, 16, 15, 70_000]
    documents, frequencies, counts = postings.of_terms([1, 0])
    assert documents.tolist() == [1, 2, 4, 0, 1, 2, 3]
    assert frequencies.tolist() == [70_000, 14, 1, 300, 16, 15, 14]
    assert counts.tolist() == [3, 4]
    assert [found.tolist() for found in postings.of_terms([])] == [[], [], []]


@pytest.mark.parametrize(("size", "width"), [(2**20, 1), (2**20 + 1, 2), (2**21 + 7, 2)])
def test_documents_of_a_great_index_are_told_apart(size: int, width: int) -> None:
    lengths = np.zeros(size, np.int32)
    held = [0, 1, 65_535, 65_536, 131_071, size - 2, size - 1]
    lengths[held] = 20
    terms = np.tile(np.r_[np.zeros(19, np.int32), np.int32(1)], len(held))
    postings = Postings.of(terms, lengths, 2)
    assert postings.high.itemsize == width
    assert postings.documents_of(1).tolist() == held
    assert postings.of_term(0)[1].tolist() == [19] * len(held)
    assert postings.of_term(1)[1].tolist() == [1] * len(held)
    some = np.asarray([1, 2, 65_536, 65_537, size - 1], np.int64)
    assert postings.holding_among(1, some) == 3


@given(TEXTS, st.sets(st.integers(0, 19)), st.integers(0, 200_000))
def test_those_that_hold_a_term_are_counted(
    texts: list[list[int]], some: set[int], before: int
) -> None:
    texts = texts + [[]] * (20 - len(texts))
    terms = np.asarray([term for text in texts for term in text], np.int32)
    lengths = np.asarray([0] * before + [len(text) for text in texts], np.int32)
    postings = Postings.of(terms, lengths, 10)
    wanted = np.asarray(sorted(some), np.int64) + before
    for term in range(10):
        due = sum(term in texts[number] for number in some)
        assert postings.holding_among(term, wanted) == due


def test_it_is_saved_and_mapped_without_copying(tmp_path: Path) -> None:
    saved = index([[0, 1, 1], [], [1] * 300])
    for name, array in saved.arrays().items():
        np.save(tmp_path / f"{name}.npy", array)
    mapped = {file.stem: np.load(file, mmap_mode="r") for file in tmp_path.iterdir()}
    loaded = Postings.from_arrays(mapped)
    assert np.shares_memory(loaded.low, mapped["low"])
    assert loaded.of_term(1)[0].tolist() == [0, 2]
    assert loaded.of_term(1)[1].tolist() == [2, 300]
    with pytest.raises(ValueError, match="read-only"):
        loaded.low[0] = 1


def test_an_array_that_is_not_aligned_is_copied() -> None:
    saved = index([[0, 1], [1]]).arrays()
    crooked = np.frombuffer(b"x" + saved["low"].tobytes(), np.uint8)[1:].view(np.uint16)
    loaded = Postings.from_arrays({**saved, "low": crooked})
    assert loaded.low.flags.aligned
    assert loaded.low.tolist() == [0, 0, 1]


def test_more_postings_than_an_index_can_hold_are_refused() -> None:
    many = np.broadcast_to(np.int32(0), 2**31)  # takes no room
    with pytest.raises(TooManyPostings, match=r"up to 2,147,483,647 words; split"):
        Postings.of(many, np.full(2, 2**30, np.int64), 1)


def test_more_documents_than_can_be_told_apart_are_refused() -> None:
    many = np.broadcast_to(np.int32(0), 2**28 + 1)
    with pytest.raises(TooManyPostings, match=r"up to 268,435,456 paragraphs; split"):
        Postings.of(np.zeros(0, np.int32), many, 1)
