"""Who has an installation open, so that nothing is replaced under anybody's hands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import InstallationInUse, StorageError
from index.system.child_process import is_alive
from index.system.data_dir import sweep_restores

GATE_SECONDS = 2.0
"""How long to wait for whoever else is just opening the installation."""
_POLL_SECONDS = 0.01
_GATE = "opening.lock"
_OPEN = "open-{process}-{name}.lock"


class InstanceLock:
    """The locks of the operating system that say who has an installation open.

    Everybody who does holds a file of their own, which a killed process leaves open by itself.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def open(self) -> Iterator[None]:
        """Count as somebody who has the installation open, for the length of the block.

        Raises:
            InstallationInUse: its database is being replaced.
            StorageError: the folder of locks cannot be written.
        """
        name = _OPEN.format(process=os.getpid(), name=os.urandom(4).hex())
        path = self._folder / name
        mine = FileLock(path)
        with self._gate(GATE_SECONDS):
            self._look()
            sweep_restores(self._folder.parent)  # a restore holds the gate for as long as it takes
            self._acquire(mine, 0)
        try:
            yield
        finally:
            _let_go(mine, path)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Make sure that nobody has the installation open, for the length of the block.

        Raises:
            InstallationInUse: somebody has.
            StorageError: the folder of locks cannot be written.
        """
        with self._gate(0):
            if others := self._look():
                raise InstallationInUse(
                    f"Quoth is running on {self._folder.parent} (process "
                    f"{', '.join(map(str, others))}); stop it and try again."
                )
            yield

    def others(self) -> list[int]:
        """Return the ids of the processes that have it open.

        Raises:
            StorageError: the folder of locks cannot be written.
        """
        if not self._folder.exists():
            return []
        with self._gate(GATE_SECONDS):
            return self._look()

    def _look(self) -> list[int]:
        """Return who has it open; drop what killed processes left. Whoever opens it waits."""
        found: list[int] = []
        for path in sorted(self._folder.glob(_OPEN.format(process="*", name="*"))):
            process = path.name.split("-")[1]
            lock = FileLock(path)
            try:
                lock.acquire(timeout=0)
            except Timeout:
                found.append(int(process))
            except OSError:
                # Another user's, which cannot be tried: who knows, as long as that process lives.
                if process.isdecimal() and is_alive(int(process)):
                    found.append(int(process))
            else:
                _let_go(lock, path)
        return found

    @contextmanager
    def _gate(self, seconds: float) -> Iterator[None]:
        gate = FileLock(self._folder / _GATE)
        self._acquire(gate, seconds)
        try:
            yield
        finally:
            gate.release()

    def _acquire(self, lock: FileLock, seconds: float) -> None:
        try:
            lock.acquire(timeout=seconds, poll_interval=_POLL_SECONDS)
        except Timeout:
            raise InstallationInUse(
                f"The database in {self._folder.parent} is just being opened or replaced; try "
                "again in a moment."
            ) from None
        except OSError as error:
            raise StorageError(
                f"{self._folder} cannot be written ({error.strerror}); check the folder's "
                "permissions and the disk's free space."
            ) from error


def _let_go(lock: FileLock, path: Path) -> None:
    lock.release()
    with suppress(OSError):
        path.unlink()
