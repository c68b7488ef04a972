"""Runs a campaign and prints what it found.

    uv run python -m tests.campaign NAME --minutes 10 --seed 1

NAME is kills, damage, full-disk, wire, soak, stalls, forged, documents, addresses, or all; with
PostgreSQL outages, same-answers, changed-elsewhere, two-writers, many-libraries or moves, of which
the middle four do a fixed number of things; with OpenSearch engine-outages. Nothing leaves this
machine.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable, Coroutine
from typing import Any

import click

from tests.campaign import (
    addresses,
    changed_elsewhere,
    damage,
    documents,
    engine_outages,
    forged,
    full_disk,
    kills,
    many_libraries,
    moves,
    outages,
    same_answers,
    soak,
    stalls,
    two_writers,
    wire,
)
from tests.campaign.tally import Tally

CAMPAIGNS: dict[str, Callable[[float, int], Coroutine[Any, Any, Tally]]] = {
    "kills": kills.run,
    "damage": damage.run,
    "full-disk": full_disk.run,
    "wire": wire.run,
    "soak": soak.run,
    "stalls": stalls.run,
    "forged": forged.run,
    "documents": documents.run,
    "addresses": addresses.run,
    "outages": outages.run,
    "same-answers": same_answers.run,
    "changed-elsewhere": changed_elsewhere.run,
    "two-writers": two_writers.run,
    "many-libraries": many_libraries.run,
    "moves": moves.run,
    "engine-outages": engine_outages.run,
}


@click.command()
@click.argument("name", type=click.Choice([*CAMPAIGNS, "all"]))
@click.option("--minutes", default=1.0, show_default=True, help="How long, for each.")
@click.option("--seed", default=1, show_default=True, help="Of all that is left to chance.")
def main(name: str, minutes: float, seed: int) -> None:
    """Run a campaign; the exit code is 1 where anything was lost, doubled, leaked or stuck."""
    logging.disable(logging.CRITICAL)  # what is injected is logged thousands of times
    is_clean = True
    for one in CAMPAIGNS if name == "all" else [name]:
        started = time.monotonic()
        tally = asyncio.run(CAMPAIGNS[one](minutes * 60, seed))
        click.echo(tally.line(one, seed, time.monotonic() - started))
        for problem in tally.problems[:10]:
            click.echo(f"  {problem}")
        is_clean &= tally.is_clean
    sys.exit(0 if is_clean else 1)


if __name__ == "__main__":
    main()
