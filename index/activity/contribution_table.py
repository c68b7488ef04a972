"""What members said and articles quote, in the same database as the articles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from index.storage.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Said:
    """Something that a member said, as it is stored.

    Attributes:
        source: which message it is, for the face to read.
        author: pseudonym of the member.
        text: the words.
        digest: of what the original said when it was looked at.
        name: the member's, where authors are credited.
    """

    source: str
    author: str
    text: str
    digest: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Composed:
    """An article made of such things.

    Attributes:
        library: key of its library.
        origin: the article's.
        article_id: the article's; empty before it is there.
        title: its title, unless somebody has given it another one.
        url: where its words stand.
        date: the day on which they were said (YYYY-MM-DD).
        said: what it is made of, in order.
        headless: whether what came first, from which the title may be, is gone.
    """

    library: str
    origin: str
    article_id: str
    title: str
    url: str | None
    date: str | None
    said: tuple[Said, ...] = ()
    headless: bool = False


_COLUMNS = "c.library, c.origin, c.article_id, c.title, c.url, c.date"


class ContributionTable:
    """Stores what `index.activity.contributions` describes; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def put(self, article: Composed, now: datetime) -> None:
        """Store what an article is made of, in place of what it was made of before."""
        key = (article.library, article.origin)
        async with self._database.writing() as db:
            await db.run(
                "INSERT INTO composed (library, origin, article_id, title, url, date, changed,"
                " checked_at) VALUES (?, ?, ?, ?, ?, ?, 0, ?)"
                " ON CONFLICT (library, origin) DO UPDATE SET article_id = excluded.article_id,"
                " title = excluded.title, url = excluded.url, date = excluded.date, changed = 0,"
                " checked_at = excluded.checked_at",
                *key, article.article_id, article.title, article.url, article.date, now.isoformat(),
            )  # fmt: skip
            await _say(db, key, article.said)

    async def edit(self, source: str, text: str, digest: str) -> list[Composed]:
        """Put other words in place of those of a message; return the articles that change."""
        return await self._change(
            "UPDATE contribution SET text = ?, digest = ? WHERE source = ? AND digest <> ?"
            " RETURNING library, origin",
            (text, digest, source, digest),
        )

    async def withdraw(self, source: str) -> list[Composed]:
        """Delete what a message said; return the articles that change."""
        return await self._change(
            "DELETE FROM contribution WHERE source = ? RETURNING library, origin", (source,)
        )

    async def forget(self, author: str) -> list[Composed]:
        """Delete all that a member said; return the articles that change."""
        return await self._change(
            "DELETE FROM contribution WHERE author = ? RETURNING library, origin", (author,)
        )

    async def count(self, author: str) -> int:
        """Return how many things that a member said are in articles."""
        found = await self._database.fetch(
            "SELECT count(*) FROM contribution WHERE author = ?", author
        )
        return int(next(iter(found))[0])

    async def has(self, source: str) -> bool:
        """Return whether an article quotes a message."""
        found = await self._database.fetch(
            "SELECT 1 FROM contribution WHERE source = ? LIMIT 1", source
        )
        return bool(list(found))

    async def changed(self) -> list[Composed]:
        """Return the articles that are not yet what is stored of them."""
        return await self._articles("c.changed = 1", ())

    async def unchecked(self, before: datetime, limit: int) -> list[Composed]:
        """Return articles whose originals were looked at before a moment, the longest ago first."""
        return await self._articles(
            "c.checked_at < ? ORDER BY c.checked_at LIMIT ?", (before.isoformat(), limit)
        )

    async def find(self, library: str, origin: str) -> Composed | None:
        """Return an article of a library, None where it is not made of what members said."""
        found = await self._articles("c.library = ? AND c.origin = ?", (library, origin))
        return next(iter(found), None)

    async def note_checked(self, article: Composed, now: datetime) -> None:
        """Remember that an article's originals were looked at."""
        await self._write(
            "UPDATE composed SET checked_at = ? WHERE library = ? AND origin = ?",
            (now.isoformat(), article.library, article.origin),
        )

    async def drop(self, article: Composed) -> None:
        """Forget an article, and all versions of it that could be brought back."""
        async with self._database.writing() as db:
            await db.run(
                "DELETE FROM composed WHERE library = ? AND origin = ?",
                article.library,
                article.origin,
            )
            await _empty_bin(db, article)

    async def empty_bin(self, article: Composed) -> None:
        """Delete the versions of an article that could be brought back."""
        async with self._database.writing() as db:
            await _empty_bin(db, article)

    async def _change(self, statement: str, values: tuple[Any, ...]) -> list[Composed]:
        async with self._database.writing() as db:
            keys = {(row[0], row[1]) for row in await db.fetch(statement, *values)}
            await db.many(
                "UPDATE composed SET changed = 1 WHERE library = ? AND origin = ?", sorted(keys)
            )
        found = [await self.find(*key) for key in sorted(keys)]
        return [article for article in found if article is not None]

    async def _articles(self, condition: str, values: tuple[Any, ...]) -> list[Composed]:
        async with self._database.reading() as db:
            rows = await db.fetch(
                f"SELECT {_COLUMNS} FROM composed AS c WHERE {condition}",  # noqa: S608
                *values,
            )
            return [await _with_said(db, Composed(*row)) for row in rows]

    async def _write(self, statement: str, values: tuple[Any, ...]) -> None:
        async with self._database.writing() as db:
            await db.run(statement, *values)


async def _say(db: Connection, key: tuple[str, str], said: Iterable[Said]) -> None:
    await db.run("DELETE FROM contribution WHERE library = ? AND origin = ?", *key)
    await db.many(
        "INSERT INTO contribution (library, origin, place, source, author, name, text, digest)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (*key, place, one.source, one.author, one.name, one.text, one.digest)
            for place, one in enumerate(said)
        ],
    )


async def _with_said(db: Connection, article: Composed) -> Composed:
    """Return an article with what it is made of."""
    rows = list(
        await db.fetch(
            "SELECT place, source, author, text, digest, name FROM contribution"
            " WHERE library = ? AND origin = ? ORDER BY place",
            article.library,
            article.origin,
        )
    )
    said = tuple(Said(*row[1:]) for row in rows)
    return replace(article, said=said, headless=bool(rows and rows[0][0]))


async def _empty_bin(db: Connection, article: Composed) -> None:
    await db.run(
        "DELETE FROM bin WHERE library = ? AND article_id = ?",
        article.library,
        article.article_id,
    )
