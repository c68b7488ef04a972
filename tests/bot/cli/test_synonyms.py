"""`quoth synonyms`."""

from __future__ import annotations

import json
from pathlib import Path

from tests.bot.cli.conftest import Quoth


def test_synonyms_are_added_used_listed_and_removed(quoth: Quoth, article: Path) -> None:
    quoth("add", article)
    question = "When was the moulin at Woodbridge built?"
    far = ("ask", "--json", "Is there a moulin on Mars?")
    assert json.loads(quoth(*far).out)["missing"] == ["moulin", "Mars"]
    assert quoth("synonyms").out == ""
    assert quoth("synonyms", "add", "moulin", "mill").out == "added    moulin, mill\n"
    assert quoth("synonyms", "list").out == "moulin, mill\n"
    assert json.loads(quoth("synonyms", "list", "--json").out) == [["moulin", "mill"]]
    assert "1170" in quoth("ask", question).out
    assert json.loads(quoth(*far).out)["missing"] == ["Mars"]
    assert quoth("synonyms", "remove", "Mill").out == "removed  moulin, mill\n"
    assert quoth("synonyms").out == ""


def test_what_is_wrong_with_synonyms_is_a_sentence(quoth: Quoth) -> None:
    assert "2 to 12 words" in quoth("synonyms", "add", "mill").complaint()
    assert "too long" in quoth("synonyms", "add", "mill", "x" * 51).complaint()
    quoth("synonyms", "add", "mill", "moulin")
    assert "already" in quoth("synonyms", "add", "moulin", "mill").complaint()
    assert "`quoth synonyms` lists them" in quoth("synonyms", "remove", "inn").complaint()
    assert quoth("synonyms", "remove").code == 2


def test_synonyms_are_in_a_backup(quoth: Quoth, tmp_path: Path, data_dir: Path) -> None:
    quoth("synonyms", "add", "mill", "moulin")
    assert quoth("backup", tmp_path / "kept.tar.gz").code == 0
    quoth("synonyms", "remove", "mill")
    restored = quoth("restore", tmp_path / "kept.tar.gz")
    assert restored.code == 0
    assert quoth("synonyms").out == "mill, moulin\n"


def test_synonyms_are_exported_and_read_back(quoth: Quoth, article: Path, tmp_path: Path) -> None:
    quoth("add", article)
    quoth("synonyms", "add", "Mühle", "moulin à vent")
    folder = tmp_path / "out"
    assert quoth("export", folder).code == 0
    assert quoth("add", folder, "--data-dir", tmp_path / "other").code == 0
    again = quoth("synonyms", "add", "--from", folder / "synonyms.json")
    assert (again.code, again.err) == (1, "Mühle, moulin à vent: these are synonyms already.\n")
    other = ("--data-dir", tmp_path / "other")
    assert quoth("synonyms", "add", "--from", folder / "synonyms.json", *other).code == 0
    assert quoth("synonyms", "list", *other).out == "Mühle, moulin à vent\n"
    (folder / "synonyms.json").write_text('{"a": 1}')
    wrong = quoth("synonyms", "add", "--from", folder / "synonyms.json")
    assert "list of lists" in wrong.complaint()


def test_json_of_what_was_added_and_removed(quoth: Quoth) -> None:
    assert json.loads(quoth("synonyms", "add", "mill", "moulin", "--json").out) == [
        ["mill", "moulin"]
    ]
    assert json.loads(quoth("synonyms", "--json").out) == [["mill", "moulin"]]
    gone = quoth("synonyms", "remove", "mill", "--json")
    assert json.loads(gone.out) == [["mill", "moulin"]]
    assert json.loads(quoth("synonyms", "--json").out) == []
