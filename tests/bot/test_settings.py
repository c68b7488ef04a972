"""Settings: their sources, the file that documents them, and what a wrong value says."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest
from msgspec.structs import fields
from rich.pretty import pretty_repr

from bot.settings import Settings, SettingsError, config_dir, default_data_dir, load_settings

FIELDS = {field.name for field in fields(Settings)}


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for variable in os.environ:
        if variable.startswith("QUOTH_") or variable == "DISCORD_TOKEN":
            monkeypatch.delenv(variable)
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path))


def write_file(data_dir: Path, text: str) -> Path:
    path = data_dir / "quoth.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_documented_file_names_every_setting_and_nothing_else() -> None:
    documented = tomllib.loads((config_dir() / "quoth.toml").read_text(encoding="utf-8"))
    assert documented.keys() == FIELDS


def test_the_documented_file_holds_the_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QUOTH_DATA_DIR")
    monkeypatch.setenv("QUOTH_CONFIG", str(config_dir() / "quoth.toml"))
    assert load_settings() == Settings()


def test_every_setting_in_the_documented_file_has_a_comment() -> None:
    lines = (config_dir() / "quoth.toml").read_text(encoding="utf-8").splitlines()
    settings = [number for number, line in enumerate(lines) if line[:1].isalpha()]
    assert len(settings) == len(FIELDS)
    assert all(lines[number - 1].startswith("# ") for number in settings)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("data_dir", "/srv/quoth", Path("/srv/quoth")),
        ("sample", "0", False),
        ("sample", "true", True),
        ("folder", "~/articles", Path.home() / "articles"),
        ("token", "abc.def", "abc.def"),
        ("passages", "2", 2),
        ("threshold", "0.75", 0.75),
        ("max_upload_bytes", "5000", 5000),
        ("quota_articles", "10", 10),
        ("quota_paragraphs", "100", 100),
        ("quota_bytes", "1000", 1000),
        ("fetch_contact", "https://example.org", "https://example.org"),
        ("fetch_only", "example.org, example.com", ("example.org", "example.com")),
        ("fetch_never", "10.0.0.0/8", ("10.0.0.0/8",)),
        ("fetch_inside", "a.test b.test", ("a.test", "b.test")),
        ("fetch_ports", "80,8000", (80, 8000)),
        ("fetch_robots", "0", False),
        ("fetch_max_bytes", "5000", 5000),
        ("fetch_seconds", "2.5", 2.5),
        ("message_content", "true", True),
        ("member_questions", "5", 5),
        ("channel_questions", "0", 0),
        ("retention_days", "7", 7),
        ("keep_questions", "1", True),
        ("grace_days", "7", 7),
        ("log_level", "debug", "debug"),
        ("log_format", "json", "json"),
        ("index_memory_mb", "64", 64),
        ("metrics_port", "9200", 9200),
        ("metrics_host", "0.0.0.0", "0.0.0.0"),  # noqa: S104 - an operator may choose it
    ],
)
def test_every_setting_has_a_variable(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str, value: object
) -> None:
    monkeypatch.setenv(f"QUOTH_{name.upper()}", text)
    assert getattr(load_settings(), name) == value


def test_an_argument_beats_a_variable_beats_the_file_beats_the_default(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert load_settings().passages == 3
    write_file(tmp_path, "passages = 2\nlog_level = 'error'")
    assert load_settings().passages == 2
    monkeypatch.setenv("QUOTH_PASSAGES", "1")
    assert load_settings().passages == 1
    assert load_settings(passages=3).passages == 3
    assert load_settings(passages=None).passages == 1
    assert load_settings().log_level == "error"


def test_the_file_is_looked_for_in_the_data_directory_given(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write_file(other, "sample = false")
    assert load_settings().sample
    assert not load_settings(data_dir=other).sample


def test_a_named_file_replaces_that_of_the_data_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_file(tmp_path, "passages = 2")
    named = tmp_path / "named.toml"
    named.write_text("sample = false", encoding="utf-8")
    monkeypatch.setenv("QUOTH_CONFIG", str(named))
    assert load_settings() == Settings(data_dir=tmp_path, sample=False)


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUOTH_PASSAGES", "")
    assert load_settings().passages == 3


def test_without_any_source_the_data_directory_is_the_platforms(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("QUOTH_DATA_DIR")
    assert load_settings().data_dir == default_data_dir()


def test_discords_own_variable_is_second_choice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "theirs")
    assert load_settings().token == "theirs"
    monkeypatch.setenv("QUOTH_TOKEN", "ours")
    assert load_settings().token == "ours"


def test_the_token_is_never_shown(tmp_path: Path) -> None:
    settings = load_settings(token="secret")
    assert "secret" not in repr(settings)
    assert "secret" not in pretty_repr(settings)
    assert "data_dir=" in repr(settings)
    path = write_file(tmp_path, "token = ['secret']")
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert str(raised.value) == f"token in {path} must be a bot's token."


@pytest.mark.parametrize(
    ("variable", "text", "sentence"),
    [
        ("QUOTH_PASSAGES", "9", "QUOTH_PASSAGES must be a whole number from 1 to 3, not '9'."),
        ("QUOTH_SAMPLE", "maybe", "QUOTH_SAMPLE must be true or false, not 'maybe'."),
        ("QUOTH_THRESHOLD", "2", "QUOTH_THRESHOLD must be a number from 0 to 1, not '2'."),
        ("QUOTH_THRESHOLD", "nan", "QUOTH_THRESHOLD must be a number from 0 to 1, not 'nan'."),
        (
            "QUOTH_FETCH_PORTS",
            "80,x",
            "QUOTH_FETCH_PORTS must be a list of port numbers, not '80,x'.",
        ),
        (
            "QUOTH_QUOTA_BYTES",
            "-1",
            "QUOTH_QUOTA_BYTES must be a whole number of 0 or more, not '-1'.",
        ),
        (
            "QUOTH_LOG_LEVEL",
            "loud",
            "QUOTH_LOG_LEVEL must be one of debug, info, warning and error, not 'loud'.",
        ),
    ],
)
def test_a_wrong_value_is_one_sentence_that_names_its_source(
    monkeypatch: pytest.MonkeyPatch, variable: str, text: str, sentence: str
) -> None:
    monkeypatch.setenv(variable, text)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert str(raised.value) == sentence


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("pasages = 2", "there is no setting called pasages; did you mean passages?"),
        ("zzz = 2", "there is no setting called zzz."),
        ("passages = [1]", "must be a whole number from 1 to 3, not [1]."),
        ("folder = 7", "must be a path, not 7."),
        ("passages =", "is not valid TOML: "),
    ],
)
def test_a_wrong_file_is_one_sentence_that_names_it(
    tmp_path: Path, text: str, sentence: str
) -> None:
    path = write_file(tmp_path, text)
    with pytest.raises(SettingsError) as raised:
        load_settings()
    assert sentence in str(raised.value)
    assert str(path) in str(raised.value)


def test_a_file_that_is_not_text_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "quoth.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"quoth\.toml is not UTF-8; save it as such\.$"):
        load_settings()


def test_a_file_that_cannot_be_read_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "quoth.toml").mkdir()
    with pytest.raises(SettingsError, match="cannot be read: Is a directory"):
        load_settings()


def test_a_named_file_that_is_missing_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "none.toml"))
    with pytest.raises(SettingsError, match=r"none\.toml, which does not exist"):
        load_settings()


def test_the_sample_folder_holds_articles_and_can_be_left_out() -> None:
    folder = Settings().sample_folder
    assert folder is not None
    assert list(folder.glob("*.md"))
    assert Settings(sample=False).sample_folder is None
