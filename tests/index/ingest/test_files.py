"""Files that the operator names: whatever is wrong with one is a sentence, and quickly said."""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from index import Library, Outcome, UnreadableDocument
from index.ingest.files import list_folder, named_file, read_bytes
from index.parsing import MAX_BYTES, MAX_FILE_BYTES


async def test_the_absolute_path_is_the_origin(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("A note\n\nThe tide table hangs in the boathouse.\n")
    added = await library.add_file(path)
    assert added.article.origin == f"file:{path}"
    monkeypatch.chdir(tmp_path)
    assert (await library.add_file(Path("data/../note.txt"))).outcome is Outcome.UNCHANGED
    path.write_text("A note\n\nThe tide table hangs in the kitchen.\n")
    assert (await library.add_file(Path("note.txt"))).outcome is Outcome.UPDATED


def fifo(path: Path) -> Path:
    os.mkfifo(path)
    return path


def sparse(path: Path) -> Path:
    with path.open("wb") as file:
        file.truncate(1 << 40)
    return path


def written(data: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(data)
        return path

    return write


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path, "There is no file .*; check its name"),
        (lambda path: path.parent, "is a folder"),
        (lambda _: Path("/dev/zero"), "not an ordinary file"),
        (fifo, "not an ordinary file"),
        (lambda _: Path("no\0name"), "could not be read"),
        (written(b""), "is empty"),
        (written(b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 8), "."),
        (written(b"x" * (MAX_BYTES + 1)), "is larger than 8 MB"),
        (sparse, "is larger than 64 MB"),
    ],
    ids=["missing", "folder", "device", "pipe", "no name", "empty", "binary", "too large", "huge"],
)
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and devices are a Unix thing")
async def test_what_is_not_an_article_is_refused(
    library: Library, tmp_path: Path, make: Callable[[Path], Path], sentence: str
) -> None:
    with pytest.raises(UnreadableDocument, match=sentence):
        await library.add_file(make(tmp_path / "article.txt"))
    assert await library.articles() == []


def test_a_folder_is_listed_with_its_subfolders(tmp_path: Path) -> None:
    root = tmp_path / "library"
    for name in ("b.md", "a.txt", "deep/er/c.txt", ".hidden.txt", ".git/config", "deep/.x/d.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "o.txt").write_text("outside")
    (root / "leak.txt").symlink_to(tmp_path / "secret.txt")
    (root / "folder").symlink_to(tmp_path / "outside")
    (root / "inside.txt").symlink_to(root / "a.txt")
    listing = list_folder(root)
    assert list(listing.files) == ["a.txt", "b.md", "deep/er/c.txt", "inside.txt"]
    assert [name for name, _ in listing.failed] == ["leak.txt"]


def test_json_in_a_folder_is_kept_where_it_holds_articles(tmp_path: Path) -> None:
    kept = {
        "faq.json": '[{"id": 1, "question": "Where?", "answer": "At the quay."}]',
        "news.json": '{"version": "https://jsonfeed.org/version/1.1", "items": []}',
    }
    left = {
        "package.json": '{"name": "quay", "version": "1.0", "text": "none"}',
        "points.json": '[{"text": 1, "x": 2}, {"x": 3}]',
        "settings.yml": "title: quay",
    }
    for name, text in (kept | left).items():
        (tmp_path / name).write_text(text)
    listing = list_folder(tmp_path)
    assert list(listing.files) == sorted(kept)
    assert listing.left_out == {"data and settings": len(left)}


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all file names are Unicode")
async def test_a_file_name_that_is_not_unicode(library: Library, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    for path in (tmp_path / name, tmp_path / "data" / "library" / name):
        path.write_text("Of herring\n\nHerring come to the bay in spring.\n")
    assert (await library.reindex()).added == ("Of herring",)
    assert (await library.add_file(tmp_path / name)).outcome is Outcome.UNCHANGED
    [article] = await library.articles()
    assert article.origin == "folder:caf?.txt"
    with pytest.raises(UnreadableDocument, match=r"caf\?.txt/x could not be read"):
        await library.add_file(tmp_path / name / "x")


def test_a_missing_folder_is_a_failure(tmp_path: Path) -> None:
    listing = list_folder(tmp_path / "nowhere")
    assert not listing.files
    assert [sentence for _, sentence in listing.failed] == [
        "The folder could not be read (No such file or directory); check that it is there and that "
        "this user may read it."
    ]


async def test_a_link_that_leads_to_itself_is_a_failure_of_its_own(
    library: Library, tmp_path: Path
) -> None:
    folder = tmp_path / "data" / "library"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "herring.txt").write_text("Of herring\n\nHerring come to the bay in spring.\n")
    (folder / "docs").symlink_to("docs")
    (folder / "mkdocs.yml").write_text("site_url: https://example.org/")
    (folder / "circle.txt").symlink_to("circle.txt")
    done = await library.reindex()
    assert done.added == ("Of herring",)
    assert [name for name, _ in done.failed] == ["circle.txt", "docs"]
    with pytest.raises(UnreadableDocument, match=r"circle\.txt could not be read: .*\.$"):
        await library.add_file(folder / "circle.txt")


def test_a_small_file_takes_little_memory(tmp_path: Path) -> None:
    small = written(b"A note.")(tmp_path / "note.txt")
    tracemalloc.start()
    try:
        assert read_bytes(named_file(small)).data == b"A note."
        assert tracemalloc.get_traced_memory()[1] < MAX_FILE_BYTES // 16
    finally:
        tracemalloc.stop()


@pytest.mark.skipif(sys.platform != "linux", reason="/proc")
def test_a_file_whose_length_is_not_known_is_read_whole() -> None:
    assert len(read_bytes(named_file(Path("/proc/self/status"))).data) > 100


SHORT_OF_MEMORY = """
import asyncio, resource, sys
from pathlib import Path
from index.errors import UnreadableDocument
from index.ingest.files import named_file, read_bytes
async def read():
    await asyncio.to_thread(int)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (taken + 2**24, taken + 2**24))
    await read_bytes(named_file(Path(sys.argv[1])))
try:
    asyncio.run(read())
except UnreadableDocument as error:
    print(error)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory cannot be bounded elsewhere")
def test_too_little_memory_is_a_sentence(tmp_path: Path) -> None:
    path = written(bytes(MAX_FILE_BYTES - 1))(tmp_path / "large.bin")
    ran = subprocess.run(
        [sys.executable, "-c", SHORT_OF_MEMORY, path], capture_output=True, text=True, timeout=60
    )
    assert "not enough memory" in ran.stdout, ran.stderr
