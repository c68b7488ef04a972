"""SQLite's full-text search, which ranks with k1 = 1.2 and an idf kept above 0."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from tests.benchmarks.engines.engine import Documents, Engine

_CREATE = "CREATE VIRTUAL TABLE found USING fts5(body, content='', tokenize=\"{}\")"
_INSERT = "INSERT INTO found(rowid, body) VALUES (?, ?)"
_SELECT = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?"
_MERGE = "INSERT INTO found(found) VALUES ('optimize')"


class Fts5(Engine):
    """FTS5 in a file, without a copy of the text, merged into one tree at the end."""

    updates = True

    def build(self, documents: Documents) -> None:
        self._fill("ascii", map(" ".join, documents))

    def build_from_text(self, texts: Sequence[str]) -> None:
        self._fill("porter unicode61", texts)

    def _fill(self, tokenizer: str, texts: Iterable[str]) -> None:
        self._open()
        self.database.execute(_CREATE.format(tokenizer))
        self.database.executemany(_INSERT, enumerate(texts))
        self.database.execute(_MERGE)
        self.database.commit()
        self.count = self._count()

    def close(self) -> None:
        if "database" in vars(self):
            self.database.close()

    def _open(self) -> None:
        self.close()
        self.database = sqlite3.connect(self.folder / "index.sqlite")
        self.database.execute("PRAGMA journal_mode = WAL")

    def save(self) -> None:
        self.database.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def load(self) -> None:
        self._open()
        self.count = self._count()

    def _count(self) -> int:
        return int(self.database.execute("SELECT count(*) FROM found_docsize").fetchone()[0])

    def top(self, query: Sequence[str], count: int) -> list[int]:
        asked = " OR ".join(f'"{word}"' for word in query)
        return [number for (number,) in self.database.execute(_SELECT, (asked, count))]

    def add(self, documents: Documents) -> None:
        self.database.executemany(_INSERT, enumerate(map(" ".join, documents), self.count))
        self.database.commit()
        self.count += len(documents)
