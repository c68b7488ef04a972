"""Loading beforehand what is otherwise loaded when it is first wanted.

`quoth ask` gains by loading nothing that it does not use; whoever runs for long would rather not
wait for modules in the middle of something else.
"""

from __future__ import annotations

from importlib import import_module

LATER = (
    "activity.memory",
    "adding",
    "answering.answerer",
    "answering.explaining",
    "answering.rereading",
    "desk",
    "expiring",
    "exporting",
    "files",
    "ranking.bm25",
    "ranking.building",
    "ranking.engine",
    "ranking.keeping",
    "reading.overrides",
    "recalling",
    "shipped",
    "sources",
    "text.senses",
    "text.sentences",
    "verifying.verifier",
    "warming",
    "workers.builder",
    "workers.jobs",
    "workers.working",
    "workshop",
)
"""Modules of this package that a library imports when they are first wanted."""


def load() -> None:
    """Import all that a library may need, but for what is only used with an extra installed."""
    for name in LATER:
        import_module(f"index.{name}")
