"""The command line as a whole: help, errors, pipes, start-up."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import click
import pytest

from bot.cli.app import app
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
        (["ask"], "QUESTION is missing; see `quoth ask --help`."),
        (["ask", "x", "--nosuch"], "There is no option --nosuch; see `quoth ask --help`."),
        (["ask", "x", "--limt", "3"], "There is no option --limt; did you mean --limit?"),
        (
            ["ask", "x", "--limit", "99"],
            "--limit takes a whole number from 1 to 50; see `quoth ask --help`.",
        ),
        (
            ["ask", "x", "--limit", "some"],
            "--limit takes a whole number from 1 to 50; see `quoth ask --help`.",
        ),
        (
            ["ask", "x", "--after", "2025-13-40"],
            "“2025-13-40” is no date; write it like 2025-04-30; see `quoth ask --help`.",
        ),
        (
            ["evaluate", __file__, "--limit", "0"],
            "--limit takes a whole number, 1 or more; see `quoth evaluate --help`.",
        ),
        (
            ["run", "--shards", "some"],
            "--shards must be a part as in \"0-7/16\", or how many there are, not 'some'.",
        ),
        (
            ["ask", "x", "--after", "2026-02-01", "--before", "2026-01-31"],
            "--after is later than --before; see `quoth ask --help`.",
        ),
        (
            ["run", "--log-format", "xml"],
            "--log-format takes text or json; see `quoth run --help`.",
        ),
        (
            ["watch", "/no/such/folder"],
            "Directory '/no/such/folder' does not exist; see `quoth watch --help`.",
        ),
    ],
)
def test_a_wrong_argument_is_one_sentence(
    quoth: Quoth, arguments: list[str], sentence: str
) -> None:
    assert quoth(*arguments).complaint() == sentence


def _ranged(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the options that take a number within bounds, each with its command."""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from _ranged(below, (*path, name))
        return
    for option in command.params:
        if isinstance(option.type, click.IntRange | click.FloatRange):
            yield (*path, option.opts[0], "-1")


def test_every_option_that_takes_a_number_says_which(quoth: Quoth) -> None:
    found = list(_ranged(app, ()))
    assert len(found) > 5
    for arguments in found:
        complaint = quoth(*arguments).complaint()
        assert re.match(r"--[a-z-]+ takes a (whole )?number(,| from) \d", complaint), complaint


def test_help_says_in_words_which_numbers_an_option_takes(quoth: Quoth) -> None:
    for *command, _, _ in _ranged(app, ()):
        assert not re.search(r"[<>]=", quoth(*command, "--help").out)
    shown = " ".join(quoth("ask", "-h").out.split())
    assert "Show at most N passages. [default: 3; from 1 to 50]" in shown


def test_an_unknown_command_is_one_sentence(quoth: Quoth) -> None:
    assert quoth("frobnicate").complaint() == "There is no command frobnicate; see `quoth --help`."
    assert quoth("sttaus").complaint() == "There is no command sttaus; did you mean status?"
    assert quoth("test", "remvoe").complaint().endswith("did you mean remove?")


def test_an_argument_that_is_not_utf_8_is_one_sentence(quoth: Quoth) -> None:
    said = "An argument is not UTF-8; write it as such."
    assert quoth("remove", "\udcff").complaint() == said


def _run_in_shell(data_dir: Path, command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", f'exec "$0" -m bot {command}', sys.executable],
        env=os.environ | {"QUOTH_DATA_DIR": str(data_dir)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
def test_a_full_disk_is_one_sentence(data_dir: Path) -> None:
    done = _run_in_shell(data_dir, "articles > /dev/full")
    assert done.returncode == 2
    assert done.stderr.startswith("There is no room to write (")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell")
def test_a_closed_stream_is_no_error(data_dir: Path) -> None:
    done = _run_in_shell(data_dir, "articles >&- 2>&-")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_wrong_setting_is_one_sentence(quoth: Quoth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTH_SAMPLE", "perhaps")
    complaint = quoth("articles").complaint()
    assert complaint == "QUOTH_SAMPLE must be true or false, not 'perhaps'."


def test_a_data_directory_that_is_a_file_is_one_sentence(quoth: Quoth, article: Path) -> None:
    complaint = quoth("articles", "--data-dir", article).complaint()
    assert complaint == f"Directory '{article}' is a file; see `quoth articles --help`."


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
