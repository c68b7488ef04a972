"""Lists as arguments of statements, which take them apart with `json_each`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec


def json_of(values: Sequence[object]) -> str:
    """Return values as a JSON array."""
    return msgspec.json.encode(values).decode()
