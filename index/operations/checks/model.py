"""What a check is and what it finds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad a finding is."""

    OK = "ok"
    WARN = "warn"
    """Quoth works, though not as somebody may expect."""
    FAIL = "fail"
    """Something does not work, or will not for long."""
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report.

    Attributes:
        level: how bad it is.
        says: what was found; one line.
        advice: what to do about it; empty where there is nothing to do.
        check: name of the check, given by whoever runs it.
    """

    level: Level
    says: str
    advice: str = ""
    check: str = ""


Check = Callable[[], Awaitable[Sequence[Finding]]]
"""Never changes anything; may raise what `run_checks` knows how to tell."""


def ok(says: str) -> Finding:
    """Return a finding that all is well."""
    return Finding(Level.OK, says)


def warn(says: str, advice: str) -> Finding:
    """Return a finding that something is not as it may be expected."""
    return Finding(Level.WARN, says, advice)


def fail(says: str, advice: str) -> Finding:
    """Return a finding that something does not work."""
    return Finding(Level.FAIL, says, advice)


def skipped(why: str) -> Finding:
    """Return that a check could not be made."""
    return Finding(Level.SKIPPED, why)
