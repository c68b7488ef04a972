"""What people say about an article, and what new versions of its document make of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from index import ArticleNotFound, Draft, Library, Outcome, ParagraphDiff
from index.ingest.edited_metadata import with_facts
from index.model import FACTS
from tests.index.conftest import lighthouse

DRAFT = replace(lighthouse(3), url="https://a.example", author="K. Dahl", date="1999-01-02")
NEWER = replace(DRAFT, text=DRAFT.text + "\nA fourth paragraph.\n")


async def edit(library: Library, **facts: Any) -> str:
    """Add the article and say something else about it; return its id."""
    added = await library.add(DRAFT)
    await library.management.edit(added.article.id, lambda draft: replace(draft, **facts))
    return added.article.id


async def facts(library: Library, article_id: str) -> tuple[str | None, ...]:
    article = await library.article(article_id)
    return tuple(getattr(article, name) for name in FACTS)


async def test_an_edit_changes_the_facts_and_never_the_text(library: Library) -> None:
    own = library.of("1")
    added = await own.add(DRAFT)
    edited = await own.management.edit(
        added.article.id, lambda draft: replace(draft, title="Another", text="Forged.")
    )
    assert (edited.outcome, edited.diff) == (Outcome.UPDATED, ParagraphDiff())
    article = await own.article(added.article.id)
    assert (article.title, article.text) == ("Another", DRAFT.text)
    with pytest.raises(ArticleNotFound, match="server’s own"):
        await library.of("2").management.edit(added.article.id, lambda draft: draft)


async def test_what_was_said_outlives_new_versions_of_the_text(library: Library) -> None:
    article = await edit(library, title="Mine", url=None, author="M. Ellis", date="2001-01-01")
    said = ("Mine", None, "M. Ellis", "2001-01-01")
    assert await facts(library, article) == said
    assert (await library.add(DRAFT)).outcome is Outcome.UNCHANGED
    assert (await library.add(NEWER)).outcome is Outcome.UPDATED
    assert await facts(library, article) == said
    assert "fourth" in (await library.article(article)).text


@pytest.mark.parametrize(
    ("name", "new"),
    [("title", "New"), ("url", "https://b.example"), ("author", None), ("date", "2020-02-02")],
)
async def test_what_a_new_version_says_otherwise_itself_is_taken_from_it(
    library: Library, name: str, new: str | None
) -> None:
    article = await edit(library, title="Mine", url=None, author="M. Ellis", date="2001-01-01")
    before = dict(zip(FACTS, await facts(library, article), strict=True))
    for _ in range(2):
        await library.add(with_facts(NEWER, [(name, new)]))
        assert await facts(library, article) == tuple((before | {name: new}).values())


async def test_what_is_said_again_as_the_document_has_it_follows_the_document(
    library: Library,
) -> None:
    article = await edit(library, title="Mine", author="M. Ellis")
    await library.management.edit(article, lambda draft: replace(draft, title=DRAFT.title))
    assert (await facts(library, article))[0] == DRAFT.title
    assert (await library.article(article)).given == (("author", DRAFT.author),)
    await library.add(replace(NEWER, title="New"))
    assert (await facts(library, article))[::2] == ("New", "M. Ellis")


async def test_what_is_said_when_a_document_is_added_outlives_it_too(library: Library) -> None:
    def amend(draft: Draft) -> Draft:
        return replace(draft, url="https://said.example")

    data, newer = b"The pier\n\nIt is long.\n", b"The pier\n\nIt is longer now.\n"
    origin = "upload:pier.txt"
    [added] = (await library.add_document(data, "pier.txt", origin=origin, amend=amend)).added
    [again] = (await library.add_document(newer, "pier.txt", origin=origin)).added
    assert (again.outcome, again.article.id) == (Outcome.UPDATED, added.article.id)
    assert again.article.url == "https://said.example"


async def test_what_was_said_survives_a_reindex_and_being_removed_for_a_while(
    library: Library,
) -> None:
    own = library.of("1")
    article = await edit(own, title="Mine")
    await own.reindex()
    await own.remove(article)
    await own.management.trash.restore(article)
    assert (await own.add(NEWER)).article.title == "Mine"
    assert (await own.add(replace(NEWER, title="New"))).article.title == "New"
