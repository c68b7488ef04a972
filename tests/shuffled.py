"""Runs the tests in another order: `QUOTH_TEST_ORDER=7 uv run pytest -p tests.shuffled`.

Modules are shuffled, and the tests within each; the same number gives the same order.
"""

from __future__ import annotations

import os
import random

import pytest


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Shuffle what was collected; all workers of one run have to agree on it."""
    chance = random.Random(os.environ.get("QUOTH_TEST_ORDER", "0"))  # noqa: S311 - no secret
    modules: dict[object, list[pytest.Item]] = {}
    for item in items:
        modules.setdefault(item.path, []).append(item)
    order = list(modules.values())
    chance.shuffle(order)
    for module in order:
        chance.shuffle(module)
    items[:] = [item for module in order for item in module]
