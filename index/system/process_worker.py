"""A process that does one job and ends: the other side of `index.system.process_jobs`."""

from __future__ import annotations

import contextlib
import os
import threading

from index.system.calls import perform, received, send, take_output

NICENESS = 5
"""How much more urgent all else is, such as answering questions meanwhile."""


def main() -> None:
    """Do the job that standard input describes; end at once when that is closed before."""
    replies = take_output()
    for call in received():
        threading.Thread(target=_end_with_whoever_asked, daemon=True).start()
        with contextlib.suppress(OSError, AttributeError):  # there is no such thing on Windows
            os.nice(NICENESS)
        send(replies, perform(call))
        os._exit(0)  # without tidying up, which takes as long as some jobs


def _end_with_whoever_asked() -> None:
    while os.read(0, 1):
        pass
    os._exit(1)
