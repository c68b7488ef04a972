"""The command line as a function: arguments in, exit code and output out."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli.app import main


@dataclass(frozen=True, slots=True)
class Run:
    """What a run of `quoth` left behind."""

    code: int
    out: str
    err: str

    def complaint(self) -> str:
        """Return the one line on standard error of a run that failed."""
        assert self.code == 2
        assert self.err.count("\n") == 1
        return self.err.rstrip("\n")


Quoth = Callable[..., Run]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def quoth(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], data_dir: Path
) -> Iterator[Quoth]:
    """Run `quoth` in this process, on a data directory of the test's own."""
    for variable in os.environ:
        if variable.startswith("QUOTH_") or variable in ("DISCORD_TOKEN", "FORCE_COLOR"):
            monkeypatch.delenv(variable)
    monkeypatch.setenv("QUOTH_DATA_DIR", str(data_dir))

    def run(*arguments: str | Path) -> Run:
        monkeypatch.setattr(sys, "argv", ["quoth", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        out, err = capsys.readouterr()
        return Run(int(left.value.code or 0), out, err)

    thresholds = gc.get_threshold()
    yield run
    gc.set_threshold(*thresholds)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """An article of two paragraphs, with a source."""
    path = tmp_path / "tide.md"
    path.write_text(
        "---\nurl: https://example.org/tide\n---\n\n# The tide mill\n\n"
        "The mill at Woodbridge was built in 1170. It grinds wheat at ebb tide.\n\n"
        "Its wheel was replaced in 2011 by the millwright Thomas Petch.\n",
        encoding="utf-8",
    )
    return path
