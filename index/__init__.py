"""Articles in, exact quotes out; knows nothing of Discord."""

from index.activity.audit_log import AuditEntry, AuditLog
from index.activity.contributions import Contribution, Contributions
from index.activity.feedback import Feedback, UnhelpfulAnswer
from index.activity.followed_channels import FollowedChannel, FollowedChannels
from index.activity.journal import Journal
from index.activity.library_tests import DEPTH, LibraryTest, LibraryTests, TestRun
from index.activity.model import GivenAnswer, Kept
from index.activity.open_questions import OpenQuestion, OpenQuestions, QuestionGroup
from index.activity.pins import Pin, Pins, PinState
from index.activity.server_libraries import ServerLibraries, Size
from index.activity.statistics import Day, Insights, Statistics
from index.activity.synonyms import Synonyms
from index.activity.trash import Removed, Trash
from index.activity.wishes import Wish, Wishes, WishState
from index.analysis.question_key import telling_words
from index.analysis.question_text import on_one_line
from index.analysis.sentence_splitter import sentences
from index.answering.citations.cited import Cited
from index.answering.citations.recall import Recalled
from index.answering.explanation import Explanation, QuestionWord, RunnerUp
from index.answering.reranking.e5 import is_installed as semantic_is_installed
from index.answering.unstored_texts import Text, quote_unstored
from index.answering.verification.model import Agreement, Piece, Verification
from index.errors import (
    ArticleGone,
    ArticleNotFound,
    BackupError,
    DatabaseAway,
    EngineMissing,
    EngineUnavailable,
    FeedNotFound,
    InstallationInUse,
    LibraryError,
    NotInTrash,
    PassageChanged,
    PinRefused,
    QuotaExceeded,
    ReadOnlyArticle,
    ReindexRunning,
    SemanticMissing,
    SiteNotFound,
    StorageError,
    SynonymsRefused,
    TestRefused,
    TooManyPostings,
    UnreadableDocument,
)
from index.ingest.crawling.crawl_state import SiteProgress
from index.ingest.crawling.site import (
    MOST_PAGES,
    Bounds,
    FollowedSite,
    Kind,
    PageOutcome,
    SiteNews,
    SitePage,
)
from index.ingest.export_files import Exported
from index.ingest.feeds.feed import FollowedFeed
from index.ingest.feeds.poll import FeedNews
from index.ingest.fetching.errors import AddressRefused, FetchError, RobotsDisallowed
from index.ingest.fetching.host_lists import HostList
from index.ingest.fetching.policy import FetchPolicy
from index.ingest.files import list_folder, why_left_out_of_folder
from index.ingest.real_path import real_path
from index.library.library import Library
from index.library.management import Management, Preview
from index.model import (
    SAMPLE,
    SHARED,
    Answer,
    Article,
    ArticleSummary,
    ArticleTitle,
    Caution,
    Draft,
    Locator,
    Mark,
    Overview,
    Paragraph,
    Passage,
    Place,
    Quote,
    Suggestion,
    Verdict,
)
from index.operations.backups import Manifest, Restored, back_up, restore
from index.operations.evaluation.datasets import read_collection
from index.operations.evaluation.model import Collection, EvaluationReport, OnProgress
from index.operations.evaluation.own_questions import (
    GOOD_OUTCOMES,
    OwnResult,
    ask_own_questions,
    read_own_questions,
)
from index.operations.evaluation.run import evaluate
from index.operations.move import copy_from, move_from, move_to
from index.parsing import read_document
from index.parsing.left_out import is_left_out_folder
from index.reports import (
    Added,
    Additions,
    LibraryStatus,
    Outcome,
    ParagraphDiff,
    Progress,
    ProgressCallback,
    Quota,
    ReindexReport,
)
from index.search.opensearch.connect import EngineSettings
from index.system.byte_sizes import size_of
from index.system.collector import keep_loaded
from index.system.confinement import hide_memory

__all__ = [
    "DEPTH",
    "GOOD_OUTCOMES",
    "MOST_PAGES",
    "SAMPLE",
    "SHARED",
    "Added",
    "Additions",
    "AddressRefused",
    "Agreement",
    "Answer",
    "Article",
    "ArticleGone",
    "ArticleNotFound",
    "ArticleSummary",
    "ArticleTitle",
    "AuditEntry",
    "AuditLog",
    "BackupError",
    "Bounds",
    "Caution",
    "Cited",
    "Collection",
    "Contribution",
    "Contributions",
    "DatabaseAway",
    "Day",
    "Draft",
    "EngineMissing",
    "EngineSettings",
    "EngineUnavailable",
    "EvaluationReport",
    "Explanation",
    "Exported",
    "FeedNews",
    "FeedNotFound",
    "Feedback",
    "FetchError",
    "FetchPolicy",
    "FollowedChannel",
    "FollowedChannels",
    "FollowedFeed",
    "FollowedSite",
    "GivenAnswer",
    "HostList",
    "Insights",
    "InstallationInUse",
    "Journal",
    "Kept",
    "Kind",
    "Library",
    "LibraryError",
    "LibraryStatus",
    "LibraryTest",
    "LibraryTests",
    "Locator",
    "Management",
    "Manifest",
    "Mark",
    "NotInTrash",
    "OnProgress",
    "OpenQuestion",
    "OpenQuestions",
    "Outcome",
    "Overview",
    "OwnResult",
    "PageOutcome",
    "Paragraph",
    "ParagraphDiff",
    "Passage",
    "PassageChanged",
    "Piece",
    "Pin",
    "PinRefused",
    "PinState",
    "Pins",
    "Place",
    "Preview",
    "Progress",
    "ProgressCallback",
    "QuestionGroup",
    "QuestionWord",
    "Quota",
    "QuotaExceeded",
    "Quote",
    "ReadOnlyArticle",
    "Recalled",
    "ReindexReport",
    "ReindexRunning",
    "Removed",
    "Restored",
    "RobotsDisallowed",
    "RunnerUp",
    "SemanticMissing",
    "ServerLibraries",
    "SiteNews",
    "SiteNotFound",
    "SitePage",
    "SiteProgress",
    "Size",
    "Statistics",
    "StorageError",
    "Suggestion",
    "Synonyms",
    "SynonymsRefused",
    "TestRefused",
    "TestRun",
    "Text",
    "TooManyPostings",
    "Trash",
    "UnhelpfulAnswer",
    "UnreadableDocument",
    "Verdict",
    "Verification",
    "Wish",
    "WishState",
    "Wishes",
    "ask_own_questions",
    "back_up",
    "copy_from",
    "evaluate",
    "hide_memory",
    "is_left_out_folder",
    "keep_loaded",
    "list_folder",
    "move_from",
    "move_to",
    "on_one_line",
    "quote_unstored",
    "read_collection",
    "read_document",
    "read_own_questions",
    "real_path",
    "restore",
    "semantic_is_installed",
    "sentences",
    "size_of",
    "telling_words",
    "why_left_out_of_folder",
]
