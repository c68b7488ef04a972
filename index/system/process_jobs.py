"""Doing a job in a process of its own, which ends with it, whatever happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec, TypeVar

from index.system.child_process import MINIMAL
from index.system.worker_process import WorkerProcess

ENVIRONMENT = (*MINIMAL, "HOME", "TEMP", "TMP", "TMPDIR", "USERPROFILE", "XDG_CACHE_HOME")
"""What a job knows of this process's environment: where libraries keep what they prepared."""
_P = ParamSpec("_P")
_T = TypeVar("_T")


async def work(function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """Call a function in a process of its own; cancelled, that is killed and waited for.

    Args:
        function: one of a module, annotated, that takes and returns what MessagePack knows.
        args: its arguments.
        kwargs: its named arguments.

    Raises:
        CallFailed: the function raised something, the process died, or none could be started.
    """
    process = await WorkerProcess.start("index.system.process_worker", environment=ENVIRONMENT)
    try:
        return await process.call(function, args, kwargs)
    finally:
        process.kill()
        await process.gone()
