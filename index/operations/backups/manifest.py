"""What a backup says of itself."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

import msgspec

from index.activity.pseudonyms import SALT
from index.system.data_dir import DATABASE

MANIFEST = "manifest.json"
MEMBERS = (DATABASE, SALT)
"""The files that a backup may hold beside its manifest."""
MANIFEST_BYTES = 1_000_000


class Part(msgspec.Struct, frozen=True):
    """One file of a backup: its size in bytes and its SHA-256, hexadecimal."""

    bytes: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What is in a backup.

    Attributes:
        schema: `PRAGMA user_version` of the database.
        made_at: when it was made, UTC.
        libraries: libraries in the database.
        articles: articles of all libraries.
        paragraphs: paragraphs of all libraries, of the current generation.
        parts: the files, by name.
        format: of the backup itself.
    """

    schema: int
    made_at: datetime
    libraries: int
    articles: int
    paragraphs: int
    parts: dict[str, Part]
    format: Literal[1] = 1


def encode(manifest: Manifest) -> bytes:
    """Return a manifest as JSON."""
    return msgspec.json.format(msgspec.json.encode(manifest))


def decode(data: bytes) -> Manifest:
    """Read a manifest.

    Raises:
        ValueError: it is not one, or of a format that is not known.
    """
    manifest = msgspec.json.decode(data, type=Manifest)
    if DATABASE not in manifest.parts or not set(manifest.parts) <= set(MEMBERS):
        raise ValueError("it does not list the files of a backup")
    return manifest
