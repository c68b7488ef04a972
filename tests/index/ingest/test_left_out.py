"""Which files of a folder are no articles."""

from __future__ import annotations

import pytest

from index.ingest.left_out import is_left_out_folder, why_left_out


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("notes.md~", "backups"), ("notes.md.bak", "backups"), (".env", "hidden"),
        ("logo.PNG", "pictures"), ("conf.py", "programs"), ("app.min.js", "programs"),
        ("site.css", "style sheets"), ("package.json", "data and settings"),
        ("de.po", "translations"),
        ("Makefile", "programs"), ("guide.md", None), ("faq.csv", None), ("LICENSE", None),
    ],
)  # fmt: skip
def test_kinds_of_files(name: str, why: str | None) -> None:
    assert why_left_out(name) == why


def test_folders_of_others() -> None:
    assert is_left_out_folder("node_modules")
    assert is_left_out_folder(".git")
    assert not is_left_out_folder("docs")
