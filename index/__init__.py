"""Articles in, exact quotes out; knows nothing of Discord."""

from index.activity.events import Event, EventLog
from index.activity.insights import Day, Insights, Statistics
from index.activity.journal import Journal
from index.activity.model import Cited, GivenAnswer, Kept
from index.activity.open_questions import OpenQuestion, OpenQuestions, QuestionGroup
from index.backups import Manifest, Restored, back_up, restore
from index.binning import Bin, Removed
from index.desk import Desk, Preview
from index.errors import (
    ArticleGone,
    ArticleNotFound,
    BackupError,
    FeedNotFound,
    InstallationInUse,
    LibraryError,
    NotInBin,
    PassageChanged,
    PinRefused,
    QuotaExceeded,
    ReadOnlyArticle,
    ReindexRunning,
    SemanticMissing,
    StorageError,
    UnreadableDocument,
)
from index.evaluation.model import Collection, EvaluationReport, OnProgress
from index.evaluation.readers import read_collection
from index.evaluation.running import evaluate
from index.explanation import Explanation, RunnerUp, WordSought
from index.exporting import Exported
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
    Caution,
    Draft,
    LibraryStatus,
    Locator,
    Mark,
    Outcome,
    Paragraph,
    ParagraphDiff,
    Passage,
    Progress,
    ProgressCallback,
    Quota,
    Quote,
    ReindexReport,
    Verdict,
)
from index.pinning import Pin, Pins, PinState
from index.reading import read_document
from index.recalling import Recalled
from index.semantic.minilm import is_installed as semantic_is_installed
from index.upkeep import Size, Upkeep
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
    "Bin",
    "Caution",
    "Cited",
    "Collection",
    "Day",
    "Desk",
    "Draft",
    "EvaluationReport",
    "Event",
    "EventLog",
    "Explanation",
    "Exported",
    "FeedNews",
    "FeedNotFound",
    "FetchError",
    "FetchPolicy",
    "FollowedFeed",
    "GivenAnswer",
    "HostList",
    "Insights",
    "InstallationInUse",
    "Journal",
    "Kept",
    "Library",
    "LibraryError",
    "LibraryStatus",
    "Locator",
    "Manifest",
    "Mark",
    "NotInBin",
    "OnProgress",
    "OpenQuestion",
    "OpenQuestions",
    "Outcome",
    "Paragraph",
    "ParagraphDiff",
    "Passage",
    "PassageChanged",
    "Piece",
    "Pin",
    "PinRefused",
    "PinState",
    "Pins",
    "Preview",
    "Progress",
    "ProgressCallback",
    "QuestionGroup",
    "Quota",
    "QuotaExceeded",
    "Quote",
    "ReadOnlyArticle",
    "Recalled",
    "ReindexReport",
    "ReindexRunning",
    "Removed",
    "Restored",
    "RunnerUp",
    "SemanticMissing",
    "Size",
    "Statistics",
    "StorageError",
    "UnreadableDocument",
    "Upkeep",
    "Verdict",
    "Verification",
    "WordSought",
    "back_up",
    "evaluate",
    "read_collection",
    "read_document",
    "restore",
    "semantic_is_installed",
    "sentences",
]


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as `[start, end)` offsets, without white space between."""
    # Not above: it loads the sentence splitter, which `import index` need not wait for.
    from index.text.sentences import sentences as split

    return split(text)
