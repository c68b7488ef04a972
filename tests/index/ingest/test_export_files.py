"""Export: every article becomes a file that reads back as the same article."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import fields, replace

from index import Draft, Library, read_document
from index.errors import BackupError, UnreadableDocument
from index.ingest.export_files import NAME_CHARACTERS, file_of
from index.model import Article
from index.parsing import split
from tests.index.conftest import lighthouse
from tests.index.parsing.formats.makers import epub, odt, pdf
from tests.index.parsing.test_properties import TEXTS

PAGE = b"""<html lang="de"><head><title>The tide mill</title>
<meta name="author" content="A &amp; B">
<meta property="article:published_time" content="2024-03-04">
<link rel="canonical" href="https://example.org/mill?a=1&amp;b=2"></head><body><article>
<h1>The tide mill</h1><p>It stands at Woodbridge, where the river Deben is tidal.</p>
<h2>Wheels</h2><p>These were replaced:</p>
<ul><li>the first in 1823</li><li>the second in 2011</li></ul>
<h3># Not a mark</h3><pre>while ebb:
    grind()

    # and rest</pre>
<table><tr><th>Year</th><th>Miller</th></tr><tr><td>1170</td><td>Baldwin</td></tr>
</table><h2>Visitors</h2><blockquote><p>We came at ebb &lt;and&gt; saw it turn.</p></blockquote>
</article></body></html>"""
DOCUMENTS = {
    "page.html": PAGE,
    "book.epub": epub({"one.xhtml": "<h1>One</h1><p>The first &amp; only.</p><p>More text.</p>"}),
    "text.odt": odt("<text:h text:outline-level='1'>Part</text:h><text:p>Some words.</text:p>"),
    "scan.pdf": pdf([[("Helvetica", 10, 72, 700, "- A line of text that ends here.")]] * 2),
    "note.md": b"---\ntags: x\n---\n\n# A note\n\nSome *words*.\n\n## Part\n\n- one\n- two\n",
    "byline.txt": b"The title\n\nBy Jane Doe\nMarch 4, 2024\n\nA text of one sentence.\n",
    "no title.txt": "Ein Satz über Mühlen, der kein Titel ist.\r\n\r\nUnd noch einer.".encode(),
    "odd.txt": b"---\ntitle: [broken\n---\n\nWhat follows is text all the same.\n",
}


def stored(draft: Draft) -> Article:
    """Return a draft as it would be stored."""
    return Article(
        **{field.name: getattr(draft, field.name) for field in fields(Draft)},
        id="abcd2345",
        library="shared",
        content_hash="",
        paragraphs=split(draft.text, draft.format, draft.outline),
    )


def assert_same(article: Article, draft: Draft) -> None:
    again = stored(draft)
    for name in ("title", "url", "author", "date", "language"):
        assert getattr(again, name) == getattr(article, name)
    assert [(p.number, p.text, p.headings) for p in again.paragraphs] == [
        (p.number, p.text, p.headings) for p in article.paragraphs
    ]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_articles_of_every_format_read_back_the_same(name: str) -> None:
    article = stored(read_document(DOCUMENTS[name], name))
    file_name, text, exact = file_of(article)
    assert exact
    assert_same(article, read_document(text.encode(), file_name))


@pytest.mark.parametrize("name", ["note.md", "byline.txt"])
def test_articles_stored_as_they_came_are_written_as_they_were(name: str) -> None:
    text = DOCUMENTS[name].decode()
    draft = replace(read_document(text.encode(), name), text=text, outline=())
    _, written, _ = file_of(stored(draft))
    assert written == text


@given(text=TEXTS, name=st.sampled_from(["a.txt", "b.md"]))
@settings(deadline=None, max_examples=150)
def test_what_is_said_to_be_exact_is_and_names_are_safe(text: str, name: str) -> None:
    try:
        article = stored(read_document(text.encode(), name))
    except UnreadableDocument:
        return
    file_name, written, exact = file_of(article)
    assert file_name.isascii()
    assert file_name.replace("-", "").replace(".", "").isalnum()
    assert len(file_name) <= NAME_CHARACTERS + len("-abcd2345.html")
    assert article.id in file_name
    if exact:
        assert_same(article, read_document(written.encode(), file_name))


async def test_a_whole_library_goes_to_another_installation(
    library: Library, tmp_path: Path
) -> None:
    for number in range(12):
        await library.add(lighthouse(number))
    await library.of("7").add(lighthouse(99))
    exported = await library.export(tmp_path / "out")
    assert (exported.files, exported.inexact) == (12, ())
    async with Library.open(tmp_path / "other") as other:
        for path in (tmp_path / "out").iterdir():
            await other.add_file(path)
        question = "Who was the keeper of station L0005?"
        mine, theirs = await library.ask(question), await other.ask(question)
        assert [p.text for p in theirs.passages] == [p.text for p in mine.passages]
        assert mine.answered
        assert [a.title for a in await other.articles()] == [
            a.title for a in await library.articles()
        ]


async def test_a_folder_with_anything_in_it_is_refused(library: Library, tmp_path: Path) -> None:
    await library.add(lighthouse(1))
    with pytest.raises(BackupError, match="is not empty"):
        await library.export(tmp_path)
