"""A file name for what was fetched: a hint at its format, and its title where it has none."""

from __future__ import annotations

import re
from email.message import Message
from pathlib import PurePosixPath

from yarl import URL

_ODD = re.compile(r"[^\w.\- ()]+")
_STEM = 80
_SUFFIX = 10


def file_name(url: URL, disposition: str) -> str:
    """Return the name that the server gives, else the last part of the address, else the host.

    Folders, control characters, turns of writing direction and all else that is odd in a file
    name are taken out.

    Args:
        url: the address that answered.
        disposition: the Content-Disposition header, untrusted; empty where there is none.
    """
    for candidate in (_given(disposition), url.name):
        last = candidate.replace("\\", "/").rpartition("/")[2]
        name = PurePosixPath(_ODD.sub("_", last).strip(" ._"))
        if name.stem:
            return f"{name.stem[:_STEM]}{name.suffix[:_SUFFIX]}"
    return url.raw_host or "page"


def _given(disposition: str) -> str:
    header = Message()
    # Half a surrogate pair, which no header means, would be an error further down.
    header["Content-Disposition"] = disposition.encode(errors="replace").decode()
    return header.get_filename("") or ""
