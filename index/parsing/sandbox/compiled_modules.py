"""Compiling what readers load while that is possible: a confined process can keep nothing.

pip compiles what it installs; uv leaves that to whoever loads a module first. Readers would do it
anew in each process, which takes seconds, and 430 MB for the tables of `eld` alone.
"""

from __future__ import annotations

import os
import pkgutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import cache_from_source
from pathlib import Path

PACKAGE = "index.parsing"
LIBRARIES = (
    "trafilatura.metadata",
    "docutils.core",
    "docutils.parsers.rst",
    "docutils.utils.math.latex2mathml",
    "docutils.writers.html5_polyglot",
    "markdown_it",
    "mdit_py_plugins.deflist",
    "mdit_py_plugins.footnote",
    "pyromark",
    "yaml",
    "feedparser",
    "mwparserfromhell",
    "pypdfium2",
    "textile",
    "chardet",
    "eld.resources.ngrams.ngramsM60",
)
"""What readers load when a document needs it. The last one stands for all."""


def compile_modules(libraries: Sequence[str] = LIBRARIES) -> bool:
    """Load, and by that compile, what readers load, unless that was done or cannot be kept.

    Returns:
        Whether it was done now: this process has all of it in memory, the next need not.
    """
    compiled = _compiled(libraries[-1])
    if sys.platform != "linux" or compiled is None or compiled.exists():
        return False
    package = import_module(PACKAGE)
    own = [module.name for module in pkgutil.walk_packages(package.__path__, f"{PACKAGE}.")]
    for name in [*own, *libraries]:
        with suppress(ImportError):  # the reader that needs it says so
            import_module(name)
    return compiled.exists()


def _compiled(name: str) -> Path | None:
    """Return where a module is kept compiled; None where this process may not write there."""
    top, *rest = name.split(".")
    found = PathFinder.find_spec(top)
    if not found or not found.submodule_search_locations:
        return None
    source = Path(found.submodule_search_locations[0], *rest).with_suffix(".py")
    return Path(cache_from_source(source)) if os.access(source.parent, os.W_OK) else None
