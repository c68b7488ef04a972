"""Words that the managers of a library have declared to mean the same."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.analysis.tokenizer import tokenize
from index.errors import SynonymsRefused
from index.storage.database import Database

MOST = 200
"""Groups of synonyms that a library may have."""
MOST_WORDS = 12
"""Words and phrases of a group."""
LENGTH = 50
"""Characters of a word or phrase."""
_PHRASE = 4
"""Words of a phrase."""

Group = tuple[str, ...]
"""Words and phrases that mean the same, as they were written."""


@dataclass(frozen=True, slots=True)
class Synonyms:
    """The synonyms of one library; every method raises `StorageError`."""

    library: str
    _table: SynonymTable

    async def add(self, words: Iterable[str]) -> Group:
        """Let words stand for one another in questions, from the next question on.

        Args:
            words: two or more words or short phrases.

        Raises:
            SynonymsRefused: they are too few, too many or too long, known already, or the library
                has as many groups as it may have.
        """
        group = _group(words)
        known = await self.all()
        if any(_folded(group) <= _folded(other) for other in known):
            raise SynonymsRefused(f"{', '.join(group)}: these are synonyms already.")
        if not await self._table.add(self.library, group, most=MOST):
            raise SynonymsRefused(f"A library can have {MOST} groups of synonyms; remove one.")
        return group

    async def remove(self, word: str) -> list[Group]:
        """Remove the groups that a word is in, or the one group that is written so.

        Args:
            word: a word or phrase, or a whole group with commas.

        Returns:
            What was removed.
        """
        wanted = _folded(_cleaned(word.split(",")))
        gone = [group for group in await self.all() if wanted and wanted <= _folded(group)]
        await self._table.delete(self.library, gone)
        return gone

    async def all(self) -> list[Group]:
        """Return all groups, in the order of their first words."""
        groups = await self._table.of([self.library])
        return sorted(groups, key=lambda group: [word.casefold() for word in group])


class SynonymTable:
    """Stores groups of synonyms; all methods raise `StorageError`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, libraries: Sequence[str]) -> tuple[Group, ...]:
        """Return the groups of some libraries, always in the same order."""
        await self._database.about(libraries)
        found = await self._database.fetch(
            "SELECT words FROM synonym_group WHERE library IN {list} ORDER BY words", libraries
        )
        return tuple(tuple(json.loads(words)) for (words,) in found)

    async def add(self, library: str, group: Group, *, most: int) -> bool:
        """Store a group; False where the library has `most` already."""
        async with self._database.writing() as db:
            [(others,)] = await db.fetch(
                "SELECT COUNT(*) FROM synonym_group WHERE library = ?", library
            )
            if others >= most:
                return False
            await db.run(
                "INSERT INTO synonym_group (library, words) VALUES (?, ?) ON CONFLICT DO NOTHING",
                library,
                _stored(group),
            )
        return True

    async def delete(self, library: str, groups: Iterable[Group]) -> None:
        """Delete some groups of a library."""
        async with self._database.writing() as db:
            await db.many(
                "DELETE FROM synonym_group WHERE library = ? AND words = ?",
                [(library, _stored(group)) for group in groups],
            )


def _group(words: Iterable[str]) -> Group:
    """Return words as a group.

    Raises:
        SynonymsRefused: they are none.
    """
    group = _cleaned(words)
    if not 2 <= len(group) <= MOST_WORDS:
        raise SynonymsRefused(
            f"Give 2 to {MOST_WORDS} words that mean the same, as in: mod, moderator."
        )
    for word in group:
        if len(word) > LENGTH or len(tokenize(word)) > _PHRASE:
            raise SynonymsRefused(
                f"{word[:LENGTH]} is too long; a synonym has at most {_PHRASE} words and {LENGTH} "
                "characters."
            )
        if not tokenize(word):
            raise SynonymsRefused(f"{word} is not a word.")
    return group


def _cleaned(words: Iterable[str]) -> Group:
    """Return words without needless spaces and characters, each once."""
    kept: dict[str, str] = {}
    for word in words:
        text = "".join(c for c in unicodedata.normalize("NFC", word) if c.isprintable() or c == " ")
        text = " ".join(text.split())
        if text:
            kept.setdefault(text.casefold(), text)
    return tuple(kept.values())


def _folded(group: Group) -> set[str]:
    return {word.casefold() for word in group}


def _stored(group: Group) -> str:
    return json.dumps(group, ensure_ascii=False)
