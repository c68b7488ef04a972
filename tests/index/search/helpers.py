"""Articles in many scripts, and segments made of them in different ways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import numpy as np
from hypothesis import strategies as st
from msgspec.structs import replace
from numpy.typing import NDArray

from index.model import Article, Paragraph
from index.search.interface import Ranking
from index.search.segments.builder import SegmentBuilder
from index.search.segments.segment import Segment

WORDS = (
    "oak", "elms", "Bay", "running", "World Health Organization (WHO)", "WHO", "US", "1,250.50",
    "U.S.C.", "§", "naïve", "नमस्ते", "e\u0301te\u0301", "สวัสดีครับ", "東京都", "カタカナ", "السلام",
    "😀👍🏽", "\U00010330\U00010331", "ﬁnance", "İstanbul", "don't", "five years",
)  # fmt: skip
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(lambda w: f"{' '.join(w)}.")
TEXT = st.lists(SENTENCE, min_size=1, max_size=3).map(" ".join)
BODY = st.lists(TEXT, max_size=3)
LANGUAGE = st.sampled_from(["en", "de", "th", "ar", "zh"])
DATE = st.sampled_from([None, "2020-02-29", "2021-06-01", "2022-01-01"])
QUESTION = st.lists(st.sampled_from([*WORDS, "elm", "oaks", "Istanbol", "京都"]), max_size=5).map(
    " ".join
)


@st.composite
def articles(draw: st.DrawFn, least: int = 0) -> list[Article]:
    """Draw articles with ids of their own."""
    bodies = draw(st.lists(st.tuples(BODY, LANGUAGE, DATE), min_size=least, max_size=6))
    return [
        replace(article(f"a{number}ü", body, number), language=language, date=date)
        for number, (body, language, date) in enumerate(bodies)
    ]


def article(key: str, texts: Sequence[str], revision: int = 1) -> Article:
    """Return an article that has these paragraphs."""
    paragraphs = tuple(
        Paragraph(number, 0, len(text), text, headings=("Trees",))
        for number, text in enumerate(texts, 1)
    )
    return Article(
        key, "any", "Of oaks", "", "text", key, "", revision=revision, paragraphs=paragraphs
    )


def built(some: Sequence[Article]) -> Segment:
    """Return a segment that was built at once."""
    builder = SegmentBuilder()
    builder.add(some)
    return builder.build()


def reopened(segment: Segment) -> Segment:
    """Return a segment that went through MessagePack and read-only bytes."""
    meta, arrays = segment.pack()
    meta = msgspec.msgpack.decode(msgspec.msgpack.encode(meta))
    return Segment.unpack(meta, {name: _stored(array) for name, array in arrays.items()})


def same(one: Segment, other: Segment) -> bool:
    """Return whether two segments have the same arrays."""
    (meta, arrays), (meta2, arrays2) = one.pack(), other.pack()
    return meta == meta2 and _equal(arrays, arrays2)


def told(ranking: Ranking) -> object:
    """Return what a ranking says, in a form that can be compared."""
    return (
        [(c.article_id, c.paragraph, c.score, c.sentences, c.features) for c in ranking.candidates],
        ranking.weights,
        ranking.unknown,
        ranking.paragraphs,
        ranking.named,
    )


def _stored(array: NDArray[Any]) -> NDArray[Any]:
    return np.frombuffer(array.tobytes(), array.dtype).reshape(array.shape)


def _equal(one: Mapping[str, NDArray[Any]], other: Mapping[str, NDArray[Any]]) -> bool:
    return one.keys() == other.keys() and all(
        one[name].dtype == other[name].dtype and np.array_equal(one[name], other[name])
        for name in one
    )
