"""Doing a job in a process of its own, which ends with it, whatever happens."""

from __future__ import annotations

import contextlib
from asyncio.subprocess import Process
from collections.abc import Callable
from typing import ParamSpec, TypeVar, get_type_hints

import msgspec

from index.system.child_process import start
from index.system.process_worker import HEADER_BYTES, Done, Job

_P = ParamSpec("_P")
_T = TypeVar("_T")


class JobFailed(Exception):
    """A job was not done; says why, for the log."""


async def work(function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Call a function in a process of its own; cancelled, that is killed and waited for.

    Args:
        function: one of a module, annotated, that takes and returns what MessagePack knows.
        args: its arguments.
        kwargs: none.

    Raises:
        JobFailed: the function raised something, the process died, or none could be started.
    """
    job = msgspec.msgpack.encode(Job(function.__module__, function.__name__, args))
    try:
        process = await start("index.system.process_worker")
    except OSError as error:
        raise JobFailed(f"no process can be started: {error.strerror}") from error
    try:
        data = await _exchange(process, len(job).to_bytes(HEADER_BYTES, "big") + job)
        await process.wait()
    finally:
        await _ended(process)
    if not data:
        raise JobFailed(f"the process ended with code {process.returncode}")
    done = msgspec.msgpack.decode(data, type=Done)
    if done.failure is not None:
        raise JobFailed(done.failure)
    result: _T = msgspec.msgpack.decode(done.result, type=get_type_hints(function)["return"])
    return result


async def _exchange(process: Process, message: bytes) -> bytes:
    to, back = process.stdin, process.stdout
    assert to is not None  # noqa: S101 - asked for when it was started
    assert back is not None  # noqa: S101 - the same
    with contextlib.suppress(ConnectionError):  # it has died, which its end says as well
        to.write(message)
        await to.drain()
    return await back.read()


async def _ended(process: Process) -> None:
    """Make sure that a process has ended and left nothing behind, even when cancelled."""
    to = process.stdin
    assert to is not None  # noqa: S101 - asked for when it was started
    to.close()
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        process.kill()
    await process.wait()
