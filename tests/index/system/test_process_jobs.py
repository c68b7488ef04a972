"""A job in a process of its own, which is never left behind."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from index.system.process_jobs import work
from index.system.worker_process import CallFailed, WorkerProcess
from tests.events import is_running, until
from tests.index.system.jobs import Sum, add, add_up, die, environment, fail, sleep

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are looked for in /proc")


async def test_what_a_function_returns() -> None:
    assert [*await asyncio.gather(work(add, 1, 2), work(add, 30, 40))] == [3, 70]


async def test_what_is_passed_keeps_its_type() -> None:
    assert await work(add_up, [Sum([1, 2]), Sum([])]) == [Sum([1, 2], 3), Sum([], 0)]


async def test_a_job_has_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTH_TOKEN", "secret")
    assert "secret" not in await work(environment)


async def test_a_job_that_fails_says_why() -> None:
    with pytest.raises(CallFailed, match="ValueError: nothing to build"):
        await work(fail)
    with pytest.raises(CallFailed, match="code 9"):
        await work(die)


async def test_a_process_that_is_killed_when_it_ends_keeps_its_code() -> None:
    for _ in range(5):
        process = await WorkerProcess.start("index.system.process_worker")
        given = process._process
        await asyncio.sleep(0.2)
        os.kill(given.pid, signal.SIGTERM)
        began = time.monotonic()
        while time.monotonic() - began < 0.1:
            process.kill()
        await process.gone()
        assert given.returncode == -signal.SIGTERM


async def test_a_cancelled_job_leaves_no_process(tmp_path: Path) -> None:
    task = asyncio.create_task(work(sleep, str(tmp_path / "marker")))
    pid = await marked(tmp_path / "marker")
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    assert not is_running(pid)


LEAVE_ALONE = """
import asyncio, sys
from index.system.process_jobs import work
from tests.index.system.jobs import sleep
asyncio.run(work(sleep, sys.argv[1]))
"""


async def test_a_job_ends_with_whoever_asked_for_it(tmp_path: Path) -> None:
    asking = await asyncio.create_subprocess_exec(
        sys.executable, "-c", LEAVE_ALONE, tmp_path / "marker"
    )
    pid = await marked(tmp_path / "marker")
    asking.kill()
    await asking.wait()
    await until(lambda: not is_running(pid))


async def marked(path: Path) -> int:
    """Return the id of a process as soon as it has said it."""
    await until(path.exists)
    return int(path.read_text())


async def test_whoever_waits_for_the_end_is_woken_though_a_reply_was_on_its_way(
    tmp_path: Path,
) -> None:
    process = await WorkerProcess.start("index.system.process_worker")
    reply = asyncio.create_task(process.call(sleep, [str(tmp_path / "marker")]))
    await until((tmp_path / "marker").exists)
    process.kill()
    # A part of the reply comes at the moment when somebody begins to wait for the end.
    process._back.feed_data(b"\0")
    async with asyncio.timeout(30):
        await process.gone()
    with pytest.raises(CallFailed, match="the process ended"):
        await reply
