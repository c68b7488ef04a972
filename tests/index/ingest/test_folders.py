"""The sample that ships with Quoth, and the folder in which the operator lays out articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import SAMPLE, Library, ReadOnlyArticle, Verdict, parsing
from index.parsing import Documents


def write(folder: Path, name: str, sentence: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"About {path.stem}\n\n{sentence}\n", "utf-8")


async def titles(library: Library) -> list[str]:
    return [article.title for article in await library.articles()]


async def test_the_sample_follows_what_ships(tmp_path: Path) -> None:
    data, sample = tmp_path / "data", tmp_path / "sample"
    write(sample, "tides.txt", "The harbour master reads the tide gauge at noon.")
    write(sample, "winds.txt", "The north wind is called Boreas by the fishermen.")
    async with Library.open(data, sample=sample) as library:
        assert library.reads == ("shared", "sample")
        assert await titles(library) == ["About tides", "About winds"]
        before = {article.origin: article for article in await library.articles()}
        assert (await library.ask("Who reads the tide gauge at noon?")).answered

    write(sample, "tides.txt", "The baker reads the tide gauge at dawn.")
    (sample / "winds.txt").rename(sample / "breezes.txt")  # the same text under another name
    write(sample, "moons.txt", "The full moon brings the spring tide.")
    async with Library.open(data, sample=sample) as library:
        articles = {article.origin: article for article in await library.articles()}
        assert set(articles) == {"sample:tides.txt", "sample:breezes.txt", "sample:moons.txt"}
        assert articles["sample:tides.txt"].id == before["sample:tides.txt"].id
        answer = await library.ask("Who reads the tide gauge?")
        assert answer.passages[0].text == "The baker reads the tide gauge at dawn."


async def test_an_unchanged_sample_is_not_written_again(tmp_path: Path) -> None:
    write(tmp_path / "sample", "tides.txt", "The harbour master reads the tide gauge.")
    seen = []
    for _ in range(2):
        async with Library.open(tmp_path / "data", sample=tmp_path / "sample") as library:
            [summary] = await library.articles()
            seen.append(await library.article(summary.id))
    assert seen[0] == seen[1]  # its revision included


async def test_an_unchanged_sample_is_not_even_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, sample = tmp_path / "data", tmp_path / "sample"
    read: list[str] = []

    def read_documents(data: bytes, name: str, *, origin: str) -> Documents:
        read.append(name)
        return parsing.read_documents(data, name, origin=origin)

    monkeypatch.setattr("index.ingest.folders.read_documents", read_documents)

    async def is_read() -> bool:
        read.clear()
        async with Library.open(data, sample=sample):
            return bool(read)

    write(sample, "tides.txt", "The harbour master reads the tide gauge.")
    assert [await is_read(), await is_read()] == [True, False]
    (sample / "tides.txt").rename(sample / "gauges.txt")
    assert [await is_read(), await is_read()] == [True, False]
    for module in ("sample", "sources"):
        monkeypatch.setattr(f"index.ingest.{module}.VERSION", -1)  # as after an update
    assert [await is_read(), await is_read()] == [True, False]


async def test_a_sample_that_has_lost_an_article_gets_it_back(tmp_path: Path) -> None:
    data, sample = tmp_path / "data", tmp_path / "sample"
    write(sample, "tides.txt", "The harbour master reads the tide gauge.")
    write(sample, "winds.txt", "The north wind is called Boreas.")
    async with Library.open(data, sample=sample) as library:
        [lost, _] = await library.articles()
        await library._services.storage.remove(SAMPLE, lost.id)
    async with Library.open(data, sample=sample) as library:
        assert await titles(library) == ["About tides", "About winds"]


async def test_the_sample_can_be_left_out(tmp_path: Path) -> None:
    write(tmp_path / "sample", "tides.txt", "The harbour master reads the tide gauge at noon.")
    async with Library.open(tmp_path / "data", sample=tmp_path / "sample") as library:
        [article] = await library.articles()
        with pytest.raises(ReadOnlyArticle, match="ships with Quoth"):
            await library.remove(article.id)
        with pytest.raises(ReadOnlyArticle):
            await library.of("111").remove(article.id)
    async with Library.open(tmp_path / "data") as library:
        assert library.reads == ("shared",)
        assert await titles(library) == []
        answer = await library.ask("Who reads the tide gauge at noon?")
        assert answer.verdict is Verdict.NO_ARTICLES


async def test_a_sample_that_is_not_there_empties_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sample = tmp_path / "sample"
    write(sample, "tides.txt", "The harbour master reads the tide gauge at noon.")
    async with Library.open(tmp_path / "data", sample=sample):
        pass
    sample.rename(tmp_path / "moved")
    async with Library.open(tmp_path / "data", sample=sample) as library:
        assert await titles(library) == ["About tides"]
        assert [name for name, _ in (await library.reindex()).failed] == [str(sample)]
    assert "install Quoth again" in caplog.text


async def test_a_new_installation_reads_the_folder_at_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    data = tmp_path / "data"
    write(data / "library", "deep/tides.txt", "The harbour master reads the tide gauge.")
    (data / "library" / "empty.txt").write_bytes(b"")
    async with Library.open(data) as library:
        assert await titles(library) == ["About tides"]
        write(data / "library", "winds.txt", "The north wind is called Boreas.")
    assert "empty.txt was not added" in caplog.text
    async with Library.open(data) as library:
        assert await titles(library) == ["About tides"]
        report = await library.reindex()
        assert (report.added, report.updated) == (("About winds",), ())


async def test_reindexing_reports_what_became_of_the_folder(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "library"
    write(folder, "kept.txt", "The kept file tells of herring.")
    write(folder, "changed.txt", "The changed file tells of cod.")
    write(folder, "gone.txt", "The gone file tells of eels.")
    write(folder, "old.txt", "The renamed file tells of crabs.")
    report = await library.reindex()
    assert report.added == ("About changed", "About gone", "About kept", "About old")
    ids = {article.title: article.id for article in await library.articles()}

    write(folder, "changed.txt", "The changed file tells of mackerel.")
    (folder / "gone.txt").unlink()
    (folder / "old.txt").rename(folder / "new.txt")
    (folder / "bad.txt").write_bytes(b"")
    report = await library.reindex()
    assert (report.added, report.updated) == ((), ("About changed",))
    assert report.missing == ("About gone",)
    assert [name for name, _ in report.failed] == ["bad.txt"]
    assert (report.articles, report.paragraphs, report.paragraphs_changed) == (4, 4, 1)
    assert ids == {article.title: article.id for article in await library.articles()}


async def test_a_folder_of_the_operators_choice(tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    async with Library.open(tmp_path / "data", folder=folder) as library:
        report = await library.reindex()
        assert [name for name, _ in report.failed] == [str(folder)]
        write(folder, "tides.txt", "The harbour master reads the tide gauge.")
        assert (await library.reindex()).added == ("About tides",)
        (folder / "tides.txt").unlink()
        folder.rmdir()
        report = await library.reindex()
        assert (report.missing, report.articles) == (("About tides",), 1)
