"""A disk that fills up at any moment: nothing is lost, and a sentence says what is the matter."""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from index import LibraryError
from tests.campaign.killed import JOBS
from tests.campaign.kills import age, check, make
from tests.campaign.tally import Tally

SIZE = 64 * 1024 * 1024
"""Bytes of the disk."""
MOST_LEFT = 1_200_000
"""Bytes that are left free at most; no job needs more."""


async def run(seconds: float, seed: int) -> Tally:
    """Fill the disk for so many seconds; it takes root and Linux to have one to fill."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    told: dict[str, int] = dict.fromkeys(JOBS, 0)
    with tempfile.TemporaryDirectory() as scratch, _disk(Path(scratch) / "disk") as disk:
        template = Path(scratch) / "template"
        await make(template)
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            job = chance.choice(list(JOBS))
            folder = shutil.copytree(template, disk / "all")
            if job == "migrate":
                await age(folder)
            left = int(MOST_LEFT * chance.random() ** 2)
            filler = await asyncio.to_thread(_fill, disk, left)
            what, said = f"{job}, {left:,} bytes left", list[object]()
            tally.injected += 1
            try:
                await JOBS[job](folder, said.append)
            except LibraryError as error:
                told[job] += 1
                if str(error)[-1] != ".":
                    tally.found("stuck", f"{what}: no sentence, {error}")
            except Exception as error:  # noqa: BLE001 - anything else is no sentence
                tally.found("stuck", f"{what}: {error!r}")
            filler.unlink()
            await check(job, folder, said, tally, what)
            shutil.rmtree(folder)
    tally.figures["told of a full disk"] = told
    return tally


@contextmanager
def _disk(at: Path) -> Iterator[Path]:
    """A small disk for the length of a block."""
    at.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", at], check=True)
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)


def _fill(disk: Path, left: int) -> Path:
    """Write a file that leaves so many bytes."""
    filler, found = disk / "filler", os.statvfs(disk)
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, found.f_bavail * found.f_frsize - left))
    return filler
