"""Documents made to do harm are refused with a sentence, soon."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from index.errors import UnreadableDocument
from index.parsing import Unread
from index.parsing.sandbox.sandbox import Sandbox
from tests.index.parsing.formats.helpers import texts
from tests.index.parsing.hostile import CASES, Hostile


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def sandbox() -> AsyncIterator[Sandbox]:
    made = Sandbox(processes=1)
    yield made
    await made.close()


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("case", CASES.values(), ids=list(CASES))
async def test_refused_with_a_sentence(sandbox: Sandbox, case: Hostile) -> None:
    data = case.make()
    with pytest.raises(UnreadableDocument) as caught:
        await sandbox.read(Unread(data, case.name))
    message = str(caught.value)
    assert re.search(case.says, message), message
    assert "Try saving it" not in message
    assert message.endswith((".", ".)"))
    assert "\n" not in message
    assert "\u202e" not in message
    assert len(message) < 500


HARMLESS = {
    "wide cells": b"<table><tr><th colspan=99999999999>A</th><th>B</th></tr>"
    b"<tr><td>c</td></tr></table>",
    "tags never closed": b"<b>" * 300 + b"Hello there.",
    "tags closed only": b"</div>" * 10_000 + b"Hello there.",
    "many attributes": b"<p " + b"a=b " * 20_000 + b">Hello there.",
    "controls": b"<p>Hello\x01\x02 there.</p>",
    "an item that is no list's": b"<li>Hello there.",
}


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("body", HARMLESS.values(), ids=list(HARMLESS))
async def test_odd_pages_are_read(sandbox: Sandbox, body: bytes) -> None:
    document = Unread(b"<!doctype html><body>" + body, "a.html")
    (draft,) = (await sandbox.read(document)).drafts
    assert len(texts(draft)) == 1
