"""Running checks one after the other, none of which can stop the others."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace

from index.errors import LibraryError
from index.operations.checks.model import Check, Finding, fail, skipped

SECONDS = 300.0
"""How long a check may take."""
_OUTSIDE = (
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_BUSY,
)
"""Errors that say nothing against the file itself."""
_UNREACHABLE = "check the disk's free space and health and the permissions, then look again"
_DAMAGED = "restore a backup with `quoth restore FILE`, or move the file away and add all again"


async def run_checks(
    checks: Mapping[str, Check], seconds: float = SECONDS
) -> AsyncIterator[Finding]:
    """Yield what the checks find, in order; an error of a check is a finding as well.

    Args:
        checks: by name.
        seconds: how long each may take.
    """
    for name, check in checks.items():
        for finding in await _outcome(check, seconds):
            yield replace(finding, check=name)


async def _outcome(check: Check, seconds: float) -> Sequence[Finding]:
    try:
        async with asyncio.timeout(seconds):
            return await check()
    except TimeoutError:
        return [skipped(f"it takes longer than {seconds:.0f} seconds")]
    except sqlite3.Error as error:
        return [fail(f"the database cannot be read: {error}", _advice(error))]
    except LibraryError as error:
        says, _, advice = str(error).rstrip(".").partition("; ")
        return [fail(says, advice)]
    except OSError as error:
        what = f"{error.filename or 'a file'}: {error.strerror or error}"
        return [fail(what, "check the permissions and the disk")]
    except (ValueError, TypeError, LookupError) as error:  # what no version of Quoth has written
        what = f"{type(error).__name__}: {error}"
        return [fail(f"the data cannot be understood ({what})", _DAMAGED)]


def _advice(error: sqlite3.Error) -> str:
    """Tell a database that is damaged from one that cannot be reached."""
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF  # the primary code
    return _UNREACHABLE if code in _OUTSIDE else _DAMAGED
