"""Articles in, exact quotes out; knows nothing of Discord."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from index.activity.audit_log import Event, EventLog
    from index.activity.journal import Journal
    from index.activity.left_servers import Size, Upkeep
    from index.activity.model import Cited, GivenAnswer, Kept
    from index.activity.open_questions import OpenQuestion, OpenQuestions, QuestionGroup
    from index.activity.pins import Pin, Pins, PinState
    from index.activity.statistics import Day, Insights, Statistics
    from index.activity.trash import Bin, Removed
    from index.answering.citations.recall import Recalled
    from index.answering.verification.model import Agreement, Piece, Verification
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
        TooManyPostings,
        UnreadableDocument,
    )
    from index.explanation import Explanation, RunnerUp, WordSought
    from index.exporting import Exported
    from index.ingest.feeds.feed import FollowedFeed
    from index.ingest.feeds.poll import FeedNews
    from index.ingest.fetching.errors import FetchError
    from index.ingest.fetching.host_lists import HostList
    from index.ingest.fetching.policy import FetchPolicy
    from index.library.library import Library
    from index.library.management import Desk, Preview
    from index.library.preload import load
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
    from index.operations.backups import Manifest, Restored, back_up, restore
    from index.operations.evaluation.datasets import read_collection
    from index.operations.evaluation.model import Collection, EvaluationReport, OnProgress
    from index.operations.evaluation.run import evaluate
    from index.parsing import read_document

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
    "TooManyPostings",
    "UnreadableDocument",
    "Upkeep",
    "Verdict",
    "Verification",
    "WordSought",
    "back_up",
    "evaluate",
    "load",
    "read_collection",
    "read_document",
    "restore",
    "semantic_is_installed",
    "sentences",
]

_HOMES = {
    "activity.audit_log": "Event EventLog",
    "activity.statistics": "Day Insights Statistics",
    "activity.journal": "Journal",
    "activity.model": "Cited GivenAnswer Kept",
    "activity.open_questions": "OpenQuestion OpenQuestions QuestionGroup",
    "operations.backups": "Manifest Restored back_up restore",
    "activity.trash": "Bin Removed",
    "library.management": "Desk Preview",
    "errors": (
        "ArticleGone ArticleNotFound BackupError FeedNotFound InstallationInUse LibraryError "
        "NotInBin PassageChanged PinRefused QuotaExceeded ReadOnlyArticle ReindexRunning "
        "SemanticMissing StorageError TooManyPostings UnreadableDocument"
    ),
    "operations.evaluation.model": "Collection EvaluationReport OnProgress",
    "operations.evaluation.datasets": "read_collection",
    "operations.evaluation.run": "evaluate",
    "explanation": "Explanation RunnerUp WordSought",
    "exporting": "Exported",
    "ingest.fetching.errors": "FetchError",
    "ingest.feeds.feed": "FollowedFeed",
    "ingest.fetching.host_lists": "HostList",
    "ingest.fetching.policy": "FetchPolicy",
    "ingest.feeds.poll": "FeedNews",
    "library.library": "Library",
    "library.preload": "load",
    "model": (
        "SAMPLE SHARED Added Additions Answer Article ArticleSummary Caution Draft "
        "LibraryStatus Locator Mark Outcome Paragraph ParagraphDiff Passage Progress "
        "ProgressCallback Quota Quote ReindexReport Verdict"
    ),
    "activity.pins": "Pin Pins PinState",
    "parsing": "read_document",
    "answering.citations.recall": "Recalled",
    "activity.left_servers": "Size Upkeep",
    "answering.verification.model": "Agreement Piece Verification",
}
"""The names that each module of this package gives to all, loaded when they are asked for: a
question need not wait for backups."""
_HOME_OF = {name: f"index.{home}" for home, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    """Load what is asked for, and nothing else."""
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_HOME_OF[name]), name)
    return found


def sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a text as `[start, end)` offsets, without white space between."""
    # Not above: it loads the sentence splitter, which `import index` need not wait for.
    from index.analysis.sentence_splitter import sentences as split

    return split(text)


def semantic_is_installed() -> bool:
    """Say whether everything is there that the setting `semantic` needs."""
    from index.answering.reranking.minilm import is_installed

    return is_installed()
