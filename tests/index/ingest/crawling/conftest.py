"""A site of documentation, and a library that may read it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index import Library
from tests.index.ingest.crawling.docs_site import Docs
from tests.index.ingest.fetching.conftest import network as network
from tests.index.ingest.fetching.site import open_site


@pytest.fixture
async def docs() -> AsyncIterator[Docs]:
    async with open_site() as opened:
        yield Docs(opened)


@pytest.fixture
async def library(docs: Docs, tmp_path: Path) -> AsyncIterator[Library]:
    policy = docs.site.policy(pause=0.0, robots=True)
    async with Library.open(tmp_path, fetching=policy) as opened:
        yield opened.of("7")
