"""Plain words, those of ASCII letters with at most some punctuation after them, many at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

from index.analysis.batch.byte_keys import WIDTH, Ints, Keys, bytes_of, keys_of
from index.analysis.batch.token_flags import TRAILING

Bools = NDArray[np.bool_]

_CASE = np.uint8(ord("a") - ord("A"))
_TRAILS = np.zeros(256, np.bool_)
_TRAILS[list(TRAILING.encode())] = True


@dataclass(frozen=True, slots=True, eq=False)
class Plain:
    """The plain words among some pieces of text.

    Attributes:
        places: where they are; a word in capitals may be an acronym, and is not among them.
        forms: keys of their letters, small ones.
        lengths: of these, in letters.
        small: whether each has only small letters.
        begins: whether it begins with a capital.
        bare: whether nothing follows its letters.
    """

    places: Ints
    forms: Keys
    lengths: Ints
    small: Bools
    begins: Bools
    bare: Bools

    @classmethod
    def of(cls, keys: Keys, lengths: Ints) -> Self:
        """Find the plain words among pieces with these keys and so many bytes."""
        data = bytes_of(keys)
        lower = data | _CASE
        is_letter = lower - ord("a") < np.uint8(26)
        letters, capitals = _bits(is_letter), _bits(is_letter & (data < ord("a")))
        trailing = _bits(_TRAILS.take(data))
        plain = (letters > 0) & (letters & (letters + 1) == 0)
        plain &= letters | trailing == (1 << lengths) - 1
        plain &= (capitals < letters) | (letters == 1)
        places = np.flatnonzero(plain)
        forms = np.where(is_letter[places], lower[places], np.uint8(0))
        letters, capitals = letters[places], capitals[places]
        return cls(
            places=places,
            forms=keys_of(forms),
            lengths=np.frexp(letters)[1].astype(np.int64),
            small=capitals == 0,
            begins=capitals & 1 > 0,
            bare=trailing[places] == 0,
        )


def _bits(true: Bools) -> Ints:
    """Return each row of `WIDTH` as the bits of an integer, the first being the lowest."""
    # Eight bytes of 0 or 1 times this have their bits, in order, in the highest byte.
    eight = true.view("<u8").astype(np.uint64) * np.uint64(0x0102040810204080) >> np.uint64(56)
    bits: Ints = (eight << np.arange(0, WIDTH, 8, dtype=np.uint64)).sum(1).astype(np.int64)
    return bits
