"""What an installation is opened with."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from index.ingest.fetching.policy import FetchPolicy
from index.reports import Quota
from index.search.opensearch.connect import EngineSettings

FOLDER = "library"
"""Name of the operator's folder of articles, in the data directory, where no other is named."""


@dataclass(frozen=True, slots=True)
class Options:
    """The arguments of `Library.open`, which says what they mean."""

    data_dir: Path
    sample: Path | None
    folder: Path
    threshold: float | None
    quota: Quota | None
    fetching: FetchPolicy | None
    memory: int | None
    semantic: bool
    engine: EngineSettings | None
    database: str
