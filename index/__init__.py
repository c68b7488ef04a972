"""Articles in, exact quotes out; knows nothing of Discord."""

from index.activity.journal import Journal
from index.activity.model import Cited, GivenAnswer, Kept
from index.backups import (
    Manifest,
    Restored,
    back_up,
    restore,
)
from index.errors import (
    ArticleGone,
    ArticleNotFound,
    BackupError,
    FeedNotFound,
    InstallationInUse,
    LibraryError,
    PassageChanged,
    QuotaExceeded,
    ReadOnlyArticle,
    ReindexRunning,
    StorageError,
    UnreadableDocument,
)
from index.explanation import Explanation, RunnerUp, WordSought
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
from index.recalling import Recalled
from index.verifying.model import Agreement, Piece, Verification

__all__ = [
    "SAMPLE",
    "SHARED",
    "Added",
    "Additions",
    "Agreement",
    "Answer",
    "Article",
    "ArticleGone",
    "ArticleNotFound",
    "ArticleSummary",
    "BackupError",
    "Cited",
    "Draft",
    "Explanation",
    "FeedNews",
    "FeedNotFound",
    "FetchError",
    "FetchPolicy",
    "FollowedFeed",
    "GivenAnswer",
    "HostList",
    "InstallationInUse",
    "Journal",
    "Kept",
    "Library",
    "LibraryError",
    "LibraryStatus",
    "Locator",
    "Manifest",
    "Mark",
    "Outcome",
    "Paragraph",
    "Passage",
    "PassageChanged",
    "Piece",
    "Progress",
    "ProgressCallback",
    "Quota",
    "QuotaExceeded",
    "Quote",
    "ReadOnlyArticle",
    "Recalled",
    "ReindexReport",
    "ReindexRunning",
    "Restored",
    "RunnerUp",
    "StorageError",
    "UnreadableDocument",
    "Verdict",
    "Verification",
    "WordSought",
    "back_up",
    "read_document",
    "restore",
    "sentences",
]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as `[start, end)` offsets, without white space between."""
    # Not above: it loads the sentence splitter, which `import index` need not wait for.
    from index.text.sentences import sentences as split

    return split(text)
