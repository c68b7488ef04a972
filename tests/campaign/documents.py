"""Damaged documents of every format, read as strangers' are."""

from __future__ import annotations

import random
import time

from index.parsing.sandbox.sandbox import Sandbox
from tests.benchmarks.fuzzing import damaged
from tests.campaign.tally import Tally
from tests.index.parsing.formats.corpus import MAKERS
from tests.index.parsing.mutations import read_mutated


async def run(seconds: float, seed: int) -> Tally:
    """Read damaged documents for so many seconds."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    sound = {ending: make(4) for ending, make in MAKERS.items()}
    sandbox, read = Sandbox(processes=2), 0
    deadline = time.monotonic() + seconds
    try:
        while time.monotonic() < deadline:
            for ending, document in sound.items():
                tally.injected += 1
                try:
                    read += await read_mutated(sandbox, damaged(document, chance), f"a.{ending}")
                except Exception as error:  # noqa: BLE001 - a reader broke down
                    tally.found("stuck", f"{ending}: {error!r}"[:300])
    finally:
        await sandbox.close()
    tally.figures["read all the same"] = read
    return tally
