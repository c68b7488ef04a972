"""A PostgreSQL for whoever asks; how hypothesis looks for examples: at its own pace, and the same
ones in every check."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import postgresql

settings.register_profile("default", deadline=None)
settings.register_profile("check", parent=settings.get_profile("default"), derandomize=True)
settings.load_profile("check" if os.environ.get("CI") else "default")


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    if postgresql.programs() is None:
        pytest.skip("there is no PostgreSQL on this machine, and its Python package is missing")
    with postgresql.running() as server:
        yield server


@pytest.fixture
async def postgresql_url(postgresql_server: postgresql.Server) -> str:
    """The address of an empty database."""
    return postgresql_server.url(await postgresql_server.new())
