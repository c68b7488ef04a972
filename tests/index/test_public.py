"""What `index` hands on, and when it is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

import index


@pytest.mark.parametrize(
    ("module", "spared"),
    [
        ("index.parsing.sandbox.worker", ("numpy", "aiosqlite", "index.library")),
        ("index.parsing", ("numpy", "aiosqlite", "index.library")),
        ("index.search.lifecycle.build_jobs", ("index.library", "index.activity")),
    ],
)
def test_a_worker_loads_little_of_the_package(module: str, spared: tuple[str, ...]) -> None:
    code = f"import sys, {module}; print(*sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = found.stdout.split()
    assert module in loaded
    assert not set(spared).intersection(loaded)


def test_what_is_handed_on_is_what_is_listed() -> None:
    from index import public

    assert all(getattr(index, name) is getattr(public, name) for name in public.__all__)
    with pytest.raises(AttributeError):
        _ = index.nothing  # type: ignore[attr-defined]
