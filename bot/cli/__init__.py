"""The command line `quoth`: one module for each group of commands, wired together in `app`."""

from __future__ import annotations

import gc
import os
import sys
import threading
from contextlib import suppress

__all__ = ["main", "start"]

ALLOCATIONS = 50_000
"""Objects after which Python looks for garbage; by default it does so all the time that modules
are loaded, which are none."""
BLAS = ("OPENBLAS_NUM_THREADS", "1")
"""What keeps numpy from starting a thread for each processor, which all spin for a moment: here
are no products of large matrices."""

BRIEF = "ask"
"""The command whose processes are short."""


def start() -> None:
    """Be the process `quoth`: do what `main` does, and of a short one end at once.

    Python takes all that was loaded apart at its end, which takes as long as a search. What an
    answer needs closed has been closed before; if a thread is left after all, it is waited for.
    """
    try:
        main()
    except SystemExit as left:
        brief = sys.argv[1:2] == [BRIEF] and threading.active_count() == 1
        if not (brief and isinstance(left.code, int)):
            raise
        with suppress(OSError):  # a disk that is full has been told of
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(left.code)


def main() -> None:
    """Run the command line and leave the process with its exit code, as `bot.cli.app` says."""
    gc.set_threshold(ALLOCATIONS)
    os.environ.setdefault(*BLAS)
    from bot.cli.app import main as run  # here: the above is for all that this loads

    run()
