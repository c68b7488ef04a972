"""Which analysis an index was made by: what it finds is no use to another."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = ("sentencex", "pystemmer", "regex", "stop-words", "numpy")
"""What decides where sentences end, what words are, and how they are stemmed and counted."""
_FOLDERS = ("text", "ranking")
"""The parts of this package that an index depends on."""


@cache
def fingerprint() -> str:
    """Return a number, in hexadecimal, that changes with everything that makes an index.

    It is over the source of the analysis, so that nobody has to think of it after a change; what
    has changed in a comment alone costs one build.
    """
    digest = hashlib.sha256(f"{sys.byteorder} {unicodedata.unidata_version}".encode())
    for package in _PACKAGES:
        digest.update(f" {package} {_version(package)}".encode())
    root = Path(__file__).parents[2]
    for folder in _FOLDERS:
        for path in sorted((root / folder).glob("*.py")):
            digest.update(f" {path.name} ".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:  # from source, or in an archive
        return "unknown"
