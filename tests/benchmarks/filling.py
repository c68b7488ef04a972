"""How long `quoth add` takes to fill a library from a folder of Markdown files.

    uv run python -m tests.benchmarks.filling [--paragraphs 100000] [--json FILE]
        [--profile FILE]

Files of 50 paragraphs, 60 made-up English words each, with headings, links, emphasis and lists, are
written first. Then `quoth add` runs as a process of its own, from its start to its end: it reads,
splits, stores and indexes. Beside the time by the clock stand the seconds of computing, its own and
those of the processes that read and index, and the most memory that all of them hold together.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import click
import msgspec

from tests.benchmarks.engines.corpus import prose
from tests.benchmarks.engines.machine import machine
from tests.benchmarks.engines.zipf import invent

PER_FILE = 50
_PER_SECTION, _PER_FOLDER = 5, 100
_PORTION = 50_000
"""Paragraphs that are made up at once."""
_LOOK_SECONDS = 0.1
_PAGE = os.sysconf("SC_PAGE_SIZE")


class Filled(msgspec.Struct):
    """What was measured.

    Attributes:
        paragraphs: how many were written.
        files: in how many files.
        megabytes: of these files.
        seconds: from the start of `quoth add` to its end.
        own: seconds of computing in its own process.
        children: the same in the processes that it started.
        memory: most memory of them all at one moment, shared pages counted once, in MB.
        most: most memory of its own process, in MB.
        machine: where that was.
        python: its version.
    """

    paragraphs: int
    files: int
    megabytes: float
    seconds: float
    own: float
    children: float
    memory: float
    most: float
    machine: str
    python: str


@click.command()
@click.option("--paragraphs", "sizes", type=int, multiple=True, default=(100_000,))
@click.option("--json", "file", type=click.Path(path_type=Path), help="Where the figures go.")
@click.option("--profile", type=click.Path(path_type=Path), help="Where cProfile's figures go.")
@click.option("--keep", type=click.Path(path_type=Path), help="Folder of the files; made if new.")
def main(
    sizes: tuple[int, ...], file: Path | None, profile: Path | None, keep: Path | None
) -> None:
    """Write the files, add them, and print."""
    found = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            documents = keep / str(size) if keep else Path(folder, "documents")
            if not documents.exists():
                write(documents, size)
            found.append(fill(documents, Path(folder, "data"), size, profile))
            click.echo(_told(found[-1]))
    if file:
        file.write_bytes(msgspec.json.format(msgspec.json.encode(found)))


def write(folder: Path, paragraphs: int) -> None:
    """Write so many paragraphs into Markdown files, the same at every call."""
    number = 0
    for start in range(0, paragraphs, _PORTION):
        texts = invent(min(_PORTION, paragraphs - start), seed=start).documents()
        for first in range(0, len(texts), PER_FILE):
            path = folder / f"part-{number // _PER_FOLDER}" / f"page-{number}.md"
            path.parent.mkdir(parents=True, exist_ok=True)
            own = texts[first : first + PER_FILE]
            path.write_text("\n\n".join(_markdown(number, own)), encoding="utf-8")
            number += 1


def _markdown(number: int, paragraphs: list[list[str]]) -> Iterator[str]:
    """Yield the blocks of a page."""
    yield f"# Page {number}: {' '.join(paragraphs[0][:4])}"
    for place, words in enumerate(paragraphs):
        if place % _PER_SECTION == 0:
            yield f"## {' '.join(words[:3]).capitalize()}"
        text = prose(words)
        if place % 3 == 1:
            head, _, rest = text.partition(" ")
            text = f"**{head}** {rest} See [{words[0]}](page-{place}.md#{words[1]})."
        yield text


def fill(documents: Path, data_dir: Path, paragraphs: int, profile: Path | None = None) -> Filled:
    """Run `quoth add` on a folder."""
    files = list(documents.rglob("*.md"))
    profiled = ["-m", "cProfile", "-o", str(profile)] if profile else []
    command = [sys.executable, *profiled, "-m", "bot", "add", str(documents)]
    own = {"QUOTH_DATA_DIR": str(data_dir), "QUOTH_SAMPLE": "false"}
    before, began = os.times(), time.perf_counter()
    process = subprocess.Popen(
        command, env={**os.environ, **own}, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    watch = _Watch(process.pid)
    _, complaints = process.communicate()
    seconds, after = time.perf_counter() - began, os.times()
    watch.end()
    if process.returncode:
        raise click.ClickException(complaints.decode()[-2_000:])
    computed = after.children_user + after.children_system
    computed -= before.children_user + before.children_system
    return Filled(
        paragraphs, len(files), sum(path.stat().st_size for path in files) / 1e6, seconds,
        watch.own, computed - watch.own, watch.memory, watch.most, machine(),
        platform.python_version(),
    )  # fmt: skip


class _Watch:
    """Looks at a process and those below it, several times a second, as long as it runs."""

    def __init__(self, pid: int) -> None:
        self.own = self.memory = self.most = 0.0
        self._pid, self._ended = pid, threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def end(self) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(_LOOK_SECONDS):
            family = [self._pid, *_below(self._pid)]
            sizes = [_memory(pid) for pid in family]
            self.memory, self.most = max(self.memory, sum(sizes)), max(self.most, sizes[0])
            self.own = max(self.own, _computed(self._pid))


def _below(pid: int) -> Iterator[int]:
    try:
        tasks = [*Path(f"/proc/{pid}/task").iterdir()]
        for task in tasks:
            for child in map(int, (task / "children").read_text().split()):
                yield child
                yield from _below(child)
    except OSError:  # it has ended
        return


def _memory(pid: int) -> float:
    """Return the memory of a process, what it shares with others divided among them, in MB."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1e3
    except OSError:
        return 0.0


def _computed(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _told(found: Filled) -> str:
    return (
        f"{found.paragraphs:,} paragraphs in {found.files:,} files ({found.megabytes:.0f} MB): "
        f"{found.seconds:.1f} s; computing {found.own:.1f} s in the process and "
        f"{found.children:.1f} s in others; memory {found.memory:.0f} MB, "
        f"{found.most:.0f} MB of it in the process"
    )


if __name__ == "__main__":
    main()
