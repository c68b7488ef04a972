"""How long each click and command of the demo takes, in a real browser.

    uv run python -m tests.benchmarks.demo [--as member] [--budget SECONDS] [--shots DIR]

It does all that a member and an admin can do, and ends with 1 where a step takes longer.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot import Settings
from bot.demo import open_demo
from bot.demo.visitor import Step
from bot.demo.walk import WALKS

BUDGET = 1.0
"""Seconds that a step may take on a quiet machine, until the page shows what came of it."""


async def walk(data_dir: Path, shots: Path | None, whose: Sequence[str]) -> list[Step]:
    """Return all steps, printing each."""
    steps = []
    async with open_demo(Settings(data_dir=data_dir)) as demo:
        async for step in demo.walk(shots, whose):
            print(f"{step.seconds:6.2f} s  {step.name}", flush=True)
            steps.append(step)
    return steps


def main() -> int:
    """Walk, and report the slowest steps."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--budget", type=float, default=BUDGET)
    parser.add_argument("--shots", type=Path, help="Write a picture of each into this folder.")
    parser.add_argument("--as", dest="whose", nargs="+", choices=WALKS, default=[*WALKS])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        steps = asyncio.run(walk(Path(scratch), options.shots, options.whose))
    times = sorted(step.seconds for step in steps)
    slow = [step for step in steps if step.seconds > options.budget]
    print(
        f"{len(steps)} steps, half under {statistics.median(times):.2f} s, the slowest "
        f"{times[-1]:.2f} s; over {options.budget:g} s: {len(slow)}; load {os.getloadavg()[0]:.1f}"
    )
    return 1 if slow else 0


if __name__ == "__main__":
    raise SystemExit(main())
