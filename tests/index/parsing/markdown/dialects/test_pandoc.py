"""Tables of Pandoc that are drawn without pipes."""

from __future__ import annotations

from tests.index.parsing.helpers import seen


def test_simple_tables_have_a_row_in_each_line_and_their_caption() -> None:
    text = """# Berths

  Berth     Depth  Who may moor
-------  --------  --------------------
      A     3.5 m  `ferries` only
      B     2.0 m  anybody

Table: Depths of the *north* quay
  at low water. {#depths}

After the table.
"""
    assert seen(text, "a.md") == [
        (
            (),
            "Depths of the north quay at low water.\n\n"
            "Berth: A; Depth: 3.5 m; Who may moor: ferries only\n"
            "Berth: B; Depth: 2.0 m; Who may moor: anybody",
        ),
        ((), "After the table."),
    ]


def test_rows_of_several_lines_are_parted_by_blank_ones() -> None:
    text = """# Gebühren

: Was es kostet

-----------------------------------------
 Boot        Gebühr   Gilt
 (Länge)     je Tag
----------- -------- --------------------
 bis 6 m     4,00 €   von April bis
                      Oktober

 über 6 m    9,00 €   das ganze Jahr
-----------------------------------------
"""
    assert seen(text, "a.md") == [
        (
            (),
            "Was es kostet\n\n"
            "Boot (Länge): bis 6 m; Gebühr je Tag: 4,00 €; Gilt: von April bis Oktober\n"
            "Boot (Länge): über 6 m; Gebühr je Tag: 9,00 €; Gilt: das ganze Jahr",
        )
    ]


def test_tables_without_a_header_and_wide_letters() -> None:
    text = """# 料金

----------  --------
大人        500円
こども      無料
----------  --------
"""
    assert seen(text, "a.md") == [((), "大人; 500円\nこども; 無料")]
    piped = "# 料金\n\n| | |\n|---|---|\n| 大人 | 500円 |\n"
    assert seen(piped, "a.md") == [((), "大人; 500円")]


def test_grids_have_cells_of_several_lines() -> None:
    text = """# Fruit

+-----------+--------+---------------------+
| Fruit     | Price  | Good for            |
+:=========:+=======:+=====================+
| Bananas   | 1.34 € | - its own wrapper   |
|           |        | - a bright colour   |
+-----------+--------+---------------------+
| Plums     | none left                    |
+-----------+--------+---------------------+
"""
    assert seen(text, "a.md") == [
        (
            (),
            "Fruit: Bananas; Price: 1.34 €; Good for: its own wrapper a bright colour\n"
            "Fruit: Plums; Price: none left; Good for: none left",
        )
    ]


def test_lines_and_dashes_that_make_no_table_stay() -> None:
    text = """# Notes

A heading of old
--- ---

Words across the columns of it
----- ----- ----- ----- -----
and more words across all of them

```
 a   b
--- ---
 1   2
```
"""
    found = [words for _, words in seen(text, "a.md")]
    assert any("a   b\n--- ---\n 1   2" in words for words in found)
    assert not any(": " in words or "; " in words for words in found)
