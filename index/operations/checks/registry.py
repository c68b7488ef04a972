"""All checks on data, in the order in which they are made."""

from __future__ import annotations

from functools import partial

from index.operations.checks.articles import generations, offsets
from index.operations.checks.data_directory import (
    confinement,
    data_directory,
    disk_space,
    leftovers,
    locks,
    privacy,
    salt,
)
from index.operations.checks.database import integrity, references, schema, sqlite
from index.operations.checks.model import Check
from index.operations.checks.search_index import index
from index.operations.checks.sources import sources
from index.system.data_dir import DataDir

_CHECKS = {
    "data directory": data_directory,
    "privacy": privacy,
    "confinement": confinement,
    "disk space": disk_space,
    "locks": locks,
    "leftovers": leftovers,
    "salt": salt,
    "sqlite": sqlite,
    "integrity": integrity,
    "references": references,
    "schema": schema,
    "generations": generations,
    "paragraphs": offsets,
    "sources": sources,
    "index": index,
}


def data_checks(data: DataDir) -> dict[str, Check]:
    """Return the checks on an installation's data, by name."""
    return {name: partial(check, data) for name, check in _CHECKS.items()}
