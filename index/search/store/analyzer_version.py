"""Which analysis an index was made by: what it finds is no use to another."""

from __future__ import annotations

import hashlib
import sys
import unicodedata
from functools import cache
from pathlib import Path

import numpy
import sentencex  # type: ignore[import-untyped]

PACKAGES = ("sentencex", "pystemmer", "regex", "stop_words", "numpy")
"""What decides where sentences end, what words are, and how they are stemmed and counted."""
FOLDERS = ("analysis", "search")
"""The parts of this package that an index depends on."""


@cache
def fingerprint() -> str:
    """Return a number, in hexadecimal, that changes with everything that makes an index.

    It is over the source of the analysis, so that nobody has to think of it after a change; what
    has changed in a comment alone costs one build.
    """
    digest = hashlib.sha256(f"{sys.byteorder} {unicodedata.unidata_version}".encode())
    for name in package_versions():
        digest.update(f" {name} ".encode())
    root = Path(__file__).parents[2]
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*.py")):
            digest.update(f" {path.relative_to(root)} ".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:32]


def package_versions() -> list[str]:
    """Return the packages with their versions, by the names that installers give to folders.

    `importlib.metadata` knows more ways to install, and takes as long to load as a question.
    """
    found = []
    for folder in {Path(module.__file__ or "").parents[1] for module in (numpy, sentencex)}:
        for path in folder.glob("*.dist-info"):
            if path.name.partition("-")[0].lower() in PACKAGES:
                found.append(path.name)
    return sorted(found)
