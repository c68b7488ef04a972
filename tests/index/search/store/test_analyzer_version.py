"""The fingerprint of the analysis changes with what decides on the analysis, and by itself."""

from __future__ import annotations

import subprocess
import sys

import pytest

from index.search.store import analyzer_version as module
from index.search.store.analyzer_version import fingerprint


def made_anew() -> str:
    return fingerprint.__wrapped__()


def test_it_is_the_same_in_every_process() -> None:
    code = "from index.search.store.analyzer_version import fingerprint; print(fingerprint())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == fingerprint() == made_anew()


def test_it_knows_the_packages() -> None:
    names = {name.split("-")[0].lower() for name in module.package_versions()}
    assert names == set(module.PACKAGES)


@pytest.mark.parametrize(
    ("name", "value"), [("PACKAGES", ("numpy",)), ("FOLDERS", ("ranking",)), ("FOLDERS", ("text",))]
)
def test_it_changes_with_all_that_it_is_made_of(
    monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    before = made_anew()
    monkeypatch.setattr(module, name, value)
    assert made_anew() != before
