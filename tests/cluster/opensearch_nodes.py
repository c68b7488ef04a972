"""Real OpenSearch nodes for tests, of the modules that OpenSearch publishes."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import gettempdir

import pytest

SOURCES = Path(__file__).parent / "opensearch"
START_SECONDS = 120.0
OPTIONS = (
    "-Xms512m", "-Xmx512m", "-XX:+UseG1GC", "-XX:MaxDirectMemorySize=128m",
    "-Dorg.apache.logging.log4j.level=WARN", "-Dio.netty.allocator.numDirectArenas=1",
)  # fmt: skip


def missing() -> str | None:
    """Return what a node needs and this machine lacks."""
    lacking = [program for program in ("java", "javac", "mvn") if shutil.which(program) is None]
    return f"OpenSearch needs {', '.join(lacking)}" if lacking else None


def built() -> Path:
    """Fetch the modules and compile the start class, once for each version of both."""
    sources = sorted(SOURCES.iterdir())
    mark = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:16]
    folder = Path(gettempdir()) / f"quoth-opensearch-{os.getuid()}-{mark}"
    if not folder.exists():
        draft = folder.with_name(f"{folder.name}-{os.getpid()}")
        shutil.copytree(SOURCES, draft)
        _run("mvn", "-q", "dependency:copy-dependencies", "-DoutputDirectory=lib", folder=draft)
        _run("javac", "-cp", "lib/*", "-d", "classes", "TestNode.java", folder=draft)
        draft.rename(folder)
    return folder


class OpenSearchNode:
    """A node; `start` and `kill` may be called in turns, its data stays."""

    def __init__(self, name: str, data: Path, port: int, peer: int, peers: Sequence[int]) -> None:
        self.name = name
        self.url = f"http://127.0.0.1:{port}"
        self._data = data
        self._settings = [
            f"http.port={port}",
            f"transport.port={peer}",
            "discovery.seed_hosts=" + ",".join(f"127.0.0.1:{each}" for each in peers),
            "cluster.initial_cluster_manager_nodes="
            + ",".join(f"n{number}" for number in range(len(peers))),
        ]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the node, without waiting until it answers."""
        (self._data / "config").mkdir(parents=True, exist_ok=True)
        folder = built()
        with (self._data / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [
                    "java", *OPTIONS, "-cp", f"{folder}/classes:{folder}/lib/*", "TestNode",
                    self.name, self._data, *self._settings,
                ],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL,
            )  # fmt: skip

    def wait(self) -> None:
        """Wait until the node is in a cluster that has chosen its manager."""
        ends = time.monotonic() + START_SECONDS
        while time.monotonic() < ends:
            assert self._process is not None
            assert self._process.poll() is None, (self._data / "log").read_text("utf-8")
            try:
                path = f"{self.url}/_cluster/health?wait_for_status=yellow&timeout=5s"
                with urllib.request.urlopen(path, timeout=10):  # noqa: S310 - loopback
                    return
            except OSError:
                time.sleep(0.1)
        raise TimeoutError((self._data / "log").read_text("utf-8"))

    def kill(self) -> None:
        """End the node at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End the node."""
        self._end(signal.SIGTERM)

    def send(self, number: signal.Signals) -> None:
        """Send a signal, such as the one that stops a process until it is let go on."""
        assert self._process is not None
        self._process.send_signal(number)

    def _end(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(60)
            self._process = None


@contextmanager
def cluster(folder: Path, nodes: int = 1) -> Iterator[list[OpenSearchNode]]:
    """Run a cluster of nodes on free ports."""
    if lacking := missing():
        if os.environ.get("CI"):
            pytest.fail(lacking)
        pytest.skip(lacking)
    ports, peers = _free_ports(nodes), _free_ports(nodes)
    made = [
        OpenSearchNode(f"n{number}", folder / f"n{number}", ports[number], peers[number], peers)
        for number in range(nodes)
    ]
    try:
        for node in made:
            node.start()
        for node in made:
            node.wait()
        yield made
    finally:
        for node in made:
            node.kill()


def _free_ports(count: int) -> list[int]:
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    try:
        return [int(each.getsockname()[1]) for each in sockets]
    finally:
        for each in sockets:
            each.close()


def _run(*command: str, folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
