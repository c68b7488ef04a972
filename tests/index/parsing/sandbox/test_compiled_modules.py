"""What readers load is compiled once: uv compiles nothing, and a confined reader keeps nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.index.parsing.formats.corpus import write

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="readers are confined on Linux")

GERMAN = "Der Verein zählt heute rund dreihundert Mitglieder, die sich im Bootshaus treffen. "
MARKDOWN = """---
title: Tides
---

The tide, $a^2$, rises[^1].

[^1]: Twice a day.

Ebb
: The tide falls.
"""
PAGE = "Tides\n=====\n\nThe tide rises twice.\n\n.. note:: It is :math:`a^2`.\n"
FEW = 100_000
"""Bytes of source that readers may compile anew: modules of docutils that a directive loads."""
_SIZES = """
import os, sys
def sizes():
    files = [getattr(module, "__file__", None) or "" for module in list(sys.modules.values())]
    own = [file for file in files if file.endswith(".py") and not in_standard_library(file)]
    return {file: os.path.getsize(file) for file in own}

def in_standard_library(file):
    return file.startswith(os.path.dirname(os.__file__)) and "site-packages" not in file
"""
_READ = """
import pathlib
from index.parsing import read_documents
for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    read_documents(path.read_bytes(), path.name)
print(*(f"{size} {file}" for file, size in sizes().items()), sep="\\n")
"""
_LOAD = """
import pkgutil
from importlib import import_module
import index.parsing
from index.parsing.sandbox.compiled_modules import LIBRARIES
for module in pkgutil.walk_packages(index.parsing.__path__, "index.parsing."):
    import_module(module.name)
for name in LIBRARIES:
    import_module(name)
print(*(f"{size} {file}" for file, size in sizes().items()), sep="\\n")
"""


def test_what_documents_of_all_formats_need_is_compiled(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    write(folder)
    for name, text in (("a.md", MARKDOWN), ("b.rst", PAGE), ("c.txt", GERMAN * 5)):
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("d.wiki", "e.textile"):
        (folder / name).write_text("h1. Tides\n\n== Tides ==\n\nThe tide rises.", encoding="utf-8")
    needed, compiled = _printed(_SIZES + _READ, folder), _printed(_SIZES + _LOAD)
    missing = dict(line.split(" ", 1)[::-1] for line in set(needed) - set(compiled))
    assert sum(map(int, missing.values())) < FEW, missing
    assert any("ngramsM60" in line for line in needed)


def test_it_is_done_once(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "__init__.py").touch()
    (tmp_path / "shelf" / "table.py").write_text("ROWS = 3\n")
    program = (
        "import sys\n"
        f"sys.path.insert(0, {str(tmp_path)!r})\n"
        "from index.parsing.sandbox.compiled_modules import compile_modules\n"
        "print(compile_modules(['shelf.table']), 'shelf.table' in sys.modules)\n"
    )
    assert [_printed(program) for _ in range(2)] == [["True True"], ["False False"]]


def _printed(program: str, *arguments: Path) -> list[str]:
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.splitlines()
