"""`quoth add` of many files, stopped half-way and started again."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Quoth

fcntl = pytest.importorskip("fcntl", reason="the size of a pipe is set as Linux does")

FILES = 60
BEFORE = 10
TOGETHER = 32
"""Files that are written at once, before a line is printed of any."""
LONG = "x" * 200
"""Part of each file's name, so that few lines fit into the pipe."""


@pytest.fixture
def ctrl_c(request: pytest.FixtureRequest) -> Iterator[None]:
    """What processes that are started do at Ctrl-C; those of a shell's script may ignore it."""
    before = signal.signal(signal.SIGINT, request.param)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(sys.platform != "linux", reason="the size of a pipe is set as Linux does")
@pytest.mark.parametrize(
    ("number", "ctrl_c"),
    [
        (signal.SIGINT, signal.default_int_handler),
        (signal.SIGTERM, signal.default_int_handler),
        (signal.SIGTERM, signal.SIG_IGN),
        (signal.SIGKILL, signal.default_int_handler),
    ],
    indirect=["ctrl_c"],
)
@pytest.mark.usefixtures("ctrl_c")
def test_stopped_and_resumed(
    quoth: Quoth, data_dir: Path, tmp_path: Path, number: signal.Signals
) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    for i in range(FILES):
        (folder / f"{i:03}-{LONG}.txt").write_text(f"Here is the fact number {i}.", "utf-8")
    environment = {**os.environ, "QUOTH_DATA_DIR": str(data_dir), "QUOTH_SAMPLE": "0"}
    out, its_out = os.pipe()
    # It cannot run ahead of what is read here by more than a page of lines.
    fcntl.fcntl(out, fcntl.F_SETPIPE_SZ, 4096)
    with os.fdopen(out) as lines_out, subprocess.Popen(
        [sys.executable, "-m", "bot", "add", folder],
        stdout=its_out, stderr=subprocess.DEVNULL, env=environment,
    ) as process:  # fmt: skip
        os.close(its_out)
        for _ in range(BEFORE):
            assert lines_out.readline().startswith("added")
        process.send_signal(number)
        rest = lines_out.read().splitlines()
        code = process.wait()
        assert code == {signal.SIGINT: 130, signal.SIGTERM: 143}.get(number, -signal.SIGKILL)
    stored = json.loads(quoth("articles", "--json").out)
    stored = [article for article in stored if article["library"] == "shared"]
    assert BEFORE + len(rest) <= len(stored) <= BEFORE + len(rest) + TOGETHER
    assert len(stored) < FILES
    assert {article["paragraphs"] for article in stored} == {1}
    lines = quoth("add", folder).out.splitlines()
    assert [line.split()[0] for line in lines].count("unchanged") == len(stored)
    assert len(lines) == FILES
