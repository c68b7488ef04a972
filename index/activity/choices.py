"""What managers have chosen that every question asks for, in one read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import NamedTuple

from index.activity.synonyms import Group
from index.storage.database import Database


class Choices(NamedTuple):
    """What a question has to know before it is answered.

    Attributes:
        synonyms: groups of words that mean the same.
        has_pins: whether a passage is pinned.
    """

    synonyms: tuple[Group, ...]
    has_pins: bool


class ChoiceTable:
    """Reads what `index.activity.synonyms` and `index.activity.pins` store."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def of(self, libraries: Sequence[str]) -> Choices:
        """Return the synonyms of some libraries, in order, and whether the first has pins.

        Raises:
            StorageError: the database cannot be read.
        """
        await self._database.about(libraries)
        found = await self._database.fetch(
            "SELECT words FROM synonym_group WHERE library IN {list} UNION ALL"
            " SELECT '' WHERE EXISTS (SELECT 1 FROM pin WHERE library = ?) ORDER BY words",
            libraries,
            libraries[0],
        )
        groups = tuple(tuple(json.loads(words)) for (words,) in found if words)
        return Choices(groups, len(groups) < len(found))
