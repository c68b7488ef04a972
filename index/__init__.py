"""Articles in, exact quotes out; knows nothing of Discord."""

from index.errors import (
    ArticleNotFound,
    FeedNotFound,
    LibraryError,
    QuotaExceeded,
    ReadOnlyArticle,
    ReindexRunning,
    StorageError,
    UnreadableDocument,
)
from index.fetching.errors import FetchError
from index.fetching.feeds import FollowedFeed
from index.fetching.hosts import HostList
from index.fetching.policy import FetchPolicy
from index.following import FeedNews
from index.library import Library
from index.model import (
    SAMPLE,
    SHARED,
    Added,
    Additions,
    Answer,
    Article,
    ArticleSummary,
    Draft,
    LibraryStatus,
    Locator,
    Mark,
    Outcome,
    Paragraph,
    Passage,
    Progress,
    ProgressCallback,
    Quota,
    Quote,
    ReindexReport,
    Verdict,
)
from index.reading import read_document

__all__ = [
    "SAMPLE",
    "SHARED",
    "Added",
    "Additions",
    "Answer",
    "Article",
    "ArticleNotFound",
    "ArticleSummary",
    "Draft",
    "FeedNews",
    "FeedNotFound",
    "FetchError",
    "FetchPolicy",
    "FollowedFeed",
    "HostList",
    "Library",
    "LibraryError",
    "LibraryStatus",
    "Locator",
    "Mark",
    "Outcome",
    "Paragraph",
    "Passage",
    "Progress",
    "ProgressCallback",
    "Quota",
    "QuotaExceeded",
    "Quote",
    "ReadOnlyArticle",
    "ReindexReport",
    "ReindexRunning",
    "StorageError",
    "UnreadableDocument",
    "Verdict",
    "read_document",
    "sentences",
]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as `[start, end)` offsets, without white space between."""
    # Not above: it loads the sentence splitter, which `import index` need not wait for.
    from index.text.sentences import sentences as split

    return split(text)
