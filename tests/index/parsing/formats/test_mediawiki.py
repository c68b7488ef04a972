"""MediaWiki text."""

from __future__ import annotations

from contextlib import suppress

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_documents
from tests.index.parsing.helpers import outline, paragraphs, read

TEXT = """{{Infobox lock|name=Old lock}}
'''The old lock''' opens at [[Nine|nine]],<ref>Log book</ref> and closes at ''ten''&nbsp;p.m.
See [https://bay.example the log] &lt;daily&gt;.
[[File:Lock.jpg|thumb|The lock]]
__NOTOC__
== Order ==
* Boats first
** Small ones
* Barges {{nowrap|much later}}
# One
; Sluice : A gate
=== Codes ===
{| class="wikitable"
! Code !! Meaning
|-
| 1 || Wait
|}
<syntaxhighlight lang="sh">
open --gate
</syntaxhighlight>
[[Category:Locks]]
"""


def test_words_of_a_page_are_kept() -> None:
    assert paragraphs(TEXT, "Old_lock.wiki") == [
        "The old lock opens at nine, and closes at ten p.m. See the log <daily>.",
        "The lock",
        "- Boats first - Small ones - Barges much later",
        "1. One",
        "A gate",
        "Code: 1; Meaning: Wait",
        "open --gate",
    ]
    assert outline(TEXT, "Old_lock.wiki")[4][0] == ("Order", "Sluice")
    assert outline(TEXT, "Old_lock.wiki")[5][0] == ("Order", "Codes")


def test_title_is_the_files_and_what_is_left_out_is_told() -> None:
    found = read_documents(TEXT.encode(), "Old_lock.wiki")
    assert found.drafts[0].title == "Old lock"
    ((name, note),) = found.notes
    assert (name, note[:23]) == ("Old_lock.wiki", "Templates are left out ")


def test_hostile_nesting_ends() -> None:
    for unit in ("{{a|", "[[", "{|\n|", "<b>", "*", "'''"):
        paragraphs("The lock opens at nine.\n\n" + unit * 1_500, "a.wiki")


def test_caption_and_cells_over_rows_and_boxes() -> None:
    text = """{{Warning|Stand ''back''.}}
The gate is {{convert|4|m|ft}} wide.
{| class="wikitable"
|+ Keepers
! Name !! Year
|-
| rowspan="2" | Ann || 1900
|-
| 1901
|}
"""
    assert paragraphs(text, "lock.wikitext") == [
        "Warning: Stand back.",
        "The gate is 4 m wide.",
        "Keepers Name: Ann; Year: 1900 Name: Ann; Year: 1901",
    ]


def test_raised_figures_verses_tabs_keys_and_the_title_that_is_shown() -> None:
    text = """{{DISPLAYTITLE:''Lock'' nine}}
It holds 10<sup>3</sup> m<sup>3</sup> of H<sub>2</sub>O. Press {{key press|Ctrl|C}}.

<poem>
Locks are slow,
boats are not.
</poem>
<tabber>
Up=Fill ''it''.
|-|
Down=Empty it.
</tabber>
"""
    assert read(text, "Lock_9.wiki").title == "Lock nine"
    assert paragraphs(text, "Lock_9.wiki") == [
        "It holds 10³ m³ of H2O. Press Ctrl+C.",
        "Locks are slow, boats are not.",
        "Fill it.",
        "Empty it.",
    ]
    assert [heads for heads, _ in outline(text, "Lock_9.wiki")] == [(), (), ("Up",), ("Down",)]


def test_captions_and_lines_that_begin_with_a_blank() -> None:
    text = """[[File:a.jpg|thumb|left|300px|A [[boat|boat here]].]] The quay.

[[File:b.jpg|alt=No|20px]]
<gallery>
a.jpg|First picture
b.jpg
</gallery>
 ls -l
   cd quay
{| class="x"
 | a
 | b
|}
"""
    assert paragraphs(text, "a.wiki") == [
        "A boat here.", "The quay.", "- First picture", "ls -l cd quay", "a; b",
    ]  # fmt: skip


UNCLOSED = ["[[", "[[File:a|thumb|", "{{a|", "{|\n|-\n", "<ref>", "<b>a", '<a b="', "<!--", "[//a "]


@pytest.mark.parametrize("unit", UNCLOSED)
def test_what_is_never_closed_is_read_once(unit: str) -> None:
    with suppress(UnreadableDocument):
        read("It rises.\n\n" + unit * 50_000, "a.wiki")  # what is quadratic takes hours


@pytest.mark.parametrize("unit", UNCLOSED[:-1])
def test_what_is_never_closed_takes_no_words_with_it(unit: str) -> None:
    text = f"'''It''' [[rises|falls]]<ref>\na</ref>. {unit * 30} end."
    (words,) = paragraphs(text, "a.wiki")[:1]
    assert words.startswith("It falls. ")
    assert paragraphs(text, "a.wiki")[-1].endswith(" end.")


def test_what_is_closed_among_the_unclosed_is_read_as_ever() -> None:
    text = "{{a|" * 30 + "[[x|one]] <code>{{{{ [[</code> {{nowrap|two}} <b>three</b> [//a four]"
    (words,) = paragraphs(text, "a.wiki")
    assert words.endswith("one {{{{ [[ two three four")


def test_private_characters_stay_what_they_are() -> None:
    """Such as icons; some stand in for what is never closed while a page is parsed."""
    assert paragraphs("An icon \ue000 and \ue001.", "a.wiki") == ["An icon \ue000 and \ue001."]
    assert paragraphs("An icon \ue000. " + "{{a|" * 30, "a.wiki")[0].startswith(
        "An icon \ue000. {{a|"
    )
