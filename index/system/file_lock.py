"""A lock on a file between processes, which a killed process leaves open by itself.

Every question takes one, and `filelock`, which does this on every system, takes a fifth as long
to load as numpy. Where there is `flock`, which `filelock` calls itself, it is called directly, so
that either keeps the other out.
"""

from __future__ import annotations

import errno
import os
import time
from pathlib import Path
from typing import Protocol

try:
    import fcntl
except ImportError:  # as on Windows
    fcntl = None  # type: ignore[assignment]


class Lock(Protocol):
    """What both kinds of lock do."""

    def acquire(self, timeout: float, poll_interval: float) -> object:
        """Take the lock; blocks.

        Args:
            timeout: how long it may be held by somebody else, in seconds.
            poll_interval: time between two attempts, in seconds.

        Raises:
            TimeoutError: it was held for so long.
            OSError: the file cannot be written.
        """

    def release(self) -> None:
        """Let go of the lock, if it was taken; the file stays."""


def file_lock(path: Path) -> Lock:
    """Return a lock on a file that need not be there yet; its folder must be."""
    if fcntl is not None:
        return Flock(path)
    from filelock import FileLock

    return FileLock(path)


class Flock:
    """A `Lock` by `flock`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor: int | None = None
        self._other: Lock | None = None

    def acquire(self, timeout: float, poll_interval: float) -> None:
        """Take the lock, as `Lock` says."""
        try:
            self._wait(timeout, poll_interval)
        except OSError as error:
            if error.errno != errno.ENOSYS:
                raise
            from filelock import FileLock  # knows another way where a file system has no `flock`

            self._other = FileLock(self._path)
            self._other.acquire(timeout, poll_interval)

    def _wait(self, timeout: float, poll_interval: float) -> None:
        until = time.monotonic() + timeout
        while not self._take():
            if time.monotonic() >= until:
                raise TimeoutError(errno.ETIMEDOUT, "somebody else has the lock", str(self._path))
            time.sleep(poll_interval)

    def release(self) -> None:
        """Let go of the lock, as `Lock` says."""
        if self._other is not None:
            self._other.release()
        if self._descriptor is not None:
            os.close(self._descriptor)  # which unlocks it
            self._descriptor = None

    def _take(self) -> bool:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            # Whoever had it may have deleted the file meanwhile, and another may lock a new one.
            there = os.fstat(descriptor).st_nlink > 0
        except (BlockingIOError, PermissionError):  # the latter on some file systems
            there = False
        except OSError:
            os.close(descriptor)
            raise
        if there:
            self._descriptor = descriptor
        else:
            os.close(descriptor)
        return there
