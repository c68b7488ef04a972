"""Checks on the search engine that holds large libraries."""

from __future__ import annotations

from collections.abc import Sequence

from index.errors import EngineMissing, EngineUnavailable, StorageError
from index.library.databases import require_postgresql
from index.operations.checks.model import Finding, fail, ok, warn
from index.search.opensearch.connect import EngineSettings, connect
from index.search.opensearch.versions import is_known
from index.storage.inspection import open_read_only
from index.system.data_dir import DataDir

_KNOWN = "SELECT library, name, paragraphs FROM engine_index"
_AGAIN = "nothing is lost: `quoth reindex` fills it again from the articles"


async def search_engine(
    data: DataDir, settings: EngineSettings, url: str = ""
) -> Sequence[Finding]:
    """Whether it can be reached, is of a known version and holds what it should.

    Args:
        data: where the database is.
        settings: where the engine is.
        url: of PostgreSQL, where that is the database.
    """
    try:
        engine = connect(settings)
    except EngineMissing as error:
        return [fail(str(error), "install it, or leave the setting `search` empty")]
    try:
        health = await engine.health()
        if not is_known(health["version"]):
            return [
                fail(
                    f"it is OpenSearch {health['version']}, which Quoth does not know",
                    "use one of the versions 2 and 3",
                )
            ]
        findings = [_state(health["version"], health["status"], health["number_of_nodes"])]
        there = set(await engine.indexes())
        for library, name, paragraphs in await _indexes(data, url):
            count = await engine.count(name) if name in there else 0
            if count != paragraphs:
                says = f"it has {count:,} of the {paragraphs:,} paragraphs of {library}"
                findings.append(warn(says, _AGAIN))
    except EngineUnavailable as error:
        return [fail(str(error).removesuffix("."), "start it, or correct the setting `search`")]
    finally:
        await engine.close()
    return findings


def _state(version: str, status: str, nodes: int) -> Finding:
    says = f"OpenSearch {version} on {nodes} {'node' if nodes == 1 else 'nodes'} is {status}"
    if status == "green":
        return ok(says)
    return warn(says, "look which shards are missing: GET _cluster/allocation/explain")


async def _indexes(data: DataDir, url: str) -> list[tuple[str, str, int]]:
    """Return the library, name and paragraphs of each index that the database knows of."""
    if url:
        return await _indexes_in_postgresql(url)
    if not data.database.exists():
        return []
    async with open_read_only(data.database) as db:
        rows = await db.execute_fetchall(_KNOWN)
    return [(library, name, paragraphs) for library, name, paragraphs in rows]


async def _indexes_in_postgresql(url: str) -> list[tuple[str, str, int]]:
    try:
        require_postgresql()
        from index.storage.postgresql.database import PostgresDatabase

        database = PostgresDatabase.over(url)
        try:
            rows = await database.fetch(_KNOWN)
        finally:
            await database.close()
    except StorageError:  # which a check of its own tells
        return []
    return [(library, name, paragraphs) for library, name, paragraphs in rows]
