"""Articles in, exact quotes out; knows nothing of Discord."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
        TooManyPostings,
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
    from index.loading import load
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
    "activity.events": "Event EventLog",
    "activity.insights": "Day Insights Statistics",
    "activity.journal": "Journal",
    "activity.model": "Cited GivenAnswer Kept",
    "activity.open_questions": "OpenQuestion OpenQuestions QuestionGroup",
    "backups": "Manifest Restored back_up restore",
    "binning": "Bin Removed",
    "desk": "Desk Preview",
    "errors": (
        "ArticleGone ArticleNotFound BackupError FeedNotFound InstallationInUse LibraryError "
        "NotInBin PassageChanged PinRefused QuotaExceeded ReadOnlyArticle ReindexRunning "
        "SemanticMissing StorageError TooManyPostings UnreadableDocument"
    ),
    "evaluation.model": "Collection EvaluationReport OnProgress",
    "evaluation.readers": "read_collection",
    "evaluation.running": "evaluate",
    "explanation": "Explanation RunnerUp WordSought",
    "exporting": "Exported",
    "fetching.errors": "FetchError",
    "fetching.feeds": "FollowedFeed",
    "fetching.hosts": "HostList",
    "fetching.policy": "FetchPolicy",
    "following": "FeedNews",
    "library": "Library",
    "loading": "load",
    "model": (
        "SAMPLE SHARED Added Additions Answer Article ArticleSummary Caution Draft "
        "LibraryStatus Locator Mark Outcome Paragraph ParagraphDiff Passage Progress "
        "ProgressCallback Quota Quote ReindexReport Verdict"
    ),
    "pinning": "Pin Pins PinState",
    "reading": "read_document",
    "recalling": "Recalled",
    "upkeep": "Size Upkeep",
    "verifying.model": "Agreement Piece Verification",
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
    from index.text.sentences import sentences as split

    return split(text)


def semantic_is_installed() -> bool:
    """Say whether everything is there that the setting `semantic` needs."""
    from index.semantic.minilm import is_installed

    return is_installed()
