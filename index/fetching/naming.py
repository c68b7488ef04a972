"""A file name for what was fetched: a hint at its format, and its title where it has none."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import aiohttp

_ODD = re.compile(r"[^\w.\- ()]+")
_STEM = 80
_SUFFIX = 10


def file_name(response: aiohttp.ClientResponse) -> str:
    """Return the name that the server gives, else the last part of the address, else the host.

    Folders, control characters, turns of writing direction and all else that is odd in a file
    name are taken out.
    """
    given = response.content_disposition.filename if response.content_disposition else None
    host = response.url.raw_host or "page"
    for candidate in (given, response.url.name):
        last = (candidate or "").replace("\\", "/").rpartition("/")[2]
        name = PurePosixPath(_ODD.sub("_", last).strip(" ._"))
        if name.stem:
            return f"{name.stem[:_STEM]}{name.suffix[:_SUFFIX]}"
    return host
