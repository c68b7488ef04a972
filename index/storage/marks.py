"""Statements as one driver wants them: the marks of `index.storage.database` replaced."""

from __future__ import annotations

import re
from collections.abc import Callable

_MARK = re.compile(r"IN \{list\}|\{rows:(\w+),(\w+)\}|\{lock\}|\{columns\}|GLOB \?|\?")
_WITHOUT_VALUE = ("{lock}", "{columns}")
Replace = Callable[[re.Match[str], int], str]
"""Given a mark and the number of its first value, from 1, returns what stands there instead."""


class Translation:
    """A statement without marks.

    Attributes:
        sql: the statement.
        lists: places of the values that are lists.
        pairs: places of the first of two lists that are rows.
        globs: places of the values that are patterns.
    """

    __slots__ = ("globs", "lists", "pairs", "sql")

    def __init__(self, sql: str, replace: Replace) -> None:
        self.lists: list[int] = []
        self.pairs: list[int] = []
        self.globs: list[int] = []
        values = 0

        def replaced(match: re.Match[str]) -> str:
            nonlocal values
            text = replace(match, values + 1)
            if match[0] in _WITHOUT_VALUE:
                return text
            if match[1]:
                self.pairs.append(values)
            elif match[0] == "IN {list}":
                self.lists.append(values)
            elif match[0] == "GLOB ?":
                self.globs.append(values)
            values += 2 if match[1] else 1
            return text

        self.sql = _MARK.sub(replaced, sql)


class Translations:
    """Statements that were translated, each once; the code has a few hundred of them."""

    _MOST = 2_000

    def __init__(self, replace: Replace) -> None:
        self._replace = replace
        self._known: dict[str, Translation] = {}

    def of(self, sql: str) -> Translation:
        """Return a statement translated."""
        known = self._known.get(sql)
        if known is None:
            if len(self._known) >= self._MOST:
                self._known.clear()
            known = self._known[sql] = Translation(sql, self._replace)
        return known
