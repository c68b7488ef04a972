"""What is published: the wheel and the source distribution, and the pinned dependencies."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "config" / "constraints.txt"
NOT_SHIPPED = {("config", "deploy"), ("config", "constraints.txt")}
"""What an operator needs before there is an installation."""


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both distributions, built from the checkout with what is installed."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return out


@pytest.fixture(scope="module")
def unpacked(dist: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it is installed, away from the checkout."""
    folder = tmp_path_factory.mktemp("installed")
    (wheel,) = dist.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)  # noqa: S202 - it was built above
    return folder


def test_the_wheel_holds_the_code_and_what_it_reads(unpacked: Path) -> None:
    here = {
        path.relative_to(ROOT)
        for folder in ("bot", "index", "config")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    for path in here:
        shipped = unpacked / ("bot" if path.parts[0] == "config" else "") / path
        if path.parts[:2] in NOT_SHIPPED:
            assert not shipped.exists()
        else:
            assert shipped.read_bytes() == (ROOT / path).read_bytes()
    assert {path.name for path in unpacked.iterdir() if path.suffix != ".dist-info"} == {
        "bot",
        "index",
    }
    assert list(unpacked.glob("*.dist-info/licenses/LICENSE"))


def test_the_wheel_answers_outside_the_checkout(unpacked: Path, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "Who resigned from the IRS?"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(unpacked), "QUOTH_DATA_DIR": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (run.returncode, run.stderr) == (0, "")
    assert "Krause" in run.stdout


def test_the_source_distribution_holds_everything_to_build_and_test(dist: Path) -> None:
    (path,) = dist.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "config/quoth.toml",
        "config/constraints.txt",
        "tests/test_packaging.py",
    } <= names


def test_the_constraints_pin_every_dependency_by_hash_and_name_no_host() -> None:
    text = CONSTRAINTS.read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, flags=re.MULTILINE))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {
        re.split(r"[\[<>=]", requirement)[0].lower().replace(".", "-").replace("_", "-")
        for requirement in project["dependencies"]
    }
    assert needed <= pinned.keys()
    assert "://" not in text
    blocks = re.split(r"\n(?=[a-z0-9])", text)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)
