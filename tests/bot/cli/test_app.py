"""The command line as a whole: help, errors, pipes, start-up."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Quoth

COMMANDS = {
    "add",
    "articles",
    "ask",
    "backup",
    "demo",
    "doctor",
    "evaluate",
    "export",
    "feeds",
    "move",
    "reindex",
    "remove",
    "restore",
    "run",
    "sources",
    "status",
    "sync",
    "synonyms",
    "test",
    "verify",
    "watch",
}


def test_the_version_is_that_of_the_distribution(quoth: Quoth) -> None:
    run = quoth("--version")
    assert (run.code, run.out) == (0, f"quoth {version('quoth')}\n")


def test_help_lists_every_command(quoth: Quoth) -> None:
    run = quoth("--help")
    listed = {line.split()[0] for line in run.out.partition("Commands:\n")[2].splitlines()}
    assert (run.code, listed) == (0, COMMANDS)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_takes_json_and_so_does_each_below_it(quoth: Quoth, command: str) -> None:
    run = quoth(command, "--help")
    assert "--json" in run.out
    for line in run.out.partition("Commands:\n")[2].splitlines():
        assert "--json" in quoth(command, line.split()[0], "--help").out


@pytest.mark.parametrize("command", sorted(COMMANDS - {"evaluate"}))  # that brings its own
def test_every_command_takes_a_data_directory(quoth: Quoth, command: str) -> None:
    run = quoth(command, "--help")
    assert run.code == 0
    assert "--data-dir DIR" in run.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["ask"], "Missing argument 'QUESTION...'; see `quoth ask --help`."),
        (["ask", "x", "--nosuch"], "No such option '--nosuch'; see `quoth ask --help`."),
    ],
)
def test_a_wrong_argument_is_one_sentence(
    quoth: Quoth, arguments: list[str], sentence: str
) -> None:
    assert quoth(*arguments).complaint() == sentence


def test_an_unknown_command_is_one_sentence(quoth: Quoth) -> None:
    assert quoth("frobnicate").complaint().startswith("No such command 'frobnicate'")


def test_a_wrong_setting_is_one_sentence(quoth: Quoth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTH_SAMPLE", "perhaps")
    complaint = quoth("articles").complaint()
    assert complaint == "QUOTH_SAMPLE must be true or false, not 'perhaps'."


def test_a_data_directory_that_is_a_file_is_one_sentence(quoth: Quoth, article: Path) -> None:
    assert str(article) in quoth("articles", "--data-dir", article).complaint()


def test_a_damaged_database_is_one_sentence(quoth: Quoth, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "quoth.db").write_bytes(b"no database" * 1000)
    assert "quoth.db" in quoth("articles").complaint()


def test_the_traceback_is_shown_on_demand(quoth: Quoth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTH_DEBUG", "1")
    run = quoth("remove", "nosuch")
    assert run.code == 2
    assert run.err.startswith("Traceback")
    assert "nosuch" in run.err.splitlines()[-1]


def test_a_reader_that_goes_away_is_no_error(data_dir: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bot", "articles", "--json"],
        env=os.environ | {"QUOTH_DATA_DIR": str(data_dir)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (141, b"")


SUBCOMMANDS = (
    "synonyms add",
    "synonyms list",
    "synonyms remove",
    "test add",
    "test list",
    "test remove",
    "test run",
)


@pytest.mark.parametrize("command", [*sorted(COMMANDS), *SUBCOMMANDS])
def test_every_command_shows_by_an_example_how_it_is_used(quoth: Quoth, command: str) -> None:
    shown = quoth(*command.split(), "--help").out
    assert f"quoth {command}" in shown.partition("Example")[2]
    assert "--json" in shown
    assert all(len(line) <= 100 for line in shown.splitlines())


def test_no_description_of_a_command_is_cut_off(quoth: Quoth) -> None:
    assert "..." not in quoth("--help").out.partition("Commands:\n")[2]
