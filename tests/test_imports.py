"""The rules of the house, held against the imports as they are: who may know whom."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
LOOSE = {
    "index": {"index.errors", "index.model", "index.reports"},
    "bot": {"bot.__main__", "bot.context", "bot.settings"},
}
"""Modules that lie beside the packages."""
SQL_PACKAGES = ("index.activity", "index.storage", "index.ingest", "index.operations")
"""Packages that read or write tables."""
READERS = (
    "docutils", "feedparser", "lxml", "mwparserfromhell", "pypdfium2", "pyromark", "selectolax",
    "textile", "trafilatura",
)  # fmt: skip
"""What opens strangers' bytes."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("index", "bot", include_external_packages=True, cache_dir=None)


def imports(graph: grimp.ImportGraph) -> Iterator[tuple[str, str]]:
    for importer in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            yield importer, imported


def below(name: str, *packages: str) -> bool:
    return any(name == package or name.startswith(f"{package}.") for package in packages)


def is_ours(name: str) -> bool:
    return below(name, "index", "bot")


def no_circle(arrows: Mapping[str, set[str]]) -> None:
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        pytest.fail(f"a circle: {' -> '.join(error.args[1])}")


def test_modules_form_no_circle(graph: grimp.ImportGraph) -> None:
    arrows: dict[str, set[str]] = {}
    for importer, imported in imports(graph):
        if is_ours(imported):
            arrows.setdefault(importer, set()).add(imported)
    no_circle(arrows)


@pytest.mark.parametrize("depth", [2, 3, 4])
def test_packages_form_no_circle(graph: grimp.ImportGraph, depth: int) -> None:
    arrows: dict[str, set[str]] = {}
    for importer, imported in imports(graph):
        one, other = (".".join(name.split(".")[:depth]) for name in (importer, imported))
        # What a package hands on in its own `__init__` is not the package's need of itself.
        if is_ours(imported) and one != other and not below(other, one) and not below(one, other):
            arrows.setdefault(one, set()).add(other)
    no_circle(arrows)


def test_the_library_knows_neither_the_bot_nor_discord(graph: grimp.ImportGraph) -> None:
    assert [
        arrow for arrow in imports(graph)
        if below(arrow[0], "index") and below(arrow[1], "bot", "discord", "simcord", "click")
    ] == []  # fmt: skip


def drawn(package: str) -> dict[str, set[str]]:
    """Return what each package may import, by the diagram in the README: all that comes after."""
    text = (ROOT / package / "README.md").read_text("utf-8")
    arrows: dict[str, set[str]] = {}
    for line in text.partition("```mermaid")[2].partition("```")[0].splitlines():
        groups = [re.findall(r"(?<!\()\b\w+", group) for group in line.split("-->")]
        for before, after in pairwise(groups):
            for one in before:
                arrows.setdefault(one, set()).update(after)
    for name in TopologicalSorter(arrows).static_order():
        reached = arrows.setdefault(name, set())
        reached.update(*[arrows[after] for after in reached])
    return arrows


@pytest.mark.parametrize("package", LOOSE)
def test_packages_import_what_the_diagram_shows(graph: grimp.ImportGraph, package: str) -> None:
    allowed = drawn(package)
    packages = {name.partition(".")[2] for name in graph.find_children(package) - LOOSE[package]}
    assert {*allowed, *set().union(*allowed.values())} == packages | ({"index"} - {package})
    text = (ROOT / package / "README.md").read_text("utf-8")
    assert set(re.findall(r"^## (\w+):", text, re.MULTILINE)) == packages
    for importer, imported in imports(graph):
        one, other = importer.split("."), imported.split(".")
        name = other[1] if other[0] == package and other[1:] else other[0]
        if one[0] == package and set(one[1:2]) & packages and name in packages | {"index"}:
            assert name in {one[1], *allowed.get(one[1], ())}, (importer, imported)


def test_few_modules_are_loose_and_the_librarys_need_no_package(
    graph: grimp.ImportGraph,
) -> None:
    for package, loose in LOOSE.items():
        found = {
            name for name in graph.find_children(package)
            if not (ROOT / name.replace(".", "/")).is_dir()
        }  # fmt: skip
        assert found == loose
    own = [arrow for arrow in imports(graph) if arrow[0] in LOOSE["index"] and is_ours(arrow[1])]
    assert {imported for _, imported in own} <= {"index.model", "index.reports"}


def test_the_analysis_of_texts_knows_nothing_of_storage(graph: grimp.ImportGraph) -> None:
    others = {
        imported for importer, imported in imports(graph)
        if below(importer, "index.analysis") and is_ours(imported)
        and not below(imported, "index.analysis", "index.model", "index.errors")
    }  # fmt: skip
    assert others == set()


def test_only_packages_with_tables_speak_sql() -> None:
    verbs = ("SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE TABLE")
    speaking = set()
    for path in (*ROOT.glob("index/**/*.py"), *ROOT.glob("bot/**/*.py")):
        module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        texts = (
            node.value for node in ast.walk(ast.parse(path.read_text("utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )  # fmt: skip
        if any(text.startswith(verbs) for text in texts) and not below(module, *SQL_PACKAGES):
            speaking.add(module)
    assert speaking == set()


def test_strangers_bytes_are_opened_below_parsing_alone(graph: grimp.ImportGraph) -> None:
    assert all(graph.find_modules_that_directly_import(reader) for reader in READERS)
    opened = {
        importer for importer, imported in imports(graph)
        if below(imported, *READERS) and not below(importer, "index.parsing")
    }  # fmt: skip
    assert opened == set()
