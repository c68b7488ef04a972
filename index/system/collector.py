"""Python's search for garbage, which stops everything else for as long as it takes."""

from __future__ import annotations

import gc


def keep_loaded() -> None:
    """Look no more through what is loaded by now, and stays for as long as the process runs.

    Modules and their functions are most of what there is to look through, for 50 ms at a time.
    """
    gc.collect()
    gc.freeze()
