"""Jupyter notebooks."""

from __future__ import annotations

import json

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_document
from tests.index.parsing.helpers import paragraphs

CELLS = [
    {"cell_type": "markdown", "source": ["# Pumps\n", "\n", "The pump lifts *nine* tonnes:"]},
    {"cell_type": "code", "source": "lift(9)", "outputs": [{"text": "never shown"}]},
]


def test_cells_are_read_and_output_is_not() -> None:
    text = json.dumps({"cells": CELLS, "nbformat": 4})
    assert read_document(text.encode(), "a.ipynb").title == "Pumps"
    assert paragraphs(text, "a.ipynb") == ["The pump lifts nine tonnes: lift(9)"]


def test_what_is_no_notebook_is_refused() -> None:
    with pytest.raises(UnreadableDocument, match="not a notebook"):
        read_document(b'{"worksheets": []}', "a.ipynb")
