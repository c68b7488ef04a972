"""Starting functions of this package in Python processes of their own."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]
# The package without what `index/__init__.py` loads: all the rest of the library takes longer to
# load than most such processes live.
_START = """
import importlib, sys, types
sys.modules["index"] = package = types.ModuleType("index")
package.__path__ = [sys.argv[1]]
importlib.import_module(sys.argv[2]).main(*sys.argv[3:])
"""


async def start(module: str, *arguments: str) -> Process:
    """Call `main` of a module in a new process, its standard input and output being pipes.

    It has nothing of this process's environment, least of all its secrets.

    Args:
        module: the full name of a module of this package.
        arguments: of its `main`.
    """
    return await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-c", _START, str(_PACKAGE), module, *arguments),
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
        cwd=Path(sys.executable).anchor,
        env=_environment(),
    )


def _environment() -> dict[str, str]:
    """Where to find this package, and what Windows cannot do without."""
    kept = {key: os.environ[key] for key in ("SYSTEMROOT", "PATH") if key in os.environ}
    path = os.pathsep.join(str(Path(folder).absolute()) for folder in sys.path)
    return kept | {"PYTHONPATH": path, "PYTHONUTF8": "1"}


def is_alive(process: int) -> bool:
    """Say whether there is a process with this id; on Windows, where asking would end it, yes."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True  # another user's
    return True
