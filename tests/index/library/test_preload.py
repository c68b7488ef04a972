"""What is loaded late is loaded beforehand by those who run for long."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import index
from index.library.preload import LATER

_PACKAGE = Path(index.__file__).parent
_DOORS = (
    "library", "asking", "installation", "desk", "pinning", "answering/answerer",
    "ranking/acronyms", "ranking/engine", "ranking/segment", "ranking/shelf",
    "warming", "workers/builder",
)  # fmt: skip
"""Modules that a question or a member comes through on the event loop."""
_EXTRAS = {"index.answering.reranking.minilm"}
"""Loaded when the library is opened, if at all."""


def test_whatever_is_imported_in_the_middle_is_loaded_beforehand() -> None:
    wanted = {name for door in _DOORS for name in _imported_inside(_PACKAGE / f"{door}.py")}
    code = (
        "import sys; from index.library.preload import load; load()\n"
        f"print(*sorted({wanted!r} - sys.modules.keys()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert wanted > {
        "index.library.services",
        "index.library.management",
        "index.answering.citations.recall",
    }
    assert set(run.stdout.split()) <= _EXTRAS


def test_there_is_whatever_is_to_be_loaded() -> None:
    for name in LATER:
        assert (_PACKAGE / f"{name.replace('.', '/')}.py").exists()


def _imported_inside(path: Path) -> set[str]:
    """Return the modules of this package that functions of a module import."""
    return {
        node.module
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("index.")
        if node.module is not None
    }
