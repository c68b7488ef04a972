"""reStructuredText, with what only Sphinx knows."""

from __future__ import annotations

from index.parsing import read_document, split
from index.parsing.formats.rst import RstReader
from tests.index.parsing.helpers import paragraphs, read, seen

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


def test_fields_at_the_top_are_of_the_document() -> None:
    text = "Pumps\n=====\n\n:Author: Ann Bee\n:Date: 2024-01-05\n:orphan:\n\nThey lift water.\n"
    draft = read_document(text.encode(), "a.rst")
    assert (draft.author, draft.date) == ("Ann Bee", "2024-01-05")
    assert paragraphs(text, "a.rst") == ["They lift water."]


def test_directives_of_sphinx_head_what_stands_in_them() -> None:
    text = """Pumps
=====

.. tab-set::

    .. tab-item:: Oak
        :sync: o

        It is **heavy**.

.. py:function:: pump(speed)

   Starts it.

   .. versionadded:: 1.2
      With a speed.

.. code-block:: python
   :caption: run.py
   :emphasize-lines: 2

   import pump
   pump(1)

After |it|, see :pep:`8` and |name|.

.. |name| replace:: the book

+---+---+
| A | B |
+===+===+
| 1 | 2 |
+---+---+

Noted [1]_.

.. rubric:: Notes

.. [1] By hand.
"""
    assert seen(text, "a.rst") == [
        (("Oak",), "It is heavy."),
        (("pump(speed)",), "Starts it."),
        (("pump(speed)",), "New in version 1.2: With a speed."),
        (("run.py",), "import pump\npump(1)"),
        ((), "After , see PEP 8 and the book."),
        ((), "A: 1; B: 2"),
        ((), "Noted."),
        (("Notes",), "[1] By hand."),
    ]


def test_what_sphinx_shows_of_functions_boxes_and_formulas() -> None:
    text = """Pumps
=====

.. function:: fill(level)

   Fills it.

   :param int level: How high.
   :returns: The weight.

.. sidebar:: Old pumps

   They leak.

.. grid:: 2

   .. grid-item-card:: Repairs

      Call the yard.

.. prompt:: bash $

   fill 3

.. youtube:: abc123

Press :guilabel:`&Start` for :math:`h^2` feet [1]_.

.. math::

   v = \\frac{d}{t}

.. [1] Measured dry.
"""
    assert seen(text, "pumps.rst") == [
        (("fill(level)",), "Fills it."),
        (("level (int)",), "How high."),
        (("Returns",), "The weight."),
        (("Old pumps",), "They leak."),
        (("Repairs",), "Call the yard."),
        ((), "fill 3"),
        ((), "Press Start for h² feet."),
        ((), "v = d/t"),
        ((), "[1] Measured dry."),
    ]


def test_kinds_of_terms_feet_of_cards_and_citations() -> None:
    text = """Gates
=====

A cite [Q2]_ here.

port : int
   A number.

.. grid-item-card:: Card

   Words.
   +++
   Foot

.. [Q2] Quist.
"""
    draft = read(text, "a.rst")
    found = split(draft.text, draft.format, draft.outline)
    assert [p.locator for p in found] == [None] * len(found)
    assert ("port : int",) in [p.headings for p in found]
    assert "+++" not in draft.text


def test_what_a_page_shows_of_raw_parts_classes_and_code() -> None:
    text = """Oars
====

.. raw:: html

   <p>Raw <b>words</b>.</p><script>x()</script>

.. raw:: latex

   \\no

.. class:: Boat(name)

   A boat.

.. class:: special

Plain.

.. prompt:: bash $

   ls -l

.. code-tab:: py Python

   x = 1

.. only:: latex

   Not on a page.

.. margin:: Aside

   Beside it.
"""
    assert seen(text, "a.rst") == [
        ((), "Raw words."),
        (("Boat(name)",), "A boat."),
        ((), "Plain."),
        ((), "ls -l"),
        (("Python",), "x = 1"),
        (("Aside",), "Beside it."),
    ]


def test_raw_html_reads_no_file() -> None:
    text = "Oars\n====\n\n.. raw:: html\n   :file: /etc/passwd\n\nWords.\n"
    assert paragraphs(text, "a.rst") == ["Words."]


def test_lines_of_a_verse_letters_of_lists_and_heads_of_cards() -> None:
    text = """Oars
====

| Line one
|   line two
| line three

#. One

   a. First
   b. Second

.. card:: Wax

   Head
   ^^^
   Body

FAQ
^^^

Why.
"""
    assert seen(text, "a.rst") == [
        ((), "Line one\nline two\nline three"),
        ((), "1. One\n  a. First\n  b. Second"),
        (("Wax",), "Head"),
        (("Wax",), "Body"),
        (("FAQ",), "Why."),
    ]


def test_roles_in_the_first_line_of_a_box_are_their_words() -> None:
    text = """Oars
====

.. hint:: See :octicon:`rocket` :ref:`the list <list>` of |gone| oars.

.. tabularcolumns:: |l|l|

.. topic:: On :doc:`oak`

   They break.
"""
    assert seen(text, "a.rst") == [
        ((), "Hint: See the list of oars."),
        (("On oak",), "They break."),
    ]
