"""Which versions of OpenSearch are known."""

from __future__ import annotations

MAJORS = ("2", "3")


def is_known(version: str) -> bool:
    """Return whether a version, as in "2.19.6", is one that Quoth was tried with or is like it."""
    return version.partition(".")[0] in MAJORS
