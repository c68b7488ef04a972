"""Pages as their generators draw them: what a reader sees, without what is left beside it."""

from __future__ import annotations

import pytest

from index.parsing import read_document
from tests.index.parsing.formats.helpers import shown

PROSE = "<p>The harbour has two gates, and both of them are shut from ten at night until six.</p>"


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ('<p>Ask <a href="/o">the office<span class="sr-only"> (new tab)</span></a>.</p>',
         [((), "Ask the office.")]),
        ('<pre><code><span class="boring">fn main() {\n</span>open();</code></pre>',
         [((), "open();")]),
        ('<div class="admonitionblock warning"><table><tr><td class="icon"><i title="Warning"></i>'
         '</td><td class="content">Never jump.</td></tr></table></div>',
         [((), "Warning: Never jump.")]),
        ('<div class="wds-tabs__wrapper"></div><div class="wds-tabber"><div><ul><li><div '
         'class="wds-tabs__tab-label">Up</div></li><li><div class="wds-tabs__tab-label">Down</div>'
         '</li></ul></div><div class="wds-tab__content"><p>Fill.</p></div>'
         '<div class="wds-tab__content"><p>Empty.</p></div></div>',
         [(("Up",), "Fill."), (("Down",), "Empty.")]),
        ('<div class="elementor-tab-title" role="button">What is it?</div>'
         '<div class="elementor-tab-content" style="display:none"><p>A lock.</p></div>',
         [(("What is it?",), "A lock.")]),
        ('<p>[contact-form-7 id="1" title="Ask"]</p><p>Written by Ida</p>'
         "<p>Updated over a week ago</p><p>Did this answer your question?</p>", []),
        ('<table class="memberdecls"><tr><td colspan="2"><h2>Functions</h2></td></tr>'
         '<tr><td class="memItemLeft">int&#160;</td><td class="memItemRight"><a href="#a">open</a> '
         '(int a)</td></tr><tr><td class="mdescLeft">&#160;</td><td class="mdescRight">Opens it. '
         '<a href="#a">More...</a></td></tr></table><h2>open()</h2><table class="memname"><tr>'
         '<td class="memname">int open </td><td>(</td><td class="paramtype">int&#160;</td>'
         '<td class="paramname"><em>a</em></td><td>)</td></tr></table>',
         [(("Functions",), "- int open (int a)\nOpens it."), (("open()",), "int open (int a)")]),
        ('<div class="postbody"><p class="author">by <b>Ida</b> » 1 May</p><div class="content">'
         'Press the button.</div><div id="sig7" class="signature">My boat is Bella.</div></div>',
         [((), "Press the button.")]),
        ('<p style="position:absolute;left:-9999px">Beside.</p><p>Seen.</p>'
         '<span style="clip: rect(0 0 0 0)">Read out.</span>', [((), "Seen.")]),
        ('<div class="nextra-steps"><h3>One</h3><p>Do it.</p></div><p>After it.</p>',
         [(("One",), "Do it."), ((), "After it.")]),
        ('<div id="related-topics"><h3>Related topics</h3><table><tr><td>Topic</td><td>5</td></tr>'
         "</table></div>", []),
    ],
)  # fmt: skip
def test_what_generators_draw_is_read_as_it_looks(
    page: str, expected: list[tuple[tuple[str, ...], str]]
) -> None:
    draft = read_document(f"<html><body>{PROSE}{page}</body></html>".encode(), "a.html")
    assert [(heads, words) for words, heads, _ in shown(draft)][1:] == expected


@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("<title>lock(1)</title><h1>NAME</h1><p>lock</p><h1>OPTIONS</h1>", "lock(1)"),
        ("<title>Lock: lock.h File Reference</title><div>lock.h File Reference</div>"
         "<h2>lock_open()</h2>", "lock.h File Reference"),
        ('<body class="c1 doc-content"><p class="c2 title"><span>Crew book</span></p>'
         "<h1>Watches</h1>", "Crew book"),
    ],
)  # fmt: skip
def test_first_section_is_not_the_title(page: str, title: str) -> None:
    assert read_document(f"<html>{page}{PROSE}".encode(), "a.html").title == title


def test_author_is_a_name_alone() -> None:
    page = (
        '<html lang="fr"><body><div class="article-author">Nora Modifié il y a 3 mois</div>'
        f"{PROSE}</body></html>"
    )
    assert read_document(page.encode(), "a.html").author in ("Nora", None)


def test_what_is_said_of_a_function_leads_to_it() -> None:
    page = f'<h1 id="top">Lock</h1>{PROSE}<dl><dt id="lock.open">open()</dt><dd>Opens.</dd></dl>'
    places = [place for _, _, place in shown(read_document(page.encode(), "a.html"))]
    assert places == ["anchor top", "anchor lock.open"]


REFERENCE = """<html><head><title>Lock: src/lock.c File Reference</title></head><body>
<div class="header"><div class="headertitle"><div class="title">lock.c File Reference</div></div>
</div><div class="contents"><table class="memberdecls"><tr><td colspan="2"><h2>Structures</h2></td>
</tr><tr><td class="memItemLeft">struct </td><td class="memItemRight">Gate</td></tr></table>
<h2>Functions</h2>
<div class="memdoc"><p>Opens the gate of the lock as soon as the water is high enough.</p></div>
<div class="memdoc"><p>Shuts it.</p></div>
<div class="memdoc"><p>Tells whether the gate is open or shut, or on its way between both.</p>
</div><div class="fragment"><div class="line"><span class="lineno">1</span>int a;</div>
<div class="line"><span class="lineno">2</span>int b;</div></div>
<div class="memdoc"><p>Waits until nobody is in the lock any more, or for a minute.</p></div>
</div></body></html>"""


def test_short_words_stay_where_long_ones_of_the_same_kind_do() -> None:
    draft = read_document((REFERENCE.replace("</body>", PROSE * 6)).encode(), "a.html")
    assert draft.title == "lock.c File Reference"
    said = [words for words, _, _ in shown(draft)]
    assert {"Shuts it.", "int a;\nint b;"} <= set(said)


def test_code_and_names_stay_though_they_are_links() -> None:
    prose = [f"<p>Gate {i} is shut at night, and nobody passes it until six.</p>" for i in range(8)]
    page = (
        f"<html><body><main><h1>Lock</h1>{''.join(prose[:4])}<h2>Use</h2><pre>"
        "<a href='l'>library</a>(<a href='m'>lock</a>)</pre><h2>new Lock(gate)</h2>"
        "<dl><dt>Source:</dt><dd><ul><li><a href='s'>lock.js</a></li></ul></dd></dl>"
        f"{prose[4]}{prose[5]}<dl><dt id='k'>KIND =<div><p>What it is</p></div></dt>"
        f"<dd><pre>1</pre></dd></dl>{prose[6]}</main></body></html>"
    )
    found = [(heads, words) for words, heads, _ in shown(read_document(page.encode(), "a.html"))]
    assert (("Use",), "library(lock)") in found
    assert any(heads[:1] == ("new Lock(gate)",) for heads, _ in found)
    assert [f for f in found if "KIND =" in f[0]] == [
        (("new Lock(gate)", "KIND ="), "What it is"), (("new Lock(gate)", "KIND ="), "1"),
    ]  # fmt: skip
