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
