"""What heads the parts of a page: labels of tabs, titles of boxes, buttons, bold lines."""

from __future__ import annotations

import pytest

from index.parsing import read_documents

OPENING = (
    "The allotment society lends tools to its members from March until the end of October, and "
    "whoever borrows one brings it back clean."
)


def shown(body: str) -> list[tuple[tuple[str, ...], str]]:
    """The paragraphs below the opening of a page, with their headings."""
    page = f"<html><head><title>Tools</title></head><body><main><h1>Tools</h1><p>{OPENING}</p>"
    found = read_documents(f"{page}{body}</main></body></html>".encode(), "page.html")
    return [(p.headings, p.text) for p in found.paragraphs[0] if p.text != OPENING]


RAKE, HOE = "The rake stands in the shed.", "The hoe hangs on the wall."


@pytest.mark.parametrize(
    "body",
    [
        "<ul role=tablist><li role=tab>Rake</li><li role=tab>Hoe</li></ul>"
        f"<div><div role=tabpanel><p>{RAKE}</p></div>"
        f"<div role=tabpanel hidden><p>{HOE}</p></div></div>",
        "<ul class='nav nav-tabs'><li><a data-toggle=tab href=#a>Rake</a></li>"
        "<li><a data-toggle=tab href=#b>Hoe</a></li></ul><div class=tab-content>"
        f"<div id=a>{RAKE}</div><div id=b style='display:none'>{HOE}</div></div>",
        f"<input type=radio id=x><label for=x>Rake</label><div><p>{RAKE}</p></div>"
        f"<input type=radio id=y><label for=y>Hoe</label><div><p>{HOE}</p></div>",
        "<div class=tabbed-labels><label for=x>Rake</label><label for=y>Hoe</label></div>"
        f"<div class=tabbed-content><div><p>{RAKE}</p></div><div><p>{HOE}</p></div></div>",
        "<h3><button data-toggle=collapse data-target=#a>Rake</button></h3>"
        f"<div id=a class=collapse>{RAKE}</div>"
        "<h3><button data-bs-toggle=collapse data-bs-target=#b>Hoe <i>+</i></button></h3>"
        f"<div id=b class=collapse>{HOE}</div>",
        f"<div><a href=#>Rake</a><div class=toggle-content style='display:none'>{RAKE}</div></div>"
        f"<div><a href=#>Hoe</a><div class=toggle-content hidden>{HOE}</div></div>",
        f"<p><strong>Rake</strong></p><p>{RAKE}</p><p><b>Hoe:</b></p><p>{HOE}</p>",
        f"<p><b>Rake</b><br>{RAKE}</p><p><b>Hoe</b><br>{HOE}</p>",
    ],
)
def test_each_part_is_headed_by_its_label(body: str) -> None:
    assert [(tuple(h.rstrip(":") for h in hs), t) for hs, t in shown(body)] == [
        (("Rake",), RAKE),
        (("Hoe",), HOE),
    ]


@pytest.mark.parametrize(
    "title",
    ["admonition-title", "custom-block-title", "markdown-alert-title", "admonitionHeading_Gvgb"],
)
def test_kind_of_a_box_stands_before_its_text(title: str) -> None:
    body = f"<div class='box'><p class='{title}'>WARNING</p><div><p>{RAKE}</p></div></div>"
    assert shown(body) == [((), f"Warning: {RAKE}")]


@pytest.mark.parametrize("said", ["Warning: ", "<strong>Warning:</strong> ", "<b>Warning</b>: "])
def test_kind_of_a_box_is_said_once(said: str) -> None:
    body = f"<div class='box'><p class=admonition-title>WARNING</p><p>{said}{RAKE}</p></div>"
    assert shown(body) == [((), f"Warning: {RAKE}")]


def test_title_of_a_box_heads_it_alone() -> None:
    body = (
        f"<div class='admonition tip'><p class=admonition-title>In wet years</p><p>{RAKE}</p></div>"
        f"<p>{HOE}</p>"
    )
    assert shown(body) == [(("In wet years",), RAKE), ((), HOE)]


def test_questions_in_lines_of_their_own_head_their_answers() -> None:
    body = f"<p>Where is the rake?</p><p>{RAKE}</p><p><em>Where is the hoe?</em></p><p>{HOE}</p>"
    assert shown(body) == [(("Where is the rake?",), RAKE), (("Where is the hoe?",), HOE)]


def test_a_bold_sentence_is_a_text() -> None:
    assert shown(f"<p><b>{RAKE}</b></p><p>{HOE}</p>") == [((), RAKE), ((), HOE)]


def test_label_of_a_field_to_fill_in_heads_nothing() -> None:
    body = f"<p>{RAKE}</p><label for=n>Name</label><div><input id=n> and age</div><p>{HOE}</p>"
    assert all(not headings for headings, _ in shown(body))


def test_last_section_keeps_its_short_steps() -> None:
    body = f"<p>{RAKE}</p><h2>Lend a tool</h2><ol><li>Sign up.</li><li>Follow us.</li></ol>"
    assert shown(body)[-1] == (("Lend a tool",), "1. Sign up.\n2. Follow us.")


def test_cells_over_several_rows_stand_in_each_of_them() -> None:
    body = (
        "<table><tr><th rowspan=2>Tool</th><th colspan=2>Days in</th></tr>"
        "<tr><th>May</th><th>June</th></tr>"
        "<tr><td rowspan=2>Rake</td><td>3</td><td>4</td></tr><tr><td colspan=2>none</td></tr>"
        "</table><table><tr><th>Weight</th><td>2 kg</td></tr><tr><th>Wood</th><td>ash</td></tr>"
        "</table>"
    )
    assert [text for _, text in shown(body)] == [
        "Tool: Rake; Days in May: 3; Days in June: 4\nTool: Rake; Days in: none",
        "Weight: 2 kg\nWood: ash",
    ]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("<math><mi>y</mi><mo>=</mo><mfrac><mn>1</mn><mrow><mi>x</mi><mo>+</mo><mn>2</mn></mrow>"
         "</mfrac></math>", "y = 1/(x + 2)"),
        ("<math><msup><mi>r</mi><mn>2</mn></msup><mo>&#x2062;</mo><msub><mi>h</mi><mn>1</mn></msub>"
         "<msqrt><mi>z</mi></msqrt></math>", "r²h₁√z"),
        ("<span class=katex><span class=katex-mathml><math><semantics><mrow><mi>y</mi></mrow>"
         "<annotation encoding=application/x-tex>y</annotation></semantics></math></span>"
         "<span class=katex-html aria-hidden=true>y</span></span>", "y"),
        (r"<span class='math inline'>\(a^2 + b\)</span>", "a² + b"),
        ("<mjx-container><svg></svg><mjx-assistive-mml><math><mi>q</mi></math>"
         "</mjx-assistive-mml></mjx-container>", "q"),
        ("<script type='math/tex'>q_1</script>", "q₁"),
    ],
)  # fmt: skip
def test_formulas_are_read(formula: str, said: str) -> None:
    text = f"The yield of a bed is {said} in every year that anybody has counted it."
    assert shown(f"<p>{text.replace(said, formula, 1)}</p>") == [((), text)]


@pytest.mark.parametrize(
    "panel",
    [
        "<button class='accordion__title'>{q}</button><div class='accordion__body'>{a}</div>",
        "<div class='expand-control'><span>{q}</span></div><div class='expand-content'><p>{a}</p>"
        "</div>",
        "<div class='q' onclick='t()'>{q}</div><div class='a' style='display: none'>{a}</div>",
        "<h3 class='faq-question'>{q}</h3><div class='faq-answer'>{a}</div>",
        "<button onclick=\"go(event, 'Elm')\" class=tablinks>{q}</button><button class=tablinks "
        "onclick=\"go(event, 'Ash')\">Ash</button><div id=Elm class=tabcontent>{a}</div>"
        "<div id=Ash class=tabcontent style='display:none'>Ash is tough.</div>",
    ],
)
def test_what_opens_an_answer_heads_it(panel: str) -> None:
    q, a = "Is elm heavy", "Elm is lighter than oak when it has dried for a year."
    found = shown(f"<p>The yard keeps a list of woods.</p>{panel.format(q=q, a=a)}")
    assert ((q,), a) in found


def test_name_of_a_file_heads_its_lines() -> None:
    page = "<p>So it is set:</p><div class=highlight><span class=filename>row.toml</span><pre>a = 1"
    assert shown(f"{page}</pre></div><p>After.</p>") == [
        ((), "So it is set:"),
        (("row.toml",), "a = 1"),
        ((), "After."),
    ]
