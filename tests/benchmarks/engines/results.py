"""What is measured of one engine on one set of paragraphs."""

from __future__ import annotations

import msgspec


class Result(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A row. What was not measured, or does not apply, is None.

    Attributes:
        engine: key in the registry.
        corpus: what the paragraphs are.
        paragraphs: how many.
        build: seconds to index words that are given.
        text: seconds to index text, with the engine's own analysis.
        peak: most memory held while building, beyond the words themselves, in MB.
        built: memory held after building, likewise.
        resident: what the saved index takes in memory once opened and asked, in MB.
        disk: size of the saved index, in MB.
        first: seconds from the start of a process to its first answer.
        p50: median time of a query for the best 10, in ms, after warming up.
        p99: 99th percentile of the same.
        batch: ms for each query where one call answers them all; None where no call does.
        rate: queries a second, one after another.
        asked: how many queries were asked.
        update: ms until an added article of 20 paragraphs is found; None means building again.
        agreement: share of the formula's best 10 that are found, 0 to 1.
        failure: what went wrong.
    """

    engine: str
    corpus: str
    paragraphs: int
    build: float | None = None
    text: float | None = None
    peak: float | None = None
    built: float | None = None
    resident: float | None = None
    disk: float | None = None
    first: float | None = None
    p50: float | None = None
    p99: float | None = None
    batch: float | None = None
    rate: float | None = None
    asked: int | None = None
    update: float | None = None
    agreement: float | None = None
    failure: str | None = None


class Run(msgspec.Struct, kw_only=True):
    """All rows of a run, and where it was made.

    Attributes:
        machine: processor, cores, system.
        versions: of Python and the engines.
        bare: seconds that a process takes to start and import numpy.
        seconds: what the whole run took.
        results: the rows.
    """

    machine: str
    versions: dict[str, str]
    bare: float
    seconds: float
    results: list[Result]
