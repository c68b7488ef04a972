"""The public question sets of ../shared/data as paragraphs and queries."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import regex
import Stemmer  # type: ignore[import-not-found]

from index.analysis.stop_words import stop_words
from tests.benchmarks.engines.corpus import Corpus
from tests.benchmarks.labelled import SQUAD, XQUAD

DATA = SQUAD.parents[1]

_WORD = regex.compile(r"[\p{L}\p{N}]+")
_stem = Stemmer.Stemmer("english").stemWord


def read() -> Corpus:
    """Return the English paragraphs and questions: stems, without stop words."""
    contexts = [
        part for file in (SQUAD, XQUAD) for entry in _entries(file) for part in entry["paragraphs"]
    ]
    texts = [part["context"] for part in contexts]
    queries = [_words(asked["question"]) for part in contexts for asked in part["qas"]]
    documents = [_words(text) for text in texts]
    words = list(dict.fromkeys(word for document in documents for word in document))
    number = {word: n for n, word in enumerate(words)}
    terms = np.array([number[word] for document in documents for word in document], np.int32)
    starts = np.cumsum([0, *map(len, documents)])
    order = np.random.default_rng(6).permutation(len(queries))
    return Corpus(words, terms, starts, [queries[n] for n in order if queries[n]], texts)


def _entries(file: Path) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = json.loads(file.read_bytes())["data"]
    return entries


def _words(text: str) -> list[str]:
    found = (word for word in _WORD.findall(text.lower()) if word not in stop_words("en"))
    return [_stem(word) for word in found]
