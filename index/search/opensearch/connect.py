"""Using a search engine for large libraries, where the operator has one."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from index.errors import EngineMissing

if TYPE_CHECKING:
    from index.search.opensearch.engine import Engine

DEFAULT_ABOVE = 1_000_000


class EngineSettings(msgspec.Struct, frozen=True):
    """Where the search engine is, and what it is for.

    Attributes:
        addresses: of its nodes, `https://user:password@host:9200`.
        above: paragraphs above which a library is held there.
        certificates: a file of certificates that are trusted; None trusts the well-known.
    """

    addresses: Sequence[str]
    above: int = DEFAULT_ABOVE
    certificates: Path | None = None


def connect(settings: EngineSettings) -> Engine:
    """Return a client of the engine, which connects when it is first used.

    Raises:
        EngineMissing: what that needs is not installed.
    """
    if find_spec("opensearchpy") is None:
        raise EngineMissing(
            "The setting `search` needs a library that is not installed: "
            '`pip install "quoth[opensearch]"`.'
        )
    from index.search.opensearch.engine import Engine

    certificates = str(settings.certificates) if settings.certificates else None
    return Engine(settings.addresses, certificates)
