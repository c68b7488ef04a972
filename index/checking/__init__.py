"""Looking over an installation's data: what is well, what is not, and what to do about it."""

from index.checking.chosen import Chosen, chosen
from index.checking.model import Check, Finding, Level, fail, ok, skipped, warn
from index.checking.premises import Premises
from index.checking.registry import data_checks
from index.checking.running import run_checks

__all__ = [
    "Check",
    "Chosen",
    "Finding",
    "Level",
    "Premises",
    "chosen",
    "data_checks",
    "fail",
    "ok",
    "run_checks",
    "skipped",
    "warn",
]
