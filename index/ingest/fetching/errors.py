"""What can go wrong when something is fetched, each error named for its cause.

FetchError
├── AddressRefused      the address, or where it leads, is not one that Quoth may fetch
├── Unreachable         no connection, or one that broke off or cannot be trusted
├── TooSlow             it was not complete in time
├── TooLarge            it is larger than is allowed
├── TooManyRedirects    the address leads to another and another
├── StatusError         the server answered with an error
│   └── NotFound        the server says that there is nothing (any more)
├── UnsupportedContent  it is of a kind that has no text to quote
└── RobotsDisallowed    the site asks programs to stay away

The sentences name the host that was asked for, never what it resolved to, and nothing of what
it answered: a stranger must not learn from them what the inside network looks like.
"""

from __future__ import annotations

from index.errors import LibraryError


class FetchError(LibraryError):
    """Something could not be fetched; `str(error)` is fit to show."""


class AddressRefused(FetchError):
    """The address is malformed, not of the web, not public, or ruled out by the operator."""


class Unreachable(FetchError):
    """The host cannot be connected to, its certificate is wrong, or it broke off."""


class TooSlow(FetchError):
    """The time allowed was up before everything had arrived."""


class TooLarge(FetchError):
    """There is more, packed or unpacked, than is allowed."""


class TooManyRedirects(FetchError):
    """The last redirect allowed led to one more."""


class StatusError(FetchError):
    """The server answered with an HTTP status that is not a success.

    Attributes:
        status: the status.
        retry_after: seconds after which the server wants to be asked again, where it says so.
    """

    def __init__(self, message: str, status: int, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.retry_after = retry_after


class NotFound(StatusError):
    """The status is 404 (not found) or 410 (gone)."""


class UnsupportedContent(FetchError):
    """The content is an image, a film, a program, or packed in a way that is not unpacked."""


class RobotsDisallowed(FetchError):
    """The site's robots.txt rules the address out, or cannot be read at the moment.

    Attributes:
        is_passing: whether it is the latter.
    """

    def __init__(self, message: str, *, is_passing: bool = False) -> None:
        super().__init__(message)
        self.is_passing = is_passing
