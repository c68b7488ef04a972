"""`quoth add` of many files and formats, and of files made to do harm; `quoth watch`."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Quoth
from tests.index.parsing.formats.makers import epub, odt, packed, pdf
from tests.index.parsing.hostile import CASES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of several formats, one file of which cannot be read."""
    path = tmp_path / "papers"
    path.mkdir()
    (path / "a.pdf").write_bytes(pdf([[("Helvetica", 11, 72, 700, "The tide rises at noon.")]]))
    (path / "b.odt").write_bytes(odt("<text:p>The tide falls at dusk.</text:p>"))
    (path / "c.epub").write_bytes(epub({"one.xhtml": "<p>There are nine boats.</p>"}))
    (path / "d.zip").write_bytes(
        packed({"x.txt": "One fact.", "y.txt": "Two.", "z.png": b"\x89PNG"})
    )
    (path / "e.docx").write_bytes(b"PK\x03\x04 broken")
    return path


def test_a_folder_of_many_formats(quoth: Quoth, folder: Path) -> None:
    run = quoth("add", folder)
    assert run.code == 2
    assert [line.split("  ")[2] for line in run.out.splitlines()] == ["A", "B", "The Bay", "X", "Y"]
    broken, picture = sorted(run.err.splitlines(), key=lambda line: "d.zip" in line)
    assert re.fullmatch(rf"{folder}/e\.docx: .* damaged or cut short; .*\.", broken)
    assert picture == f"{folder}/d.zip: Files that are no articles were left out (pictures: 1)."
    again = quoth("add", str(folder / "*.???"), folder / "b.odt")
    assert [line.split()[0] for line in again.out.splitlines()] == ["unchanged"] * 4


def test_places_are_answered_with(quoth: Quoth, folder: Path) -> None:
    quoth("add", folder / "a.pdf")
    (passage,) = json.loads(quoth("ask", "--json", "When does the tide rise?").out)["passages"]
    assert passage["locator"] == {"kind": "page", "value": "1"}
    assert quoth("ask", "When does the tide rise?").out.startswith("1. A  ¶ 1 of 1, page 1\n")


def test_a_bar_and_a_summary_on_a_terminal(
    quoth: Quoth, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    run = quoth("add", folder)
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", run.out)
    assert re.search(r"Added +Updated +Moved +Unchanged +Failed +Files +Files a second", plain)
    assert re.search(r"5 +0 +0 +0 +1 +5 of 5 +\d+\.\d", plain)
    assert "files/s" in run.err


HARM = list(CASES)


def test_harmful_files_change_nothing(quoth: Quoth, article: Path, tmp_path: Path) -> None:
    quoth("add", article)
    before = quoth("articles", "--json").out
    for i, name in enumerate(HARM):
        folder = tmp_path / f"{i:03}"
        folder.mkdir()
        (folder / CASES[name].name).write_bytes(CASES[name].make())
    run = quoth("add", *sorted(tmp_path.glob("[0-9]*/*")))
    assert run.code == 2
    assert run.out == ""
    lines = run.err.splitlines()
    assert len(lines) == len(HARM)
    for line, name in zip(lines, HARM, strict=True):
        assert re.search(CASES[name].says, line), (name, line)
    assert quoth("articles", "--json").out == before
    assert quoth("ask", "When was the mill at Woodbridge built?").code == 0


def test_an_encoding_that_cannot_be_told_can_be_named(quoth: Quoth, tmp_path: Path) -> None:
    path = tmp_path / "menu.txt"
    path.write_bytes("A dish: crème.".encode("latin-1"))
    assert "can’t tell for sure" in quoth("add", path).complaint()
    assert "not utf-8" in quoth("add", "--encoding", "utf-8", path).complaint()
    assert quoth("add", "--encoding", "latin-1", path).out.startswith("added")
    assert quoth("add", "--encoding", "latin1", path).out.startswith("unchanged")
    assert quoth("add", "--encoding", "cp850", path).out.startswith("updated")


def test_a_language_can_be_named_later(quoth: Quoth, tmp_path: Path) -> None:
    path = tmp_path / "biblioteca.txt"
    path.write_text("La biblioteca de la villa abre a las nueve y el museo cierra tarde.", "utf-8")

    def language_after(*options: str) -> tuple[str, str]:
        outcome = quoth("add", *options, path).out.split()[0]
        listed = json.loads(quoth("articles", "--json").out)
        (language,) = (a["language"] for a in listed if a["title"] == "Biblioteca")
        return outcome, language

    assert language_after() == ("added", "es")
    assert language_after("--language", "en") == ("updated", "en")
    assert language_after("--language", "en") == ("unchanged", "en")
    assert language_after("--language", "es") == ("updated", "es")
    assert language_after() == ("unchanged", "es")


@pytest.mark.parametrize("command", ["add", "watch"])
@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--language", "spanish", "“spanish” is not a language code; give two letters"),
        ("--encoding", "klingon", "There is no encoding “klingon”; give one such as utf-8"),
    ],
)
def test_what_there_is_not_is_said_once(
    quoth: Quoth, folder: Path, command: str, option: str, value: str, says: str
) -> None:
    run = quoth(command, option, value, folder)
    assert says in run.complaint()
    assert run.out == ""


def test_a_name_without_letters_is_not_the_folder_around(quoth: Quoth) -> None:
    assert "Give a file, directory or address" in quoth("add", "").complaint()


def test_complaints_name_what_is_meant_once(quoth: Quoth, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    for name, says in (
        ("missing.md", "There is no file missing.md; check its name."),
        (tmp_path / "empty", "is a folder; name files, or a folder with articles in it."),
        ("ftp://example.org/a.md", "must start with https:// or http://"),
    ):
        run = quoth("add", name)
        assert says in run.complaint()
        assert run.err.count(str(name)) == 1


def test_addresses_are_read_as_they_say(quoth: Quoth) -> None:
    run = quoth("add", "--language", "es", "https://example.org/")
    assert run.complaint() == (
        "--language and --encoding are for files only; see `quoth add --help`."
    )


@pytest.mark.parametrize("command", ["add", "watch"])
def test_help_tells_of_both(quoth: Quoth, command: str) -> None:
    shown = " ".join(quoth(command, "--help").out.split())
    assert "--language CODE Language of the files, as in es, instead of a guess." in shown
    assert "--encoding NAME Encoding of text files, as in latin-1, instead of a guess." in shown


@pytest.mark.skipif(sys.platform == "win32", reason="signals are a Unix thing")
def test_watching_a_folder(data_dir: Path, folder: Path) -> None:
    environment = {**os.environ, "QUOTH_DATA_DIR": str(data_dir), "QUOTH_SAMPLE": "0"}
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "watch", folder],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        lines = iter(process.stdout)
        while not next(lines).startswith("Watching"):
            pass
        (folder / "new.txt").write_text("A new fact.", "utf-8")
        assert next(lines).startswith("added")
        (folder / "new.txt").write_text("Another fact.", "utf-8")
        assert next(lines).startswith("updated")
        (folder / "new.txt").rename(folder / "renamed.txt")
        assert next(lines).startswith("moved")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 0


def test_json_says_what_became_of_each_article(quoth: Quoth, article: Path) -> None:
    (added,) = json.loads(quoth("add", "--json", article).out)
    assert (added["outcome"], added["title"], added["paragraphs"]) == ("added", "The tide mill", 2)
    assert added["source"] == str(article)
    (again,) = json.loads(quoth("add", "--json", article).out)
    assert (again["outcome"], again["id"]) == ("unchanged", added["id"])
