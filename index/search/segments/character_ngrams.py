"""Words as character 4-grams and letter pairs, by which spellings are compared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.analysis.ranges import expand_ranges
from index.analysis.tokenizer import is_unspaced
from index.search.arrays import Int32s

Keys = NDArray[np.uint64]

_Number = TypeVar("_Number", np.uint64, np.int64)

_RUN = 20_000
"""Words that are spelt out at once."""
_GRAM, _UNIT = 4, 2
_BYTES = _GRAM * _UNIT
"""A 4-gram is four units of UTF-16, which is four characters but for the rarest scripts: just what
a key of 64 bits has room for, so that no two grams share one."""


class CharacterNgrams(msgspec.Struct, frozen=True, eq=False):
    """The 4-grams of the words of a vocabulary, ends marked, each once a word.

    Attributes:
        keys: of all 4-grams, ascending; the position of one is its number; uint64.
        starts: where each word's 4-grams begin in `items`, and the end; int64.
        items: numbers of 4-grams; int32.
    """

    keys: Keys
    starts: NDArray[np.int64]
    items: Int32s

    @classmethod
    def of(cls, forms: Sequence[str]) -> Self:
        """Spell words out, some at a time: all at once take ten times what comes of it."""
        spelt = [_spelt(forms[first : first + _RUN]) for first in range(0, len(forms), _RUN)]
        each = (_distinct(found) for found, _ in spelt)
        keys = _distinct(np.concatenate([np.zeros(0, np.uint64), *each]))
        size = max(len(keys), 1)
        lengths, items = [np.zeros(1, np.int64)], [np.zeros(0, np.int32)]
        for found, counts in spelt:
            pairs = np.repeat(np.arange(len(counts)), counts) * size
            pairs += np.searchsorted(keys, found)
            owners, grams = np.divmod(_distinct(pairs), size)
            lengths.append(np.bincount(owners, minlength=len(counts)))
            items.append(grams.astype(np.int32))
        return cls(keys, np.cumsum(np.concatenate(lengths)), np.concatenate(items))

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]], name: str) -> Self:
        """Wrap what `arrays` gave under this name, without copying.

        Raises:
            KeyError: it is missing.
        """
        return cls(*(arrays[f"{name}.{field}"] for field in cls.__struct_fields__))

    def arrays(self, name: str) -> dict[str, NDArray[Any]]:
        """Return the arrays for saving, by names that begin with this one."""
        return {f"{name}.{field}": getattr(self, field) for field in self.__struct_fields__}

    def numbers(self, keys: Keys) -> NDArray[np.int64]:
        """Return the number of each 4-gram, -1 where no word has it."""
        if not len(self.keys):
            return np.full(len(keys), -1)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, at, -1)

    def of_words(self, words: NDArray[np.integer]) -> tuple[Int32s, NDArray[np.int64]]:
        """Return the 4-grams of some words end to end, and where each word's end."""
        first = self.starts.take(words)
        counts = self.starts.take(words + 1) - first
        return self.items.take(expand_ranges(first, counts)), counts.cumsum()

    def sharing(self, form: str, words: range) -> list[int]:
        """Return those of the words between two numbers that share a 4-gram with a form."""
        numbers = self.numbers(keys_of([form]))
        wanted = np.zeros(len(self.keys), np.bool_)
        wanted[numbers[numbers >= 0]] = True
        first, last = self.starts[words.start], self.starts[words.stop]
        at = np.flatnonzero(wanted[self.items[first:last]]) + first
        owners = np.searchsorted(self.starts, at, side="right") - 1
        return list(dict.fromkeys(owners.tolist()))


def keys_of(forms: Sequence[str]) -> Keys:
    """Return the distinct 4-grams of some words, ends marked, as keys in ascending order.

    A piece of a run without spaces is one already.
    """
    keys: set[int] = set()
    for form in forms:
        whole = is_unspaced(form)
        text = _encoded(form if whole else f"_{form}_")
        last = 1 if whole else max(len(text) - _BYTES + _UNIT, 1)
        keys.update(int.from_bytes(text[i : i + _BYTES], "little") for i in range(0, last, _UNIT))
    return np.asarray(sorted(keys), np.uint64)


def spelling_similarity(form: str, others: Iterable[str], least: float) -> dict[str, float]:
    """Return the others that are spelt like a form, and how much: Dice over letter pairs.

    That is shared letter pairs, ends marked, over all; of these at least the share given.
    """
    own, found = _pairs(form), {}
    for other in others:
        marked = f"_{other}_"
        shared = sum(pair in marked for pair in own)
        # Only what may be alike is worth a set.
        if 2 * shared >= least * (len(own) + 1):
            value = 2 * shared / (len(own) + len(_pairs(other)))
            if value >= least:
                found[other] = value
    return found


def _pairs(form: str) -> set[str]:
    marked = f"_{form}_"
    return {marked[i : i + 2] for i in range(len(marked) - 1)}


def _spelt(forms: Sequence[str]) -> tuple[Keys, NDArray[np.int64]]:
    """Return the keys of the 4-grams of each word, repeats included, and how many it has.

    The same as `keys_of` for many words at once.
    """
    whole = [not form.isascii() and is_unspaced(form) for form in forms]
    marked = [form if one else f"_{form}_" for form, one in zip(forms, whole, strict=True)]
    data = _encoded("".join(marked))
    lengths = np.fromiter(map(len, marked), np.int64, len(marked))
    if int(lengths.sum()) * _UNIT < len(data):  # a character may take two units
        lengths = np.fromiter((len(_encoded(m)) // _UNIT for m in marked), np.int64, len(marked))
    counts = np.where(whole, 1, np.maximum(lengths - _GRAM + 1, 1))
    # What follows a short word is nothing; what follows the last is cut off.
    units = np.frombuffer(data + bytes(_BYTES), "<u2").astype(np.uint64)
    ends = np.cumsum(lengths)
    at, stop = expand_ranges(ends - lengths, counts), np.repeat(ends, counts)
    keys = np.zeros(len(at), np.uint64)
    for i in range(_GRAM):
        shifted = units[at + i] << np.uint64(8 * _UNIT * i)
        keys |= np.where(at + i < stop, shifted, np.uint64(0))
    return keys, counts


def _encoded(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _distinct(values: NDArray[_Number]) -> NDArray[_Number]:
    """Return values once each, ascending: numpy.unique is a hundred times slower on many."""
    ordered = np.sort(values)
    is_first = np.ones(len(ordered), np.bool_)
    is_first[1:] = ordered[1:] != ordered[:-1]
    return np.compress(is_first, ordered)
