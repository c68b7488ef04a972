"""The storage protocol over tables of any `Database`."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from msgspec.structs import replace

from index.errors import StorageError
from index.model import Article, ArticleSummary, ArticleTitle, Paragraph
from index.reports import LibraryStatus
from index.storage import generations, rows
from index.storage.batches import runs
from index.storage.database import Connection, Database
from index.storage.interface import Derive, IdTaken, Stamp, StoredPassage, StoredStretch
from index.storage.migrations import known_migrations
from index.storage.sqlite_database import BUSY_SECONDS, SQLiteDatabase
from index.storage.whole_articles import read_articles

_log = logging.getLogger(__name__)
BATCH_ARTICLES = 64
"""Articles read at once, at most."""
BATCH_CHARACTERS = 500_000
"""Characters of article text read at once, but for a single article that is longer."""
_ALL = 1 << 62
"""A limit that no list reaches."""
_INSERT = (
    "INSERT INTO article (id, library, origin, title, format, language, url, author,"
    " date, content_hash, revision, added_at, characters, outline, text, given)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_STRETCHES = (
    "WITH near AS (SELECT k.n, p.* FROM {rows:text,integer} AS k JOIN current_paragraph AS p"
    " ON p.article_id = k.a AND p.number BETWEEN k.b - ? AND k.b + ?)"
    ' SELECT n, number, start, "end", text, headings, locator FROM near'
    # One look into the text for each, since it is read from its beginning.
    " UNION ALL SELECT n, 0, 0, 0, (SELECT substr(a.text, CAST(MIN(near.start) + 1 AS INTEGER),"
    ' CAST(MAX(near."end") - MIN(near.start) AS INTEGER))'
    " FROM article AS a WHERE a.id = near.article_id), '', NULL"
    " FROM near GROUP BY n, article_id ORDER BY 1, 2"
)
"""The text of each run of neighbours, as paragraph 0, and these."""


def damaged(article: Article) -> StorageError:
    """Return the error of an article whose text is not the one that was added."""
    return StorageError(
        f"The text of “{article.title}” ({article.id}) is damaged in the database, so nothing is "
        "quoted from it; restore a backup, or remove the article and add it again."
    )


class ArticleStorage:
    """Implements `index.storage.interface.Storage`, documented there."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    async def open(cls, path: Path, busy_seconds: float = BUSY_SECONDS) -> Self:
        """Open a SQLite file, creating or migrating it where needed.

        Args:
            path: the file; its folder exists.
            busy_seconds: how long a writer waits for another process.

        Raises:
            StorageError: it cannot be opened, is damaged, or is newer than this code.
        """
        return cls(await SQLiteDatabase.open(path, known_migrations(), busy_seconds))

    async def close(self) -> None:
        """Close the file; the storage must not be used afterwards."""
        await self._database.close()

    async def stamps(self, libraries: Sequence[str]) -> dict[str, Stamp]:
        """Return the state of each library; (0, 0) where nothing was ever written."""
        found = await self._database.fetch(
            "SELECT key, generation, revision FROM library WHERE key IN {list}",
            libraries,
        )
        return dict.fromkeys(libraries, Stamp(0, 0)) | {
            key: Stamp(generation, revision) for key, generation, revision in found
        }

    async def revisions(self, library: str, *, since: int = 0) -> dict[str, int]:
        """Return the revision of each article put after revision `since`, by article id."""
        found = await self._database.fetch(
            "SELECT id, revision FROM article WHERE library = ? AND revision > ?",
            library,
            since,
        )
        return {row[0]: row[1] for row in found}

    async def sizes(self, library: str, ids: Collection[str] | None = None) -> dict[str, int]:
        """Return how many characters of text each article (or each of `ids`) has, by its id."""
        condition = "library = ?"
        values: list[Any] = [library]
        if ids is not None:
            # Not its name alone: SQLite would look through the whole library for them.
            condition = "library || '' = ? AND id IN {list}"
            values.append([*ids])
        found = await self._database.fetch(
            f"SELECT id, characters FROM article WHERE {condition} ORDER BY id",  # noqa: S608
            *values,
            long=ids is None,
        )
        return {row[0]: row[1] for row in found}

    async def put(self, article: Article, *, moved_from: str | None = None) -> Article:
        """Insert the article, or replace the one of the same id, with its paragraphs."""
        async with self._database.writing() as db:
            generation, revision = await _touch(db, article.library)  # first: others wait
            added_at = await _added_at(db, article, moved_from or article.origin)
            article = replace(article, revision=revision, added_at=added_at or article.added_at)
            await db.run(
                f"{_INSERT} ON CONFLICT (id) DO UPDATE SET origin = excluded.origin,"
                " title = excluded.title, format = excluded.format, language = excluded.language,"
                " url = excluded.url, author = excluded.author, date = excluded.date,"
                " content_hash = excluded.content_hash, revision = excluded.revision,"
                " characters = excluded.characters, outline = excluded.outline,"
                " text = excluded.text, given = excluded.given",
                *await asyncio.to_thread(rows.article_values, article),
            )
            await generations.write_paragraphs(db, generation, [article], new=added_at is None)
        return article

    async def put_new(self, articles: Sequence[Article]) -> list[Article]:
        """Insert articles of one library that are new, with their paragraphs; all or none."""
        async with self._database.writing() as db:
            generation, last = await _touch(db, articles[0].library, len(articles))
            if taken := await db.fetch(
                "SELECT id FROM article WHERE id IN {list}", [article.id for article in articles]
            ):
                raise IdTaken(f"The article id {taken[0][0]} is already in use; choose another.")
            stored = [
                replace(article, revision=revision)
                for revision, article in enumerate(articles, last - len(articles) + 1)
            ]
            await db.many(_INSERT, await asyncio.to_thread(_values, stored))
            await generations.write_paragraphs(db, generation, stored, new=True)
        return stored

    async def taken(
        self, library: str, origins: Sequence[str], content_hashes: Sequence[str]
    ) -> tuple[set[str], set[str]]:
        """Return which of these origins, and of these hashes, articles of the library have."""
        found = await self._database.fetch(
            "SELECT origin, 0 FROM article WHERE library = ? AND origin IN {list}"
            " UNION ALL"
            " SELECT content_hash, 1 FROM article WHERE library = ? AND content_hash IN {list}",
            library,
            origins,
            library,
            content_hashes,
        )
        return {v for v, is_hash in found if not is_hash}, {v for v, is_hash in found if is_hash}

    async def remove(self, library: str, article_id: str) -> bool:
        """Delete an article and its paragraphs; False when the library has no such article."""
        async with self._database.writing() as db:
            await generations.lock(db, library)
            gone = await db.fetch(
                "DELETE FROM article WHERE library = ? AND id = ? RETURNING id",
                library,
                article_id,
            )
            if gone:
                await _touch(db, library)
        return bool(gone)

    async def find(self, library: str, *, origin: str, content_hash: str) -> Article | None:
        """Return the library's article of this origin, else one of the same text, else None."""
        found = await self._database.fetch(
            # Not one query with OR, for which SQLite looks through the whole library.
            "SELECT id, 0 AS place FROM article WHERE library = ? AND origin = ?"
            " UNION ALL"
            " SELECT id, 1 FROM article WHERE library = ? AND content_hash = ?"
            " ORDER BY place, id LIMIT 1",
            library,
            origin,
            library,
            content_hash,
        )
        ids = [row[0] for row in found]
        articles = await self._read(ids) if ids else []
        return articles[0] if articles else None

    async def article(self, libraries: Sequence[str], article_id: str) -> Article | None:
        """Return an article with its paragraphs, if one of these libraries holds it."""
        articles = await self._read([article_id])
        return articles[0] if articles and articles[0].library in libraries else None

    async def articles(
        self, library: str, ids: Collection[str] | None = None
    ) -> AsyncIterator[Article]:
        """Yield the library's articles (or those of `ids`) in order of id, paragraphs included."""
        sizes = await self.sizes(library, ids)
        for batch in runs(sizes.items(), BATCH_CHARACTERS, BATCH_ARTICLES):
            read = await self._read(batch, long=True)
            for article in await asyncio.to_thread(list, map(rows.mended, read)):
                yield article

    async def stored_articles(self, library: str) -> AsyncIterator[Article]:
        """Yield the library's articles in order of id, whatever state their paragraphs are in."""
        sizes = await self.sizes(library)
        for batch in runs(sizes.items(), BATCH_CHARACTERS, BATCH_ARTICLES):
            for article in await self._read(batch):
                yield article

    async def _read(self, ids: Sequence[str], *, long: bool = False) -> list[Article]:
        """Read whole articles, in order of id, with the paragraphs of the current generation."""
        async with self._database.reading(long=long) as db:
            return await read_articles(db, ids)

    async def summaries(self, libraries: Sequence[str]) -> list[ArticleSummary]:
        """Return all articles of these libraries, by title."""
        found = await self._database.fetch(
            "SELECT * FROM summary WHERE library IN {list}",
            libraries,
            long=True,
        )
        return await asyncio.to_thread(_by_title, found)

    async def titles(
        self, libraries: Sequence[str], part: str | None = None, *, limit: int | None = None
    ) -> list[ArticleTitle]:
        """Return articles whose title has a part, those first that begin with it, then by title."""
        pattern = rows.glob_of(part or "")
        found = await self._database.fetch(
            "SELECT id, library, title FROM article"
            " WHERE library IN {list} AND title GLOB ?"
            " ORDER BY title GLOB ? DESC, LOWER(title), id LIMIT ?",
            libraries,
            f"*{pattern}*",
            f"{pattern}*",
            _ALL if limit is None else limit,
            long=True,
        )
        return [ArticleTitle(*row) for row in found]

    async def passages(self, keys: Sequence[tuple[str, int]]) -> list[StoredPassage]:
        """Return paragraphs by (article id, paragraph number), in the order asked for."""
        found = await self._database.fetch(
            "SELECT s.*, p.*, substr(a.text, CAST(p.start + 1 AS INTEGER),"
            ' CAST(p."end" - p.start AS INTEGER)) = p.text'
            " FROM {rows:text,integer} AS k"
            " JOIN summary AS s ON s.id = k.a"
            " JOIN article AS a ON a.id = s.id"
            " JOIN current_paragraph AS p"
            " ON p.article_id = s.id AND p.number = k.b"
            " ORDER BY k.n",
            [key for key, _ in keys],
            [number for _, number in keys],
        )
        passages = []
        for *row, is_whole in found:
            passage = StoredPassage(rows.summary(row[:11]), rows.paragraph(row[12:]))
            passages.append(passage if is_whole else await self._mended(passage))
        return passages

    async def stretches(self, places: Sequence[tuple[str, int]], reach: int) -> list[StoredStretch]:
        """Return paragraphs by (article id, paragraph number), each with its neighbours."""
        runs: list[list[Paragraph]] = [[] for _ in places]
        texts: dict[int, str] = {}
        ids, numbers = [key for key, _ in places], [number for _, number in places]
        for place, *row in await self._database.fetch(_STRETCHES, ids, numbers, reach, reach):
            if row[0] == 0:
                texts[place] = row[3]
            else:
                runs[place].append(rows.paragraph(row))
        stretches = (
            StoredStretch(tuple(run), texts.get(place, "")) for place, run in enumerate(runs)
        )
        return [one if one.is_whole else StoredStretch() for one in stretches]

    async def _mended(self, passage: StoredPassage) -> StoredPassage:
        """Return a passage whose copy is damaged as the article's text has it.

        Raises:
            StorageError: it is the article's text that is damaged.
        """
        article_id, number = passage.article.id, passage.paragraph.number
        for article in await self._read([article_id]):
            if not rows.is_sound(article):
                raise damaged(article)
            _log.warning(
                "Paragraph %d of “%s” (%s) is damaged in the database and was read from the "
                "article's text; a reindex mends it.", number, article.title, article_id,
            )  # fmt: skip
            for paragraph in rows.mended(article).paragraphs:
                if paragraph.number == number:
                    return StoredPassage(passage.article, paragraph)
        return passage  # it has changed meanwhile, as whoever asked will find out

    async def libraries(self) -> list[str]:
        """Return the keys of the libraries that have or had articles."""
        return [key for (key,) in await self._database.fetch("SELECT key FROM library")]

    async def status(self, library: str) -> LibraryStatus:
        """Count what a library holds; `reindexing` is left to the caller."""
        async with self._database.reading() as db:
            state = await db.fetch(
                "SELECT generation, reindexed_at FROM library WHERE key = ?", library
            )
            [(articles, characters, size)] = await db.fetch(
                "SELECT COUNT(*), CAST(COALESCE(SUM(characters), 0) AS BIGINT),"
                " CAST(COALESCE(SUM(bytes), 0) AS BIGINT)"
                " FROM article WHERE library = ?",
                library,
            )
            [(paragraphs,)] = await db.fetch(
                "SELECT CAST(COALESCE(SUM(paragraphs), 0) AS BIGINT) FROM summary"
                " WHERE library = ?",
                library,
            )
        generation, swapped = next(iter(state), (0, None))
        reindexed_at = rows.read_moment(swapped) if swapped else None
        return LibraryStatus(
            library, articles, paragraphs, characters, generation, reindexed_at, None, size
        )

    async def begin_generation(self, library: str) -> int:
        """Open a new, empty, invisible generation, dropping any that was left unfinished."""
        async with self._database.writing() as db:
            return await generations.begin(db, library)

    async def stage(self, library: str, generation: int, articles: Sequence[Article]) -> None:
        """Write the paragraphs of these articles into an invisible generation."""
        async with self._database.writing() as db:
            await generations.stage(db, library, generation, articles)

    async def commit_generation(
        self, library: str, generation: int, derive: Derive | None = None
    ) -> Stamp:
        """Make a staged generation the current one and delete the old, in one transaction."""
        async with self._database.writing() as db:
            await generations.require_staging(db, library, generation)
            left = await generations.outdated(db, library) if derive else {}
            if derive and 0 < len(left) <= BATCH_ARTICLES and sum(left.values()) < BATCH_CHARACTERS:
                derived = await asyncio.to_thread(derive, await read_articles(db, [*left]))
                await generations.stage(db, library, generation, derived)
            now = datetime.now(UTC).isoformat()
            return Stamp(*await generations.commit(db, library, now))


async def _touch(db: Connection, library: str, changes: int = 1) -> tuple[int, int]:
    """Count changes to a library and return its generation, and its revision after them."""
    [(generation, revision)] = await db.fetch(
        "INSERT INTO library (key, revision) VALUES (?, ?)"
        " ON CONFLICT (key) DO UPDATE SET revision = library.revision + excluded.revision"
        " RETURNING generation, revision",
        library,
        changes,
    )
    return generation, revision


async def _added_at(db: Connection, article: Article, expected: str) -> datetime | None:
    """Return when the article of this id was first stored, None when it is new.

    Raises:
        IdTaken: the id is another article's.
    """
    found = await db.fetch("SELECT library, origin, added_at FROM article WHERE id = ?", article.id)
    for library, origin, added_at in found:
        if (library, origin) != (article.library, expected):
            raise IdTaken(f"The article id {article.id} is already in use; choose another.")
        return rows.read_moment(added_at)
    return None


def _values(articles: Iterable[Article]) -> list[rows.Row]:
    return [rows.article_values(article) for article in articles]


def _by_title(found: Iterable[rows.Row]) -> list[ArticleSummary]:
    return sorted(map(rows.summary, found), key=lambda a: (a.title.casefold(), a.id))
