"""The few methods behind which every engine is measured."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

Documents = Sequence[Sequence[str]]
"""Paragraphs as their words."""

K1, B = 1.5, 0.75
"""rank-bm25's own; the engines that can be told are told these."""


class Engine(ABC):
    """A search engine with one index, kept in a folder of its own.

    Attributes:
        updates: whether an article can be added without building everything again.
        batches: whether one call answers many queries, in less time than as many calls.
    """

    updates: ClassVar[bool] = False
    batches: ClassVar[bool] = False

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @abstractmethod
    def build(self, documents: Documents) -> None:
        """Index paragraphs, numbered from 0."""

    def build_from_text(self, texts: Sequence[str]) -> None:
        """Index paragraphs as they are written."""
        raise NotImplementedError

    @abstractmethod
    def save(self) -> None:
        """Write to the folder what a later process needs, where building has not done so."""

    @abstractmethod
    def load(self) -> None:
        """Open what an earlier process has saved."""

    @abstractmethod
    def top(self, query: Sequence[str], count: int) -> list[int]:
        """Return the numbers of the best paragraphs, best first."""

    def add(self, documents: Documents) -> None:
        """Add an article's paragraphs, so that the next query finds them."""
        raise NotImplementedError

    def batch(self, queries: Sequence[Sequence[str]], count: int) -> list[list[int]]:
        """Return what `top` returns for each query, by one call, in one thread."""
        raise NotImplementedError

    @classmethod  # noqa: B027 - most need not
    def warm(cls) -> None:
        """Load what only pays in a process that lives on."""

    def close(self) -> None:  # noqa: B027 - most have nothing to let go of
        """Let go of what is open."""
