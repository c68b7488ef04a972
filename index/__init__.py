"""Articles in, exact quotes out; knows nothing of Discord."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.public import *  # noqa: F403 - its `__all__` says what
else:

    def __getattr__(name: str) -> Any:
        """Return what `index.public` hands on, which is loaded when it is first asked for.

        The processes that read documents and make indexes need little of it, and start often.
        """
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(import_module("index.public"), name)
