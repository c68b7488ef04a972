"""What a crawl of a site works with."""

from __future__ import annotations

from dataclasses import dataclass

from index.ingest.add_article import ArticleWriter
from index.ingest.add_documents import DocumentImporter
from index.ingest.crawling.host_turns import HostTurns
from index.ingest.crawling.site_table import SiteTable
from index.ingest.web import Web
from index.storage.interface import Storage


@dataclass(frozen=True, slots=True)
class CrawlTools:
    """What a crawl works with.

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
    turns: HostTurns
