"""`quoth demo` as a newcomer starts it: what it prints, its page, how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Quoth


@contextmanager
def running_demo(
    *arguments: str, **environment: str
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start a demo; yield the process and what it printed until it was ready."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "demo", "--no-browser", *arguments],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process, "".join(_until_ready(process))
        finally:
            process.kill()


def _until_ready(process: subprocess.Popen[str]) -> Iterator[str]:
    assert process.stdout is not None
    for line in process.stdout:
        yield line
        if line.startswith("Ctrl-C"):
            return


def _page(printed: str, before: str) -> str:
    """Return the page whose address stands behind some words."""
    found = re.search(re.escape(before) + r"(http://127\.0\.0\.1:\d+/[\w-]*)", printed)
    assert found, printed
    with urllib.request.urlopen(found[1], timeout=10) as answer:  # noqa: S310 - loopback
        return str(answer.read().decode())


def test_it_shows_question_and_reply_and_a_page_and_ends_on_ctrl_c() -> None:
    with running_demo("--port", "0") as (process, printed):
        assert "Mia asks: What did the repair of the bridge cost?" in printed
        assert "3.2 million euros" in printed
        assert "¶ 2 of 4" in printed
        assert "### " not in printed
        assert "\nInes Falk" in printed
        assert "400,000 euros more than planned" in _page(printed, "opens again](")
        assert '<form id="channel-composer"' in _page(printed, "Try it yourself: ")
        process.send_signal(signal.SIGINT)
        rest = process.communicate(timeout=30)
    assert (process.returncode, *rest) == (0, "", "")


def test_it_uses_the_data_directory_it_is_given_and_ends_on_sigterm(tmp_path: Path) -> None:
    with running_demo("--data-dir", str(tmp_path)) as (process, printed):
        assert "3.2 million euros" in printed
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0
    assert (tmp_path / "quoth.db").is_file()


def test_a_busy_port_is_one_sentence(quoth: Quoth) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        run = quoth("demo", "--no-browser", "--port", str(port))
    assert (
        run.complaint() == f"Port {port} cannot be used (address already in use); choose another."
    )


@pytest.mark.parametrize("port", ["-1", "65536", "x"])
def test_a_port_that_cannot_be_is_one_sentence(quoth: Quoth, port: str) -> None:
    assert "--port" in quoth("demo", "--port", port).complaint()


def test_screenshots_without_a_browser_are_one_sentence(
    quoth: Quoth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    complaint = quoth("demo", "--shots", tmp_path / "shots").complaint()
    assert complaint.startswith("Screenshots need Chromium; install it")


def test_the_real_data_directory_is_left_alone(tmp_path: Path) -> None:
    with running_demo(QUOTH_DATA_DIR=str(tmp_path / "real")) as (process, _):
        process.terminate()
        process.communicate(timeout=30)
    assert not (tmp_path / "real").exists()
