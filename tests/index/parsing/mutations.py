"""Damaging documents, and what must hold for whatever comes of it."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from index.errors import UnreadableDocument
from index.parsing import Unread
from index.parsing.sandbox.sandbox import Sandbox
from tests.index.parsing.formats.helpers import shown


class Mutation(NamedTuple):
    """What is done to a document: bytes put over others, then the end cut off.

    Attributes:
        patches: (offset, bytes), offsets taken modulo the document's length.
        cut: bytes that are left, None for all.
    """

    patches: tuple[tuple[int, bytes], ...]
    cut: int | None

    def of(self, sound: bytes) -> bytes:
        """The document, damaged."""
        data = bytearray(sound)
        for offset, patch in self.patches:
            data[offset : offset + len(patch)] = patch
        return bytes(data[: self.cut])


_NASTY = st.sampled_from([
    b"\0", b"\xff\xff\xff\xff", b"<", b">", b"&#0;", b"<table>", b"]]>", b"<!--", b"<![CDATA[",
    b"\xed\xa0\x80", b"-->", b"99999999999999999999", b"\r", b'"', b"{", b"endobj", b"stream\n",
    b"\xe2\x80\xae", b"</p></div></li>", b"00:00:01,000 --> ",
])  # fmt: skip


def mutations(length: int) -> st.SearchStrategy[Mutation]:
    """Ways to damage a document of so many bytes."""
    patch = st.tuples(st.integers(0, length - 1), st.binary(min_size=1, max_size=6) | _NASTY)
    patches = st.lists(patch, min_size=1, max_size=8).map(tuple)
    return st.builds(Mutation, patches, st.none() | st.integers(1, length))


async def read_mutated(sandbox: Sandbox, data: bytes, name: str) -> bool:
    """Read a damaged document; whether it could be read.

    Raises:
        AssertionError: its reader broke down, or an offset does not match.
    """
    try:
        found = await sandbox.read(Unread(data, name))
    except UnreadableDocument as error:
        refused = str(error)
    else:
        refused = ""
    assert not any(word in refused for word in ("Try saving it", "nonsense")), (name, data)
    if refused:
        return False
    for draft in found.drafts:
        assert shown(draft)
    return True
