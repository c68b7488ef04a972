"""What can go wrong in a library, each error named for its cause.

LibraryError
├── UnreadableDocument    the bytes are not an article we can read
├── ArticleNotFound       no such article where the asker may look
├── ArticleGone           an answer given earlier quotes an article that was removed since
├── PassageChanged        an answer given earlier quotes words that its article no longer has
├── PinRefused            a passage cannot be pinned to this wording
├── SynonymsRefused       words cannot be declared to mean the same
├── NotInTrash              a removed article can no longer be brought back
├── ReadOnlyArticle       the article ships with Quoth and cannot be removed
├── FeedNotFound          the library does not follow such a feed
├── SiteNotFound          the library does not follow such a site
├── QuotaExceeded         the server's library may not grow any more
├── FetchError            something could not be fetched; see `index.ingest.fetching.errors`
├── TooManyPostings       there is more text than one index can hold
├── ReindexRunning        the library is already being reindexed
├── BackupError           a backup or export cannot be made, or a backup not be put back
├── SemanticMissing       answers are to be re-read, and what that needs is not installed
├── EngineUnavailable     the search engine that holds large libraries does not answer
├── EngineMissing         libraries are to be in a search engine, and what that needs is missing
├── InstallationInUse     something has to wait until nobody has the installation open
└── StorageError          the database cannot be opened, read or written
    └── DatabaseAway      it does not answer now, and will again

The message of every error is one English sentence for a person, saying what to do where there is
something to do. The command line shows it as it is; Discord knows it by its words, and says it in
the reader's language.
"""

from __future__ import annotations

from index.reports import Progress


class LibraryError(Exception):
    """Base of everything the library raises on purpose; `str(error)` is fit to show."""


class UnreadableDocument(LibraryError):
    """The document is empty, binary, too large or in an encoding that cannot be read."""


class ArticleNotFound(LibraryError):
    """No article of that id is in the libraries that were looked in."""


class ArticleGone(LibraryError):
    """The article that an earlier answer quotes has been removed since."""


class PassageChanged(LibraryError):
    """The article that an earlier answer quotes has changed since, just there."""


class ReadOnlyArticle(LibraryError):
    """The article belongs to the sample library, which is left out by a setting, not removed."""


class TooManyPostings(LibraryError):
    """There is more text than one index can hold."""


class PinRefused(LibraryError):
    """The wording has no words, or the library has as many pins as it may have."""


class TestRefused(LibraryError):
    """A test question says nothing, or there are too many of them."""

    __test__ = False  # pytest takes it for a class of tests


class SynonymsRefused(LibraryError):
    """Words are too few, too many or too long to be synonyms, or the library has too many."""


class NotInTrash(LibraryError):
    """The article was removed too long ago, or there is another in its place."""


class FeedNotFound(LibraryError):
    """The library does not follow a feed of that address."""


class SiteNotFound(LibraryError):
    """The library does not follow a site of that address."""


class QuotaExceeded(LibraryError):
    """The library of a server would hold more than the operator allows."""


class ReindexRunning(LibraryError):
    """A reindex of this library is under way, here or in another process.

    Attributes:
        progress: how far it was when last heard of, or None when it has not said yet.
    """

    def __init__(self, message: str, progress: Progress | None = None) -> None:
        super().__init__(message)
        self.progress = progress


class BackupError(LibraryError):
    """A backup or an export cannot be written, or a backup is not one that can be put back."""


class InstallationInUse(LibraryError):
    """A process has the installation open, or is replacing its database."""


class StorageError(LibraryError):
    """The database cannot be opened, read or written (disk full, locked, corrupted, too new)."""


class EngineUnavailable(LibraryError):
    """The search engine does not answer now; nothing that it holds is lost."""


class EngineMissing(LibraryError):
    """Large libraries are to be in a search engine, and `quoth[opensearch]` is not installed."""


class SemanticMissing(LibraryError):
    """Answers are to be re-read by a model, and `quoth[semantic]` is not installed."""


class DatabaseAway(StorageError):
    """The database does not answer now: nothing was changed, and later it can be tried again."""
