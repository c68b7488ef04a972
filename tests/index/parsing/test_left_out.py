"""Which files of a folder are no articles."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_document, read_documents
from index.parsing.left_out import is_left_out_folder, why_left_out


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("notes.md~", "backups"), ("notes.md.bak", "backups"), (".env", "hidden"),
        ("logo.PNG", "pictures"), ("conf.py", "programs"), ("app.min.js", "programs"),
        ("site.css", "style sheets"), ("package.json", "data and settings"),
        ("de.po", "translations"),
        ("Makefile", "programs"), ("guide.md", None), ("faq.csv", None), ("LICENSE", None),
    ],
)  # fmt: skip
def test_kinds_of_files(name: str, why: str | None) -> None:
    assert why_left_out(name) == why


def test_folders_of_others() -> None:
    assert is_left_out_folder("node_modules")
    assert is_left_out_folder(".git")
    assert not is_left_out_folder("docs")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("body { margin: 1em }", "site.css"), ("import os\n\nprint(os.name)\n", "conf.py"),
        ("name: Harbour\nport: 8080\n", "settings/harbour.yml"),
        ("The old bridge.\n", "bridge.md~"), ('[[package]]\nname = "a"\n', "a.lock"),
        ('{"name": "harbour", "version": "1.0"}', "package.json"),
        ('{"name": "harbour", "version": "1.0"}', "answer"), ("[1, 2, 3]", "numbers.txt"),
        ("KEY=value\n", ".env"), ('msgid "One"\nmsgstr "Eins"\n', "de.po"),
    ],
)  # fmt: skip
def test_what_is_no_article_is_refused_when_it_is_named_alone(text: str, name: str) -> None:
    with pytest.raises(UnreadableDocument, match=r"is not an article .*; add the page"):
        read_documents(text.encode(), name)


def test_a_document_is_known_by_its_content_whatever_its_name() -> None:
    page = b"<!DOCTYPE html><html><body><p>The bridge opens at nine.</p></body></html>"
    assert read_document(page, "index.php").format == "html"
    assert read_document(b"[sic] is what editors write in brackets.", "sic.txt").format == "text"


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ("= Guide\n\nThe *lock* opens.\n", "guide.adoc", "is AsciiDoc; make HTML"),
        ("* Guide\nThe /lock/ opens.\n", "guide.org", "is Org; export it"),
        (r"\section{Guide} The \emph{lock} opens.", "guide.tex", "is LaTeX; make a PDF"),
        (
            '.\\" Comment\n.TH LOCK 1\n.SH NAME\nlock \\- opens\n',
            "lock.1",
            "is a man page; make HTML",
        ),
        (".Dd May 1, 2024\n.Dt LOCK 1\n.Sh NAME\n", "lock.8", "is a man page; make HTML"),
    ],
)
def test_markup_that_is_not_read_is_refused(text: str, name: str, says: str) -> None:
    with pytest.raises(UnreadableDocument, match=says):
        read_documents(text.encode(), name)
