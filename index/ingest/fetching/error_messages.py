"""aiohttp's errors and the servers' statuses as sentences that say what to do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import parsedate_to_datetime
from http import HTTPStatus

import aiohttp
from yarl import URL

from index.ingest.fetching.errors import NotFound, StatusError, TooSlow, Unreachable


@contextmanager
def translated(url: URL) -> Iterator[None]:
    """Turn every error of aiohttp inside the block into a `FetchError`.

    Args:
        url: the address that is requested; its host is named in the message.
    """
    host = url.raw_host
    try:
        yield
    except aiohttp.ServerTimeoutError as error:
        raise TooSlow(f"{host} does not answer in time; try again later.") from error
    except aiohttp.ClientSSLError as error:
        raise Unreachable(
            f"{host} has no certificate that can be trusted, so what it says cannot be either."
        ) from error
    except aiohttp.ClientConnectionError as error:
        raise Unreachable(f"{host} cannot be reached; try again later.") from error
    except (aiohttp.ClientError, ValueError) as error:
        raise Unreachable(
            f"{host} breaks off or does not speak HTTP as it should; try again later."
        ) from error


def require_success(response: aiohttp.ClientResponse) -> None:
    """Make sure that an answer is what was asked for.

    Raises:
        NotFound: there is nothing at that address.
        StatusError: the server answered with another status than 200.
    """
    status = response.status
    if status == HTTPStatus.OK:
        return
    host = response.url.raw_host
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        raise NotFound(f"{host} has nothing at that address ({status}); check it.", status)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        raise StatusError(
            f"{host} does not let programs read that page ({status}); open it yourself and add it "
            "as a file.",
            status,
        )
    raise StatusError(
        f"{host} answers with an error ({status}); try again later.",
        status,
        _seconds(response.headers.get("Retry-After", "")),
    )


def _seconds(retry_after: str) -> float | None:
    """Read a Retry-After header: seconds, or a date."""
    if retry_after.isascii() and retry_after.isdigit():
        return float(retry_after[:9])
    try:
        return max(parsedate_to_datetime(retry_after).timestamp() - time.time(), 0.0)
    except (ValueError, OverflowError):
        return None
