"""Receiving an answer's content: in steps, unpacked by ourselves, never more than allowed."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

import aiohttp

from index.ingest.fetching.errors import TooLarge, Unreachable, UnsupportedContent

_STEP = 64 * 1024
"""Bytes that are unpacked at once, at most."""
_GZIP = 16 + zlib.MAX_WBITS


async def read_body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """Receive the whole content.

    Args:
        response: an answer whose content has not been touched.
        limit: bytes that may arrive and that may come of unpacking them.

    Raises:
        TooLarge: there is more; what is beyond the limit is not waited for.
        Unreachable: it broke off, or what is packed is damaged.
        UnsupportedContent: it is packed in a way that is not unpacked.
    """
    announced = response.content_length
    if announced is not None and announced > limit:
        raise _too_large(limit)
    body, truncated = await _receive(response, limit)
    if truncated:
        raise _too_large(limit)
    return body


async def read_beginning(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """Receive as much of the content as the limit allows and leave the rest.

    Raises:
        Unreachable: it broke off, or what is packed is damaged.
        UnsupportedContent: it is packed in a way that is not unpacked.
    """
    body, _ = await _receive(response, limit)
    return body[:limit]


async def _receive(response: aiohttp.ClientResponse, limit: int) -> tuple[bytes, bool]:
    """Return the content up to a little beyond the limit, and whether the limit was passed."""
    inflater = _inflater(response.headers.get("Content-Encoding", ""))
    body = bytearray()
    received = 0
    async for chunk in response.content.iter_any():
        received += len(chunk)
        for piece in inflater.inflate(chunk) if inflater else (chunk,):
            body += piece
            if len(body) > limit:
                return bytes(body), True
        if received > limit:  # what is packed may be much and come to nothing
            return bytes(body), True
    if inflater:
        inflater.finish()
    return bytes(body), False


class _Inflater:
    """Unpacks gzip in steps of bounded size."""

    def __init__(self) -> None:
        self._zlib = zlib.decompressobj(_GZIP)

    def inflate(self, data: bytes) -> Iterator[bytes]:
        """Yield what the data unpacks to, a step at a time."""
        piece = b""
        try:
            # A full step may have left something inside although all of the data is used up.
            while not self._zlib.eof and (data or len(piece) == _STEP):
                piece = self._zlib.decompress(data, _STEP)
                data = self._zlib.unconsumed_tail
                yield piece
        except zlib.error as error:
            raise _damaged() from error
        if data or self._zlib.unused_data:
            raise _damaged()

    def finish(self) -> None:
        """Make sure that nothing is missing at the end."""
        if not self._zlib.eof:
            raise _damaged()


def _inflater(encoding: str) -> _Inflater | None:
    name = encoding.strip().lower()
    if name in ("", "identity"):
        return None
    if name in ("gzip", "x-gzip"):
        return _Inflater()
    raise UnsupportedContent(
        "The server packs its answer in a way that was not asked for; save the page and add the "
        "file instead."
    )


def _too_large(limit: int) -> TooLarge:
    size = f"{limit / 1024**2:.0f} MB" if limit >= 1024**2 else f"{limit:,} bytes"
    return TooLarge(f"There is more than {size} at that address; add a smaller part of it.")


def _damaged() -> Unreachable:
    return Unreachable("What the server sends is damaged or breaks off; try again later.")
