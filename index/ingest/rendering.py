"""Markdown that an older version stored as it came, rendered by the reader of today."""

from __future__ import annotations

import re

from index.errors import QuotaExceeded, UnreadableDocument
from index.ingest.add_article import ArticleWriter
from index.ingest.folders import FolderChanges
from index.model import Article
from index.parsing import Unread
from index.parsing.sandbox.sandbox import Sandbox
from index.storage.interface import Storage

_FORMAT = "markdown"
_NAME = re.compile(r"[^/\\:#]{1,200}\.mdx?\Z", re.IGNORECASE)


async def render_again(
    storage: Storage, writer: ArticleWriter, sandbox: Sandbox, library: str
) -> FolderChanges:
    """Render the Markdown articles of a library whose stored text is their source.

    An article that cannot be read keeps its text and is told of.

    Raises:
        StorageError: the database could not be read or written.
    """
    changes = FolderChanges()
    quiet = writer.without_keeping()  # the words stay; nobody has to have the marks back
    old = [article.id async for article in storage.articles(library) if _is_source(article)]
    for article_id in old:
        async for article in storage.articles(library, [article_id]):
            try:
                found = await sandbox.read(Unread(article.text.encode(), _name(article)))
                added = await quiet.render(library, article_id, found.drafts[0])
            except (UnreadableDocument, QuotaExceeded) as error:
                changes.failed.append((article.title, f"{error} Or add it again."))
                continue
            if added is not None:
                changes.updated.append(article.title)
                changes.diff += added.diff
    return changes


def _is_source(article: Article) -> bool:
    return article.format == _FORMAT and not article.outline


def _name(article: Article) -> str:
    match = _NAME.search(article.origin)
    return match[0] if match else "article.md"
