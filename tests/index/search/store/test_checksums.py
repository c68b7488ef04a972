"""The checksum of a file is the same however it is worked out."""

from __future__ import annotations

import numpy as np
import pytest

from index.ranking.store.checksums import BLOCK, of_pieces, of_whole


@pytest.mark.parametrize("size", [0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK + 77])
@pytest.mark.parametrize("most", [1_000_000, BLOCK, 10 * BLOCK])
def test_pieces_give_what_the_whole_gives(size: int, most: int) -> None:
    chosen = np.random.default_rng((size, most))
    data = memoryview(chosen.bytes(size))
    pieces, at = [], 0
    while at < size:
        piece = data[at : at + int(chosen.integers(1, most))]
        pieces.append(piece)
        at += len(piece)
    assert of_pieces(pieces) == of_whole(data)


def test_one_byte_more_or_another_order_gives_another() -> None:
    data = np.random.default_rng(1).bytes(2 * BLOCK)
    swapped = data[BLOCK:] + data[:BLOCK]
    cases = [b"", b"\0", data, data[:-1], data + b"\0", swapped]
    assert len({of_whole(memoryview(case)) for case in cases}) == len(cases)
