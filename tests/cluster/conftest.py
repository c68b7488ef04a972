from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.cluster.opensearch_nodes import OpenSearchNode, cluster


@pytest.fixture(scope="session")
def opensearch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenSearchNode]:
    """A cluster of one node, for all tests."""
    with cluster(tmp_path_factory.mktemp("opensearch")) as [node]:
        yield node
