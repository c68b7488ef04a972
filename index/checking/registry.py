"""All checks on data, in the order in which they are made."""

from __future__ import annotations

from functools import partial

from index.checking.articles import generations, offsets
from index.checking.database import integrity, references, schema
from index.checking.indexes import index
from index.checking.model import Check
from index.checking.places import data_directory, disk_space, locks
from index.checking.premises import Premises

_CHECKS = {
    "data directory": data_directory,
    "disk space": disk_space,
    "locks": locks,
    "integrity": integrity,
    "references": references,
    "schema": schema,
    "generations": generations,
    "paragraphs": offsets,
    "index": index,
}


def data_checks(premises: Premises) -> dict[str, Check]:
    """Return the checks on an installation's data, by name."""
    return {name: partial(check, premises) for name, check in _CHECKS.items()}
