"""What a look at a site works with, and how it ends early."""

from __future__ import annotations

from dataclasses import dataclass

from index.errors import LibraryError
from index.ingest.add_article import ArticleWriter
from index.ingest.add_documents import DocumentImporter
from index.ingest.crawling.site_table import SiteTable
from index.ingest.crawling.turns import Turns
from index.ingest.web import Web
from index.storage.interface import Storage


@dataclass(frozen=True, slots=True)
class Parts:
    """What a look works with.

    Attributes:
        web: fetches and reads.
        importer: adds what was read.
        writer: moves articles.
        storage: has the articles.
        sites: keeps account of the pages.
        turns: keeps requests to one host apart.
    """

    web: Web
    importer: DocumentImporter
    writer: ArticleWriter
    storage: Storage
    sites: SiteTable
    turns: Turns


class BrokenOff(LibraryError):
    """The look cannot go on for now.

    Attributes:
        patience: seconds that the server wants to be left alone.
        is_failure: whether something is wrong, and it has not merely taken its time.
    """

    def __init__(
        self, message: str = "", patience: float | None = None, *, is_failure: bool = True
    ) -> None:
        super().__init__(message)
        self.patience = patience
        self.is_failure = is_failure
