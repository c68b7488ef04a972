"""The sentences in the code of the library, with `{}` where they have a value."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import index
from index import (
    ArticleNotFound,
    BackupError,
    EngineMissing,
    EngineUnavailable,
    InstallationInUse,
    LibraryError,
    ReindexRunning,
    SemanticMissing,
    StorageError,
    TooManyPostings,
)

_CODE = Path(index.__file__).parent
_OPERATORS_ERRORS = (
    ArticleNotFound, BackupError, EngineMissing, EngineUnavailable, InstallationInUse,
    ReindexRunning, SemanticMissing, StorageError, TooManyPostings,
)  # fmt: skip
"""Errors of which others read one sentence for each kind, or that they cannot meet."""
_OPERATORS = ("operations/", "ingest/files.py")
"""Where the command line alone comes by."""


def refusals() -> Iterator[tuple[str, str]]:
    """Yield each sentence that an error is raised with, or a reader notes, and its place."""
    kinds = _kinds(LibraryError)
    for path, tree in _modules():
        place = path.relative_to(_CODE).as_posix()
        if place.startswith(_OPERATORS):
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in kinds and node.args:
                said: ast.expr | None = node.args[0]
            elif isinstance(node, ast.Yield) and place.startswith("parsing/"):
                said = node.value
            else:
                continue
            sentence = _sentence(said, _constants(tree))
            if sentence is not None and sentence.endswith((".", ")")):
                yield sentence, f"{place}:{node.lineno}"


@cache
def sentences() -> frozenset[str]:
    """Return all strings in the code."""
    return frozenset(
        sentence
        for _, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.expr)
        and (sentence := _sentence(node, _constants(tree))) is not None
    )


def _kinds(kind: type[LibraryError]) -> set[str]:
    return {kind.__name__}.union(
        *(_kinds(k) for k in kind.__subclasses__() if k not in _OPERATORS_ERRORS)
    )


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(_CODE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def _constants(tree: ast.Module) -> dict[str, str]:
    return {
        target.id: statement.value.value
        for statement in tree.body
        if isinstance(statement, ast.Assign)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
        for target in statement.targets
        if isinstance(target, ast.Name)
    }


def _sentence(node: ast.expr | None, constants: dict[str, str]) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name):
        return constants.get(node.id)
    if isinstance(node, ast.JoinedStr):
        return "".join(_part(part, constants) for part in node.values)
    return None


def _part(part: ast.expr, constants: dict[str, str]) -> str:
    if isinstance(part, ast.FormattedValue):
        percent = "%" if part.format_spec and "%" in ast.unparse(part.format_spec) else ""
        return (_sentence(part.value, constants) or "{}") + percent
    return _sentence(part, constants) or ""


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Name):
        return function.id
    return function.attr if isinstance(function, ast.Attribute) else ""
