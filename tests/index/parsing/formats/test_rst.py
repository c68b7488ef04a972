"""reStructuredText, with what only Sphinx knows."""

from __future__ import annotations

from index.parsing import read_document
from index.parsing.formats.rst import RstReader
from tests.index.parsing.helpers import paragraphs

TEXT = """.. currentmodule:: pumps

Pump guide
==========

The :class:`~pumps.Pump` lifts water; see :ref:`the valves <valves>`.

.. note::

   Grease it in May.

.. include:: /etc/passwd

.. toctree::
   :maxdepth: 2

   install

Codes
-----

====  =======
Code  Meaning
====  =======
1     Bad
2     Good
====  =======
"""


def test_words_of_a_page_are_kept_and_nothing_is_included() -> None:
    assert read_document(TEXT.encode(), "guide.rst").title == "Pump guide"
    assert read_document(TEXT.encode(), "guide.rst").format == RstReader.format
    assert paragraphs(TEXT, "guide.rst") == [
        "The Pump lifts water; see the valves.",
        "Note: Grease it in May.",
        "Code: 1; Meaning: Bad Code: 2; Meaning: Good",
    ]
