"""PostgreSQL's errors as sentences that say what to do."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import asyncpg

from index.errors import DatabaseAway, StorageError

AWAY = (
    OSError,
    TimeoutError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # what its state is when the server ends a connection
    asyncpg.CannotConnectNowError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.TooManyConnectionsError,
)
"""Errors that mean that the database does not answer, not that it refuses what is asked."""
_SENTENCES: tuple[tuple[type[Exception] | tuple[type[Exception], ...], str], ...] = (
    (
        (asyncpg.InvalidPasswordError, asyncpg.InvalidAuthorizationSpecificationError),
        "The database {place} refuses the user or the password; check the address in `database`.",
    ),
    (
        asyncpg.InvalidCatalogNameError,
        "There is no such database at {place}; create it (`createdb`), or check the address in "
        "`database`.",
    ),
    (
        asyncpg.InsufficientPrivilegeError,
        "The user of the database {place} may not do this ({reason}); make it the database's "
        "owner, or grant it all rights on the schema.",
    ),
    (
        asyncpg.DiskFullError,
        "The disk of the database {place} is full; free some space and try again.",
    ),
    (
        asyncpg.ReadOnlySQLTransactionError,
        "The database {place} only lets itself be read; give the address of the primary server.",
    ),
    (
        (asyncpg.DeadlockDetectedError, asyncpg.SerializationError),
        "Somebody else changed the same at the same moment; try again.",
    ),
)


def place_of(url: str) -> str:
    """Return where a database is, without user and password."""
    try:
        parts = urlsplit(url)
        return f"{parts.hostname}:{parts.port or 5432}{parts.path}"
    except ValueError:
        return "of that address"


@contextmanager
def translated(place: str) -> Iterator[None]:
    """Turn every error of PostgreSQL inside the block into a `StorageError`.

    Args:
        place: where the database is, named in the message.
    """
    try:
        yield
    except StorageError:
        raise
    except (asyncpg.PostgresError, *AWAY) as error:
        raise as_storage_error(error, place) from error


def _why(error: Exception, reason: str) -> str:
    """Say why a database does not answer, without the system's own numbers."""
    if isinstance(error, socket.gaierror):
        return "there is no such host"
    if isinstance(error, ConnectionRefusedError):
        return "nothing listens there"
    if isinstance(error, TimeoutError):
        return "it says nothing"
    return reason.rstrip(".") or "the connection was lost"


def as_storage_error(error: Exception, place: str) -> StorageError:
    """Return an error of PostgreSQL as one of the storage."""
    reason = " ".join(str(error).split())
    for kinds, sentence in _SENTENCES:
        if isinstance(error, kinds):
            return StorageError(sentence.format(place=place, reason=reason))
    if isinstance(error, AWAY):
        return DatabaseAway(
            f"The database {place} does not answer now ({_why(error, reason)}); try again in a "
            "moment, or check that it runs and that the address in `database` is right."
        )
    return StorageError(f"The database {place} refused an operation: {reason}.")
