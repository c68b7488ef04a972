"""The catalogues and the code, read as text: which keys and values there are."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.settings import config_dir

CODE = Path(__file__).parents[3] / "bot"
_NAMES = {"words", "private", "public"}
"""What the code calls `Words` by."""


@cache
def messages(language: str) -> dict[str, ftl.Message]:
    """Return the messages of a language by key; a key that stands twice is an error."""
    found: dict[str, ftl.Message] = {}
    for path in sorted((config_dir() / "locales" / language).glob("*.ftl")):
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
            assert not isinstance(entry, ftl.Junk), f"{path}: {entry.content}"
            if isinstance(entry, ftl.Message):
                assert entry.id.name not in found, f"{path}: {entry.id.name} again"
                found[entry.id.name] = entry
    return found


def sentences(language: str) -> set[str]:
    """Return the keys of what the bot says, without the descriptions of commands."""
    return {key for key in messages(language) if not is_description(key)}


def is_description(key: str) -> bool:
    """Return whether a key is that of a command or choice, whose English stands in the code."""
    return key.startswith(("command-", "choice-"))


def placeholders(language: str, key: str) -> set[str]:
    """Return the values that a sentence needs, those of sentences within it included."""
    names = set()
    for node in walk(messages(language)[key]):
        if isinstance(node, ftl.VariableReference):
            names.add(node.id.name)
        elif isinstance(node, ftl.MessageReference):
            names |= placeholders(language, node.id.name)
    return names


def mentioned(language: str) -> set[str]:
    """Return the keys of sentences that stand within others."""
    return {
        node.id.name
        for message in messages(language).values()
        for node in walk(message)
        if isinstance(node, ftl.MessageReference)
    }


def walk(node: object) -> Iterator[ftl.BaseNode]:
    """Yield a node of a catalogue and all that is in it."""
    if isinstance(node, list):
        for item in node:
            yield from walk(item)
    elif isinstance(node, ftl.BaseNode):
        yield node
        for value in vars(node).values():
            yield from walk(value)


def uses() -> Iterator[tuple[str, set[str], str]]:
    """Yield key, values given and place of every sentence that the code names directly."""
    for path, node in _nodes():
        if isinstance(node, ast.Call) and _says(node.func) and node.args:
            key = node.args[0]
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                given = {argument.arg or "" for argument in node.keywords}
                yield key.value, given, f"{path}:{node.lineno}"


def constants() -> set[str]:
    """Return all strings in the code: keys also stand in tables."""
    return {
        node.value
        for _, node in _nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def _says(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id in _NAMES
    if isinstance(function, ast.Attribute):
        return function.attr in _NAMES
    return isinstance(function, ast.Call)


def _nodes() -> Iterator[tuple[Path, ast.AST]]:
    for path in sorted(CODE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, node
