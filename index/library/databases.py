"""Where an installation keeps what it knows: one SQLite file, or PostgreSQL and a copy of it."""

from __future__ import annotations

import asyncio
import importlib.util
import shutil
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.activity.pseudonyms import SALT, SALT_BYTES, read_salt
from index.errors import DatabaseAway, StorageError
from index.storage.articles import ArticleStorage
from index.storage.database import Database
from index.storage.interface import Storage
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import SQLiteDatabase
from index.system.data_dir import DataDir, require_database
from index.system.durable_files import OWN_FOLDER
from index.system.shard_locks import FileShardLocks, ShardLocks

if TYPE_CHECKING:
    from index.storage.postgresql.database import PostgresDatabase
    from index.storage.postgresql.replica import Replica

COPY = "copy"
"""Name of the folder, in the data directory, of what is copied from PostgreSQL; derived data."""
_OF = "of"
"""Name of the file in it that says of which database it is the copy."""
_FORM = 2
"""What copies look like that this version makes."""
Above = Callable[[str], int]
"""Returns the paragraphs above which a library, by its key, is in the search engine."""


@dataclass(frozen=True, slots=True)
class Databases:
    """What is read and written.

    Attributes:
        data: where the SQLite file and the indexes lie that answers come from.
        database: where all is written.
        copied: the same, but read from the copy where there is one: articles, pins, settings.
        articles: the articles as those have to see them who change them.
        answers: the articles as answers see them.
        salt: what pseudonyms are made with.
        shard_locks: say which process has which of Discord's shards.
        replica: keeps the copy up to date; None where there is none.
    """

    data: DataDir
    database: Database
    copied: Database
    articles: Storage
    answers: Storage
    salt: bytes
    shard_locks: ShardLocks
    replica: Replica | None = None

    @classmethod
    async def open(
        cls, data_dir: Path, url: str, closing: AsyncExitStack, above: Above | None = None
    ) -> Databases:
        """Open what an installation keeps its data in.

        Args:
            data_dir: its data directory.
            url: of PostgreSQL; empty is SQLite in the data directory.
            closing: told how to close what was opened.
            above: paragraphs above which a library is in a search engine; None without one.

        Raises:
            StorageError: it cannot be opened.
        """
        if url:
            return await _open_postgresql(data_dir, url, closing, above)
        data = DataDir(data_dir)
        await asyncio.to_thread(require_database, data_dir)
        # Read while nobody restores: it belongs to the database.
        salt = await asyncio.to_thread(read_salt, data_dir, data.locks / "salt.lock")
        database = await SQLiteDatabase.open(data.database, known_migrations())
        closing.push_async_callback(database.close)
        storage = ArticleStorage(database)
        locks = FileShardLocks(data.locks)
        closing.push_async_callback(locks.release)
        return cls(data, database, database, storage, storage, salt, locks)


async def _open_postgresql(
    data_dir: Path, url: str, closing: AsyncExitStack, above: Above | None
) -> Databases:
    require_postgresql()
    from index.storage.postgresql.copied import CopiedDatabase, CopiedStorage, WatchedDatabase
    from index.storage.postgresql.replica import Replica
    from index.storage.postgresql.shard_locks import PostgresShardLocks

    folder = data_dir / COPY
    remote, salt = await _connect(folder, url)
    closing.push_async_callback(remote.close)
    data = DataDir(folder, data_dir / "locks")
    local = await SQLiteDatabase.open(data.database, known_migrations())
    closing.push_async_callback(local.close)
    replica = Replica(local, remote, above)
    await replica.prepare()
    closing.push_async_callback(replica.close)
    copied = CopiedDatabase(local, remote, replica)
    watched = WatchedDatabase(remote, replica)
    articles = ArticleStorage(watched)
    answers = CopiedStorage(copied, articles, replica)
    locks = PostgresShardLocks(url)
    closing.push_async_callback(locks.release)
    return Databases(data, watched, copied, articles, answers, salt, locks, replica)


def require_postgresql() -> None:
    """Make sure that what reaches PostgreSQL is installed.

    Raises:
        StorageError: it is not.
    """
    if importlib.util.find_spec("asyncpg") is None:
        raise StorageError(
            "`database` is an address of PostgreSQL, and what reaches it is not installed; "
            "install `quoth[postgresql]`."
        )


async def _connect(folder: Path, url: str) -> tuple[PostgresDatabase, bytes]:
    """Connect to PostgreSQL, and make the folder of its copy ready.

    Where it does not answer and there is a copy, what is known from before will do.
    """
    from index.storage.postgresql.database import PostgresDatabase

    try:
        remote = await PostgresDatabase.open(url)
    except DatabaseAway:
        salt = await asyncio.to_thread(_known_salt, folder)
        if salt is None:
            raise
        return PostgresDatabase.over(url), salt
    try:
        salt = await remote.secret(SALT, SALT_BYTES)
        installation = await remote.secret("installation", 16)
        await asyncio.to_thread(_prepare, folder, installation, salt)
    except BaseException:
        await remote.close()
        raise
    return remote, salt


def _known_salt(folder: Path) -> bytes | None:
    try:
        salt = (folder / SALT).read_bytes()
    except OSError:
        return None
    return salt if len(salt) == SALT_BYTES else None


def _prepare(folder: Path, installation: bytes, salt: bytes) -> None:
    """Keep a copy that is of this very database and schema, and begin a new one else."""
    is_of = f"{installation.hex()} {len(known_migrations())} {_FORM}"
    known = folder / _OF
    try:
        if not known.is_file() or known.read_text("utf-8") != is_of:
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
        (folder / SALT).touch(mode=0o600)
        (folder / SALT).write_bytes(salt)
        known.write_text(is_of, "utf-8")
    except OSError as error:
        raise StorageError(
            f"The copy of the database cannot be written to {folder} ({error.strerror}); free some "
            "space, or check the folder's permissions."
        ) from error
