"""Looking over an installation's data: what is well, what is not, and what to do about it."""

from index.library.databases import COPY
from index.operations.checks.model import Check, Finding, Level, fail, ok, skipped, warn
from index.operations.checks.postgresql import postgresql
from index.operations.checks.registry import data_checks
from index.operations.checks.run import run_checks
from index.operations.checks.search_engine import search_engine
from index.operations.checks.server_choices import Chosen, chosen
from index.system.data_dir import DataDir

__all__ = [
    "COPY",
    "Check",
    "Chosen",
    "DataDir",
    "Finding",
    "Level",
    "chosen",
    "data_checks",
    "fail",
    "ok",
    "postgresql",
    "run_checks",
    "search_engine",
    "skipped",
    "warn",
]
