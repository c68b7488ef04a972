"""`quoth run` and `quoth sync` without Discord: tokens, connections, signals."""

from __future__ import annotations

import json
import logging
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import discord
import pytest

from tests.bot.cli.conftest import Quoth

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.not-a-real-signature-at-all"
BOTH = pytest.mark.parametrize("command", ["run", "sync"])


class Refusal(BaseHTTPRequestHandler):
    """Refuses everybody, as Discord refuses a wrong token."""

    def do_GET(self) -> None:
        self.send_response(401)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(b'{"message": "401: Unauthorized", "code": 0}')

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def refusing_server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Refusal) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.fixture
def silent_server() -> Iterator[str]:
    """A server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@BOTH
def test_a_missing_token_is_one_sentence_that_says_where_to_get_one(
    quoth: Quoth, command: str
) -> None:
    complaint = quoth(command).complaint()
    assert complaint.startswith("There is no token: make one at https://discord.com/developers")
    assert "QUOTH_TOKEN" in complaint


@BOTH
def test_something_else_than_a_token_is_one_sentence_and_not_shown(
    quoth: Quoth, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_TOKEN", "my client secret")
    complaint = quoth(command).complaint()
    assert complaint.startswith("The token is not a bot's token")
    assert "client secret" not in complaint


@BOTH
@pytest.mark.usefixtures("logging_restored")
def test_a_token_that_discord_refuses_is_one_sentence_and_not_shown(
    quoth: Quoth, command: str, monkeypatch: pytest.MonkeyPatch, refusing_server: str
) -> None:
    monkeypatch.setenv("QUOTH_TOKEN", TOKEN)
    monkeypatch.setattr(discord.http.Route, "BASE", refusing_server)
    run = quoth(command)
    assert run.code == 2
    assert run.err.splitlines()[-1].startswith("Discord refuses the token: make one at")
    assert TOKEN not in run.out + run.err


@pytest.mark.usefixtures("logging_restored")
def test_the_log_is_objects_where_that_is_asked_for(
    quoth: Quoth, monkeypatch: pytest.MonkeyPatch, refusing_server: str
) -> None:
    monkeypatch.setenv("QUOTH_TOKEN", TOKEN)
    monkeypatch.setattr(discord.http.Route, "BASE", refusing_server)
    logging.getLogger().handlers.clear()
    *log, complaint = quoth("run", "--log-format", "json").err.splitlines()
    assert complaint.startswith("Discord refuses the token")
    assert {"timestamp", "level", "logger", "message"} <= json.loads(log[0]).keys()
    assert quoth("run", "--log-format", "xml").complaint().endswith("see `quoth run --help`.")


@BOTH
@pytest.mark.usefixtures("logging_restored")
def test_no_connection_is_one_sentence(
    quoth: Quoth, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_TOKEN", TOKEN)
    with socket.create_server(("127.0.0.1", 0)) as closed:
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
    monkeypatch.setattr(discord.http.Route, "BASE", address)
    run = quoth(command)
    assert run.code == 2
    said = run.err.splitlines()[-1]
    assert said.startswith("Discord cannot be reached (")
    assert said.endswith("; check the network and https://discordstatus.com, and start again.")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM to catch")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_bot_cleanly(
    data_dir: Path, silent_server: str, number: signal.Signals
) -> None:
    code = (
        "import discord.http, sys\n"
        f"discord.http.Route.BASE = {silent_server!r}\n"
        "from bot.cli.app import main\n"
        "main()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, "run"],
        env=os.environ | {"QUOTH_DATA_DIR": str(data_dir), "QUOTH_TOKEN": TOKEN},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        process.send_signal(number)
        _, rest = process.communicate(timeout=30)
    assert "logging in" in first
    assert (process.returncode, rest) == (0, "")
    assert TOKEN not in first
