"""Analyses many sentences at once: a token, the text between two spaces, is analysed only once.

No word has a space in it, so that the words of a text are those of its tokens, one after the
other. Most tokens of a text are met again and again.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.analysis.answer_types.answer_types import word_types
from index.analysis.batch.packed_tokens import PackedTokens
from index.analysis.batch.token_flags import END, SEPARATOR, TRAILING, flags_of, flags_of_plain
from index.analysis.batch.token_ids import TokenIds
from index.analysis.tokenizer import tokenize

_CACHE_SIZE = 1 << 20
"""Tokens remembered, and words of those that have several, after which all are forgotten: some
200 MB at most."""


@dataclass(frozen=True, slots=True, eq=False)
class TokenBatch:
    """Analysed sentences.

    Attributes:
        sentences: how many there are.
        word_ids: of each word; -1 for a stop word.
        answer_types: of each word, see `index.analysis.answer_types.answer_types.word_types`.
        sentence_of: the sentence of each word.
        flags: of each token, see `index.analysis.batch.token_flags`.
        sentence_of_token: the sentence of each token.
    """

    sentences: int
    word_ids: NDArray[np.int32]
    answer_types: NDArray[np.int16]
    sentence_of: NDArray[np.int64]
    flags: NDArray[np.int16]
    sentence_of_token: NDArray[np.int64]

    def sentences_with(self, tokens: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Say of each sentence whether it has one of the tokens that are marked."""
        found = np.zeros(self.sentences, np.bool_)
        found[self.sentence_of_token[tokens]] = True
        return found


class BatchAnalyzer:
    """Analyses sentences of one language and remembers their tokens.

    Args:
        word_ids: returns the ids of words as written, -1 for a stop word.
        language: of the sentences.
    """

    def __init__(
        self, word_ids: Callable[[Sequence[str]], Iterable[int]], language: str = "en"
    ) -> None:
        self._ids_of_words = word_ids
        self._language = language
        self._clear()

    def analyze(self, sentences: Sequence[str]) -> TokenBatch:
        """Analyse sentences."""
        if len(self._tokens) + len(self._word_ids) > _CACHE_SIZE:
            self._clear()
        token_ids, new = self._token_ids.look_up(_joined(sentences).split())
        self._add(new)
        word_ids, answer_types, counts, flags = self._tokens.unpack(token_ids)
        ends, each = np.flatnonzero(flags == END), np.arange(len(sentences))
        return TokenBatch(
            sentences=len(sentences),
            word_ids=word_ids,
            answer_types=answer_types,
            sentence_of=each.repeat(np.diff(counts.cumsum()[ends], prepend=0)),
            flags=flags,
            sentence_of_token=each.repeat(np.diff(ends, prepend=-1)),
        )

    def _clear(self) -> None:
        self._token_ids, self._tokens = TokenIds(), PackedTokens()
        # Words are met in more than one token: "oak" and "oak,".
        self._words, self._word_ids, self._answer_types = TokenIds(), array("i"), array("h")

    def _add(self, tokens: Sequence[str]) -> None:
        """Analyse new tokens, one by one."""
        words, counts, flags = _split(tokens)
        places, new = self._words.look_up(words)
        self._word_ids.extend(self._ids_of_words(new))
        self._answer_types.extend(word_types(new, self._language))
        self._tokens.add(
            word_ids=np.frombuffer(self._word_ids, np.int32).take(places),
            answer_types=np.frombuffer(self._answer_types, np.int16).take(places),
            counts=np.asarray(counts, np.int64),
            flags=np.asarray(flags, np.int64),
        )


def _joined(sentences: Sequence[str]) -> str:
    text = f" {SEPARATOR} ".join((*sentences, ""))
    if text.count(SEPARATOR) == len(sentences):
        return text
    whole = (sentence.replace(SEPARATOR, " ") for sentence in sentences)
    return f" {SEPARATOR} ".join((*whole, ""))


def _split(tokens: Sequence[str]) -> tuple[list[str], list[int], list[int]]:
    """Return the words of all tokens, how many words each token has, and its flags."""
    found: list[str] = []
    counts: list[int] = []
    flags: list[int] = []
    for token in tokens:
        word = token.rstrip(TRAILING)
        if word.isascii() and word.isalpha() and (word[1:].islower() or word.isupper()):
            found.append(word)
            counts.append(1)
            flags.append(flags_of_plain(token, word))
        else:
            words = tokenize(token)
            found += words
            counts.append(len(words))
            flags.append(flags_of(token, len(words)))
    return found, counts, flags
