"""The command line `quoth`: one module for each group of commands, wired together in `app`."""

from __future__ import annotations

import gc
import os

__all__ = ["main"]

ALLOCATIONS = 50_000
"""Objects after which Python looks for garbage; by default it does so all the time that modules
are loaded, which are none."""
BLAS = ("OPENBLAS_NUM_THREADS", "1")
"""What keeps numpy from starting a thread for each processor, which all spin for a moment: here
are no products of large matrices."""


def main() -> None:
    """Run the command line and leave the process with its exit code, as `bot.cli.app` says."""
    gc.set_threshold(ALLOCATIONS)
    os.environ.setdefault(*BLAS)
    from bot.cli.app import main as run  # here: the above is for all that this loads

    run()
