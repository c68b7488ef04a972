"""A process that opens a saved index and answers one query.

python -m tests.benchmarks.engines.first ENGINE INDEX WORD...
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.engines.registry import ENGINES


def main(name: str, folder: str, *query: str) -> None:
    """Print the numbers of the best paragraphs."""
    entry = ENGINES[name]
    entry.prepare()
    engine = entry.load()(Path(folder))
    engine.load()
    sys.stdout.write(f"{engine.top(query, 10)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
