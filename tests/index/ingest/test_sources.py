"""Documents seen again: the unchanged are not read, the moved keep their article."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from msgspec.structs import replace

from index import Additions, Draft, Library, Outcome, ParagraphDiff
from index.ingest import folders
from index.ingest import sources as module
from index.ingest.sources import Source, documents_of, file_has_gone
from index.parsing.sandbox.sandbox import Sandbox
from tests.index.ingest.test_folders import write
from tests.index.parsing.formats.corpus import MAKERS
from tests.index.parsing.formats.makers import packed


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    """One document of each of some formats, with several articles in the last."""
    paths = [tmp_path / f"harbour.{ending}" for ending in ("txt", "html", "docx")]
    for path in paths:
        path.write_bytes(MAKERS[path.suffix[1:]](30))
    archive = tmp_path / "tides.zip"
    archive.write_bytes(packed({"a.txt": "It rises.", "b.txt": "It falls."}))
    return [*paths, archive]


async def add(library: Library, paths: Iterable[Path]) -> list[Additions]:
    return [additions async for _, additions in library.add_files(paths)]


def outcomes(additions: Iterable[Additions]) -> list[str]:
    return [added.outcome for one in additions for added in one.added]


def forbid_reading(patch: pytest.MonkeyPatch) -> None:
    """Make it an error to hand anything to a process that reads."""
    patch.delattr(Sandbox, "run")


async def test_what_is_unchanged_is_not_read(
    documents: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Library.open(tmp_path / "data") as library:
        first = await add(library, documents)
    forbid_reading(monkeypatch)
    async with Library.open(tmp_path / "data") as library:
        again = await add(library, documents)
        data = documents[0].read_bytes()
        origin = f"file:{documents[0]}"
        [same] = (await library.add_document(data, documents[0].name, origin=origin)).added
    assert outcomes(first) == ["added"] * 5
    assert outcomes(again) == ["unchanged"] * 5
    assert same.outcome is Outcome.UNCHANGED
    assert [[added.article for added in one.added] for one in again] == [
        [added.article for added in one.added] for one in first
    ]


async def test_what_has_changed_is_read(
    library: Library, documents: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = documents[0]
    [first] = (await add(library, [path]))[0].added
    path.write_bytes(path.read_bytes() + b"\n\nThe harbour has a new crane.\n")
    [changed] = (await add(library, [path]))[0].added
    assert (changed.outcome, changed.diff) == (Outcome.UPDATED, ParagraphDiff(added=1))

    def rename(draft: Draft) -> Draft:
        return replace(draft, title="Another name")

    await library.management.edit(first.article.id, rename)
    [kept] = (await add(library, [path]))[0].added  # what was said of it outlives its file
    assert (kept.outcome, kept.article.title) == (Outcome.UNCHANGED, "Another name")
    await library.remove(first.article.id)
    assert outcomes(await add(library, [path])) == ["added"]
    forbid_reading(monkeypatch)
    assert outcomes(await add(library, [path])) == ["unchanged"]
    monkeypatch.setattr(module, "VERSION", 0)
    with pytest.raises(AttributeError):  # a better reader is to have its chance
        await add(library, [path])


async def test_a_failure_is_told_of_again(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "tides.zip"
    path.write_bytes(packed({"a.txt": "It rises.", "b.txt": ""}))
    for outcome in ("added", "unchanged"):
        [additions] = await add(library, [path])
        assert outcomes([additions]) == [outcome]
        assert [name for name, _ in additions.failed] == ["b.txt"]


async def test_what_has_moved_keeps_its_article(library: Library, documents: list[Path]) -> None:
    before = [added.article for one in await add(library, documents) for added in one.added]
    moved = [path.rename(path.with_stem(f"moved-{path.stem}")) for path in documents]
    again = await add(library, moved)
    assert outcomes(again) == ["moved"] * 5
    assert {added.diff for one in again for added in one.added} == {ParagraphDiff()}
    after = [added.article for one in again for added in one.added]
    assert [article.id for article in after] == [article.id for article in before]
    origins = [f"file:{moved[0]}", f"file:{moved[1]}", f"file:{moved[2]}"]
    assert [article.origin for article in after[:3]] == origins
    assert [article.origin for article in after[3:]] == [
        f"file:{moved[3]}#a.txt",
        f"file:{moved[3]}#b.txt",
    ]
    assert sorted(await library.articles(), key=lambda a: a.id) == sorted(after, key=lambda a: a.id)
    assert outcomes(await add(library, moved)) == ["unchanged"] * 5
    article = await library.article(after[0].id)
    assert (await library.ask(article.paragraphs[0].text)).answered


async def test_a_title_that_is_the_files_name_moves_with_it(
    library: Library, tmp_path: Path
) -> None:
    path = tmp_path / "boats.txt"
    path.write_text("There are nine boats.")
    [first] = (await add(library, [path]))[0].added
    [moved] = (await add(library, [path.rename(tmp_path / "ships.txt")]))[0].added
    assert (first.article.title, moved.article.title) == ("Boats", "Ships")
    path.write_text("There are ten boats.")  # a new file where the old one was
    [new] = (await add(library, [path]))[0].added
    assert new.outcome is Outcome.ADDED
    assert new.article.id != moved.article.id


async def test_a_copy_takes_the_place_of_its_original(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original, copy = tmp_path / "tides.txt", tmp_path / "copy.txt"
    for path in (original, copy):
        path.write_text("On tides\n\nIt rises and falls.\n")
    assert outcomes(await add(library, [original, copy])) == ["added", "unchanged"]
    with monkeypatch.context() as patch:
        forbid_reading(patch)
        assert outcomes(await add(library, [copy])) == ["unchanged"]
    original.unlink()
    [moved] = (await add(library, [copy]))[0].added
    assert (moved.outcome, moved.article.origin) == (Outcome.MOVED, f"file:{copy}")
    assert len(await library.articles()) == 1


async def test_a_file_that_is_renamed_in_the_folder_is_not_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data" / "library"
    write(folder, "old.txt", "The renamed file tells of crabs.")
    write(folder, "kept.txt", "The kept file tells of herring.")
    write(tmp_path, "outside.txt", "The file from outside tells of eels.")
    (folder / "tides.zip").write_bytes(packed({"a.txt": "It rises.", "b.txt": "It falls."}))
    async with Library.open(tmp_path / "data") as library:
        await library.add_file(tmp_path / "outside.txt")
        before = {article.id for article in await library.articles()}
        (folder / "deep").mkdir()
        (folder / "old.txt").rename(folder / "deep" / "new.txt")
        (folder / "tides.zip").rename(folder / "ebbs.zip")
        (tmp_path / "outside.txt").rename(folder / "inside.txt")
        report = await library.reindex()
        assert (report.added, report.updated, report.missing, report.failed) == ((), (), (), ())
        articles = await library.articles()
        assert {article.id for article in articles} == before
        assert sorted(article.origin for article in articles) == [
            "folder:deep/new.txt",
            "folder:ebbs.zip#a.txt",
            "folder:ebbs.zip#b.txt",
            "folder:inside.txt",
            "folder:kept.txt",
        ]
        (folder / "kept.txt").unlink()
        assert (await library.reindex()).missing == ("About kept",)
    forbid_reading(monkeypatch)
    async with Library.open(tmp_path / "data") as library:
        assert (await library.reindex()).articles == 5  # of files that are all unchanged


async def test_an_unchanged_sample_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "sample", "tides.txt", "The harbour master reads the tide gauge at noon.")
    async with Library.open(tmp_path / "data", sample=tmp_path / "sample"):
        pass
    monkeypatch.delattr(folders, "read_documents")
    async with Library.open(tmp_path / "data", sample=tmp_path / "sample") as library:
        assert (await library.ask("Who reads the tide gauge at noon?")).answered
    write(tmp_path / "sample", "winds.txt", "The north wind is called Boreas.")
    with pytest.raises(NameError):
        async with Library.open(tmp_path / "data", sample=tmp_path / "sample"):
            pass


def test_a_fingerprint_is_of_all_that_reading_depends_on() -> None:
    source = Source(b"It rises.", "tides.txt", "file:/tides.txt")
    others = [
        replace(source, data=b"It falls."),
        replace(source, name="tides.md"),
        replace(source, place="https://example.org/tides"),
    ]
    assert len({one.fingerprint() for one in (source, *others)}) == 4
    assert replace(source, origin="file:/x").fingerprint() == source.fingerprint()


def test_which_files_have_gone(tmp_path: Path) -> None:
    (tmp_path / "a#1.zip").write_bytes(b"")
    assert list(documents_of("file:/a#1#b")) == ["file:/a#1#b", "file:/a", "file:/a#1"]
    gone = {
        f"file:{tmp_path}/a#1.zip": False,
        f"file:{tmp_path}/a#1.zip#b.txt": False,
        f"file:{tmp_path}/b.zip#b.txt": True,
        f"file:{tmp_path}/a#1.zip/c.txt": True,
        "folder:a.txt": False,
        "url:https://example.org/": False,
        "file:/\0": False,
    }
    assert {origin: file_has_gone(origin) for origin in gone} == gone
