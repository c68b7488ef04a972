"""The candidates' texts, gathered from their segments into single arrays."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from index.ranking.arrays import Int32s, spread
from index.ranking.evidence import Texts
from index.ranking.shelf import Part

Place = tuple[Part, int]
"""A part and the position of a paragraph in its segment."""


def lay_out(places: Sequence[Place]) -> Texts:
    """Lay the words of the candidates end to end, paragraph after paragraph.

    Args:
        places: at least one; those of one part stand together.
    """
    words: list[Int32s] = []
    fields: list[Int32s] = []
    kinds: list[NDArray[np.uint8]] = []
    word_counts: list[NDArray[np.int64]] = []
    field_counts: list[NDArray[np.int64]] = []
    sentence_counts: list[NDArray[np.int64]] = []
    for _, group in groupby(places, key=lambda place: id(place[0])):
        of_part = list(group)
        segment = of_part[0][0].segment
        rows = np.asarray([at for _, at in of_part], np.int64)
        first = segment.sentence_starts[rows]
        counts = segment.sentence_starts[rows + 1] - first
        sentences = spread(first, counts)
        for (items, lengths), into, sizes in (
            (segment.words.take(sentences), words, word_counts),
            (segment.fields.take(rows), fields, field_counts),
        ):
            into.append(items)
            sizes.append(lengths)
        kinds.append(segment.kinds[sentences])
        sentence_counts.append(counts)
    in_sentence = np.concatenate(word_counts)
    return Texts(
        words=np.concatenate(words),
        sentence_of=np.repeat(np.arange(len(in_sentence)), in_sentence),
        paragraph_of=np.repeat(np.arange(len(places)), np.concatenate(sentence_counts)),
        fields=np.concatenate(fields),
        field_of=np.repeat(np.arange(len(places)), np.concatenate(field_counts)),
        kinds=np.concatenate(kinds),
        paragraphs=len(places),
    )
