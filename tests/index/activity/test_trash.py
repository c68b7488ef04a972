from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from index import Draft, Library, NotInTrash, Outcome, ParagraphDiff, StorageError
from index.activity import trash
from index.model import Locator, Mark
from tests.index.conftest import lighthouse


async def test_a_removed_article_comes_back_as_it_was(library: Library) -> None:
    own = library.of("1")
    added = await own.add(replace(lighthouse(3), author="K. Dahl", date="1999-01-02"))
    before = await own.article(added.article.id)
    await own.remove(added.article.id)
    assert not (await own.ask("Who was the keeper of station L0003?")).answered
    [removed] = await own.management.trash.removed()
    assert removed.title == before.title
    restored = await own.management.trash.restore(removed.article_id)
    assert restored.outcome is Outcome.ADDED
    after = await own.article(added.article.id)
    assert replace(after, added_at=before.added_at, revision=0) == replace(before, revision=0)
    assert (await own.ask("Who was the keeper of station L0003?")).answered
    assert await own.management.trash.removed() == []
    with pytest.raises(NotInTrash, match="for a day"):
        await own.management.trash.restore(removed.article_id)


async def test_an_article_of_many_parts_comes_back_with_all_of_them(library: Library) -> None:
    parts = [f'It says “outline":[],” {number} times.' for number in range(2_500)]
    text, outline, end = "\n\n".join(parts), [], 0
    for number, part in enumerate(parts):
        place = Locator("anchor", f'a],[{number}"') if number % 2 else None
        outline.append(Mark(end, end + len(part), "paragraph", 0, place))
        end += len(part) + 2
    draft = Draft("Long", text, "html", "long", outline=tuple(outline))
    added = await library.add(draft)
    before = await library.article(added.article.id)
    assert before.outline == draft.outline
    await library.remove(before.id)
    await library.management.trash.restore(before.id)
    after = await library.article(before.id)
    assert (after.text, after.outline, after.paragraphs) == (
        text,
        before.outline,
        before.paragraphs,
    )


def test_what_an_older_version_removed_can_be_read() -> None:
    assert trash._decode('{"title":"A","text":"B.","format":"text","origin":"a"}').outline == ()
    with pytest.raises(StorageError, match="damaged"):
        trash._decode('{"title":"A","text":"B.","format":"text","origin":"a","outline":[{]}')


async def test_the_bin_keeps_an_article_for_a_day(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = await library.add(lighthouse(3))
    await library.remove(added.article.id)
    monkeypatch.setattr("index.activity.trash.KEPT", timedelta(seconds=-1))
    assert await library.management.trash.removed() == []
    with pytest.raises(NotInTrash):
        await library.management.trash.restore(added.article.id)


async def test_another_server_cannot_bring_an_article_back(library: Library) -> None:
    added = await library.of("1").add(lighthouse(3))
    await library.of("1").remove(added.article.id)
    with pytest.raises(NotInTrash):
        await library.of("2").management.trash.restore(added.article.id)
    assert await library.of("2").management.trash.removed() == []


async def test_a_new_version_is_not_overwritten(library: Library) -> None:
    added = await library.add(lighthouse(3))
    await library.remove(added.article.id)
    await library.add(lighthouse(3, opened=1999))
    with pytest.raises(NotInTrash, match="added again"):
        await library.management.trash.restore(added.article.id)


async def test_a_replaced_version_comes_back_and_goes_again(library: Library) -> None:
    texts = [f"# Lock\n\nThe lock opens at {hour}.\n\nIt is old.\n" for hour in ("nine", "ten")]
    library = library.of("1")
    for text in texts:
        added = await library.add_document(text.encode(), "lock.md", origin="upload:lock.md")
    key = added.added[0].article.id
    trash = library.management.trash
    for hour in ("nine", "ten"):
        assert [(r.article_id, r.title) for r in await trash.removed()] == [(key, "Lock")]
        restored = await trash.restore(key)
        assert (restored.article.id, restored.outcome) == (key, Outcome.UPDATED)
        assert f"opens at {hour}." in (await library.article(key)).text
    assert len(await trash.removed()) == 1


async def test_the_bin_holds_the_latest_only(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.activity.trash.MOST", 2)
    for number in range(4):
        added = await library.add(lighthouse(number))
        await library.remove(added.article.id)
    kept = [removed.title for removed in await library.management.trash.removed()]
    assert kept == [lighthouse(3).title, lighthouse(2).title]


async def test_an_update_says_how_many_paragraphs_it_changed(library: Library) -> None:
    draft = lighthouse(3)
    added = await library.add(draft)
    assert added.diff == ParagraphDiff(added=3)
    text = draft.text.replace("1850", "1851") + "\nA fourth paragraph.\n"
    updated = await library.add(replace(draft, text=text, outline=()))
    assert updated.diff == ParagraphDiff(added=1, changed=1)
    shorter = await library.add(draft)
    assert shorter.diff == ParagraphDiff(removed=1, changed=1)
    assert (await library.add(draft)).diff == ParagraphDiff()
