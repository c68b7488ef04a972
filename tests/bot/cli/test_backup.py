"""`quoth backup` and `quoth restore`."""

from __future__ import annotations

import re
from pathlib import Path

from tests.bot.cli.conftest import Quoth


def test_a_library_is_carried_to_another_directory(
    quoth: Quoth, article: Path, tmp_path: Path
) -> None:
    quoth("add", article)
    kept, other = tmp_path / "kept.zip", tmp_path / "other"
    made = quoth("backup", kept)
    assert made.code == 0
    assert re.match(r"Backed up \d+ articles with \d+ paragraphs to .*kept\.zip", made.out)
    restored = quoth("restore", kept, "--data-dir", other)
    assert restored.code == 0
    assert re.match(r"Restored \d+ articles with \d+ paragraphs, as of 2.* UTC\.\n\Z", restored.out)
    assert quoth("articles", "--data-dir", other).out == quoth("articles").out


def test_a_backup_is_replaced_by_force_only(quoth: Quoth, article: Path, tmp_path: Path) -> None:
    quoth("add", article)
    assert quoth("backup", tmp_path / "kept.zip").code == 0
    assert "--force" in quoth("backup", tmp_path / "kept.zip").complaint()
    assert quoth("backup", tmp_path / "kept.zip", "--force").code == 0


def test_restore_says_where_the_old_database_is(
    quoth: Quoth, article: Path, tmp_path: Path, data_dir: Path
) -> None:
    quoth("add", article)
    quoth("backup", tmp_path / "kept.zip")
    last = quoth("restore", tmp_path / "kept.zip").out.splitlines()[-1]
    (replaced,) = data_dir.glob("quoth.db.replaced-*")
    assert last == f"The database that was there before is now {replaced}."


def test_something_else_than_a_backup_is_one_sentence(quoth: Quoth, article: Path) -> None:
    assert "is not a backup" in quoth("restore", article).complaint()
    assert "There is no file" in quoth("restore", article.with_name("none")).complaint()
