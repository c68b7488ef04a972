"""Using a search engine for large libraries, where the operator has one."""

from __future__ import annotations

import ssl
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from index.errors import EngineMissing

if TYPE_CHECKING:
    from index.search.opensearch.engine import Engine

DEFAULT_ABOVE = 1_000_000


class EngineSettings(msgspec.Struct, frozen=True):
    """Where the search engine is, and what it is for.

    Attributes:
        addresses: of its nodes, `https://user:password@host:9200`.
        above: paragraphs above which a library is held there.
        named: keys of libraries that are held there whatever their size.
        certificates: a file of certificates that are trusted; None trusts the well-known.
        client_certificate: a file of the certificate that is shown, and its key; None shows none.
    """

    addresses: Sequence[str]
    above: int = DEFAULT_ABOVE
    certificates: Path | None = None
    client_certificate: Path | None = None
    named: frozenset[str] = frozenset()

    def above_of(self, library: str) -> int:
        """Return the paragraphs above which a library is held there."""
        return 0 if library in self.named else self.above


def connect(settings: EngineSettings) -> Engine:
    """Return a client of the engine, which connects when it is first used.

    Raises:
        EngineMissing: what that needs is not installed, or a file of certificates not readable.
    """
    if find_spec("opensearchpy") is None:
        raise EngineMissing(
            "The setting `search` needs a library that is not installed: "
            '`pip install "quoth[opensearch]"`.'
        )
    from index.search.opensearch.engine import Engine

    try:
        trusted = ssl.create_default_context(cafile=settings.certificates)
        if settings.client_certificate:
            trusted.load_cert_chain(settings.client_certificate, password=b"")
    except OSError as error:
        files = filter(None, (settings.certificates, settings.client_certificate))
        raise EngineMissing(
            f"The certificates in {' and '.join(map(str, files))} cannot be read; correct "
            "`search_certificates` or `search_client_certificate`."
        ) from error
    return Engine(settings.addresses, settings.certificates, settings.client_certificate)
