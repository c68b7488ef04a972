"""Opening and closing an installation, whatever goes wrong on the way."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from index import Library
from index.search.engine import InProcessRanker
from index.system.instance_lock import InstanceLock
from tests.index.conftest import lighthouse

STEPS = [
    "index.activity.journal.Journal.close",
    "index.parsing.sandbox.sandbox.Sandbox.close",
    "index.search.postings.numba_warmup.NumbaWarmup.close",
    "index.search.lifecycle.refresher.Refresher.close",
    "index.search.engine.InProcessRanker.close",
]


async def fail(_: object) -> None:
    raise RuntimeError("closing failed")


def assert_closed(data_dir: Path, before: set[threading.Thread]) -> None:
    """Nobody has the lock, and no connection's thread is left to keep the process alive."""
    assert InstanceLock(data_dir / "locks").others() == []
    for thread in set(threading.enumerate()) - before:
        if "asyncio" not in thread.name:  # those of `to_thread` end with the loop
            thread.join(5)
            assert not thread.is_alive()


@pytest.mark.parametrize("step", STEPS)
async def test_a_closing_step_that_fails_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    monkeypatch.setattr(step, fail)

    async def open_and_close() -> None:
        async with Library.open(tmp_path) as library:
            await library.add(lighthouse(1))

    before = set(threading.enumerate())
    with pytest.raises(RuntimeError, match="closing failed"):
        await open_and_close()
    assert_closed(tmp_path, before)


async def test_opening_that_fails_leaves_nothing_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_to_start(*_: object) -> None:
        raise RuntimeError("opening failed")

    monkeypatch.setattr(InProcessRanker, "__init__", fail_to_start)
    before = set(threading.enumerate())
    with pytest.raises(RuntimeError, match="opening failed"):
        async with Library.open(tmp_path):
            pass
    assert_closed(tmp_path, before)
