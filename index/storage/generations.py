"""Writing a new generation of a library's paragraphs beside the current one."""

from __future__ import annotations

from collections.abc import Sequence

from index.errors import StorageError
from index.model import Article
from index.storage.database import Connection
from index.storage.interface import GenerationOutdated
from index.storage.rows import paragraph_values

_OUTDATED = "The library {library} changed while it was reindexed; start the reindex again."
_OVERTAKEN = "Another reindex of the library {library} has taken over; start the reindex again."
_BUT = (
    "EXISTS (SELECT 1 FROM paragraph AS p LEFT JOIN paragraph AS o ON o.article_id = a.id"
    " AND o.generation = l.{other} AND o.number = p.number AND o.text = p.text"
    ' AND o.start = p.start AND o."end" = p."end"'
    " AND o.headings = p.headings AND COALESCE(o.locator, '') = COALESCE(p.locator, '')"
    " WHERE p.article_id = a.id AND p.generation = l.{one} AND o.number IS NULL)"
)
"""An article has a paragraph in one generation that it has not in another."""
_CHANGED = (
    "SELECT a.id FROM library AS l JOIN article AS a ON a.library = l.key WHERE l.key = ?"  # noqa: S608
    f" AND ({_BUT.format(one='generation', other='staging')}"
    f" OR {_BUT.format(one='staging', other='generation')})"
)
"""The articles of a library that two generations split differently."""


async def write_paragraphs(
    db: Connection, generation: int, articles: Sequence[Article], *, new: bool = False
) -> None:
    """Replace what a generation has of these articles; of new ones there is nothing."""
    if not new:
        await db.many(
            "DELETE FROM paragraph WHERE article_id = ? AND generation = ?",
            [(article.id, generation) for article in articles],
        )
    await db.many(
        'INSERT INTO paragraph (article_id, generation, number, start, "end", headings,'
        " locator, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        paragraph_values(articles, generation),
    )


async def lock(db: Connection, library: str) -> None:
    """Make others who would change a library wait until this transaction ends."""
    await db.fetch("SELECT 1 FROM library WHERE key = ? {lock}", library)


async def begin(db: Connection, library: str) -> int:
    """Drop what an earlier, unfinished reindex left and return the number of the new one."""
    [(current,)] = await db.fetch(
        "INSERT INTO library (key, staging) VALUES (?, 1)"
        " ON CONFLICT (key) DO UPDATE SET staging = library.generation + 1 RETURNING generation",
        library,
    )
    await _keep_generation(db, library, current)
    return int(current) + 1


async def require_staging(db: Connection, library: str, generation: int) -> None:
    """Make sure that a generation is still the one that is staged, and keep that so.

    Raises:
        StorageError: another reindex has begun since.
    """
    rows = await db.fetch("SELECT staging FROM library WHERE key = ? {lock}", library)
    if [row[0] for row in rows] != [generation]:
        raise StorageError(_OVERTAKEN.format(library=library))


async def stage(db: Connection, library: str, generation: int, articles: Sequence[Article]) -> None:
    """Write these articles' paragraphs into the staged generation, those that still exist."""
    await require_staging(db, library, generation)
    present = {
        article_id
        for (article_id,) in await db.fetch(
            # Not its name alone: SQLite would look through the whole library for them.
            "SELECT id FROM article WHERE library || '' = ? AND id IN {list}",
            library,
            [article.id for article in articles],
        )
    }
    articles = [article for article in articles if article.id in present]
    await write_paragraphs(db, generation, articles)
    await db.many(
        "INSERT INTO staged (article_id, revision) VALUES (?, ?)"
        " ON CONFLICT (article_id) DO UPDATE SET revision = excluded.revision",
        [(article.id, article.revision) for article in articles],
    )


async def outdated(db: Connection, library: str) -> dict[str, int]:
    """Return the articles that are not staged at their present revision, with their characters."""
    found = await db.fetch(
        "SELECT a.id, a.characters FROM article AS a LEFT JOIN staged AS s"
        " ON s.article_id = a.id AND s.revision = a.revision"
        " WHERE a.library = ? AND s.article_id IS NULL",
        library,
    )
    return {row[0]: row[1] for row in found}


async def commit(db: Connection, library: str, now: str) -> tuple[int, int]:
    """Swap the staged generation in and return (generation, revision).

    An article whose paragraphs are not what they were gets a new revision, so that whoever knows
    it at its present one knows its paragraphs.

    Raises:
        GenerationOutdated: an article of the library is not staged at its present revision.
    """
    await lock(db, library)
    if await outdated(db, library):
        raise GenerationOutdated(_OUTDATED.format(library=library))
    await _revise_changed(db, library)
    [(generation, revision)] = await db.fetch(
        "UPDATE library SET generation = staging, staging = NULL, reindexed_at = ?"
        " WHERE key = ? RETURNING generation, revision",
        now,
        library,
    )
    await _keep_generation(db, library, generation)
    return generation, revision


async def _revise_changed(db: Connection, library: str) -> None:
    """Give each article that the staged generation splits differently a revision of its own."""
    changed = list(await db.fetch(_CHANGED, library))
    [(revision,)] = await db.fetch(
        "UPDATE library SET revision = revision + ? WHERE key = ? RETURNING revision",
        len(changed),
        library,
    )
    await db.many(
        "UPDATE article SET revision = ? WHERE id = ?",
        [(revision - place, article_id) for place, (article_id,) in enumerate(changed)],
    )


async def drop_unfinished(db: Connection) -> None:
    """Drop what unfinished reindexes have staged, in all libraries."""
    for library, generation in await db.fetch(
        "SELECT key, generation FROM library WHERE staging IS NOT NULL"
    ):
        await _keep_generation(db, library, generation)
    await db.run("UPDATE library SET staging = NULL WHERE staging IS NOT NULL")


async def _keep_generation(db: Connection, library: str, generation: int) -> None:
    """Delete a library's paragraphs of all other generations, and the list of what is staged."""
    await db.run(
        "DELETE FROM paragraph WHERE generation <> ?"
        " AND article_id IN (SELECT id FROM article WHERE library = ?)",
        generation,
        library,
    )
    await db.run(
        "DELETE FROM staged WHERE article_id IN (SELECT id FROM article WHERE library = ?)",
        library,
    )
