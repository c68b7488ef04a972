"""Starting functions of this package in Python processes of their own."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Sequence
from pathlib import Path

MINIMAL = ("SYSTEMROOT", "PATH")
"""What Windows cannot do without, and where programs are."""
_PACKAGE = Path(__file__).parents[1]
# The package without what `index/__init__.py` loads: all the rest of the library takes longer to
# load than most such processes live.
_START = """
import importlib, sys, types
sys.modules["index"] = package = types.ModuleType("index")
package.__path__ = [sys.argv[1]]
importlib.import_module(sys.argv[2]).main(*sys.argv[3:])
"""


async def start(module: str, *arguments: str, environment: Sequence[str] = MINIMAL) -> Process:
    """Call `main` of a module in a new process, its standard input and output being pipes.

    Args:
        module: the full name of a module of this package.
        arguments: of its `main`.
        environment: names of all that it has of this process's environment, which has secrets.

    Raises:
        OSError: no process can be started.
    """
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", _START, str(_PACKAGE), module, *arguments),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=Path(sys.executable).anchor,
        env=_environment(environment),
    )


def _environment(names: Sequence[str]) -> dict[str, str]:
    """Return some of this process's environment, and where to find this package."""
    kept = {name: os.environ[name] for name in names if name in os.environ}
    path = os.pathsep.join(str(Path(folder).absolute()) for folder in sys.path)
    return kept | {"PYTHONPATH": path, "PYTHONUTF8": "1"}


def is_alive(process: int) -> bool:
    """Return whether there is a process with this id; True on Windows, where asking ends it."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # another user's
    return True
