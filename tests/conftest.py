"""A PostgreSQL for whoever asks; how hypothesis looks for examples: at its own pace, and the same
ones in every check; compiled modules for the processes that tests start, as people have them."""

from __future__ import annotations

import os
import sys
from collections.abc import AsyncIterator, Iterator

import pytest
from hypothesis import settings

from index.storage.postgresql import replica
from tests import postgresql

settings.register_profile("default", deadline=None)
settings.register_profile("check", parent=settings.get_profile("default"), derandomize=True)
settings.load_profile("check" if os.environ.get("CI") else "default")

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


def pytest_xdist_auto_num_workers() -> int:
    """Start two workers for each processor: a test mostly waits for other processes."""
    return 2 * (os.cpu_count() or 1)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[postgresql.Server]:
    """A server that counts as away only when it is: on a busy machine it takes its time."""
    if postgresql.programs() is None:
        pytest.skip("there is no PostgreSQL on this machine, and its Python package is missing")
    with postgresql.running() as server, pytest.MonkeyPatch.context() as patch:
        patch.setattr(replica, "PATIENCE", 60.0)
        yield server


@pytest.fixture
async def postgresql_url(postgresql_server: postgresql.Server) -> AsyncIterator[str]:
    """The address of an empty database."""
    name = await postgresql_server.new()
    yield postgresql_server.url(name)
    await postgresql_server.empty(name)
