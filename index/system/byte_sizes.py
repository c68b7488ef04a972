"""Sizes of files, as people say them."""

from __future__ import annotations


def size_of(size: int) -> str:
    """Return a number of bytes for people."""
    if size < 1_000:
        return f"{size} bytes"
    if size < 1_000_000:
        return f"{size / 1e3:,.0f} kB"
    return f"{size / 1e6:,.1f} MB" if size < 1_000_000_000 else f"{size / 1e9:,.1f} GB"
