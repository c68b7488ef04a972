"""Files of all formats through `/library add`, harmful ones among them."""

from __future__ import annotations

import re

import pytest

from index.parsing.sandbox.sandbox import Sandbox
from tests.bot.world import BRIDGE, World, text_of
from tests.index.parsing.formats.makers import packed, pdf
from tests.index.parsing.hostile import CASES, MEGABYTE

LIMIT = 10_485_760
"""Bytes of the largest upload by default; the bot downloads nothing that is larger."""


async def test_a_pdf_is_added_and_quoted_with_its_page(world: World) -> None:
    data = pdf([[], [("Helvetica", 11, 72, 700, "The harbour bridge was painted green in 1954.")]])
    added = await world.admin.slash(world.channel, "library add", file=("bridge.pdf", data))
    assert "Added **Bridge**: 1 paragraph" in text_of(added)
    answer = await world.member.slash(world.channel, "ask", question="When was the bridge painted?")
    assert "painted green in 1954" in text_of(answer)


async def test_an_archive_gives_many_articles(world: World) -> None:
    data = packed({"a.txt": "It rises.", "b.txt": "It falls.", "c.png": b"\x89PNG\r\n\x1a\n"})
    text = text_of(
        await world.admin.slash(
            world.channel, "library add", file=("tides.zip", data), title="Not for two"
        )
    )
    assert "left out (pictures: 1)" in text
    titles = [a.title for a in await world.library.articles()]
    assert sorted(titles) == ["A", "B"]


async def test_harmful_files_change_nothing(world: World) -> None:
    await world.add(BRIDGE)
    library = world.library
    before = await library.articles()
    for name, case in CASES.items():
        if name == "turned name":
            continue  # an attachment's name is cleaned, and says nothing of where it is kept
        data = case.make()
        result = await world.admin.slash(world.channel, "library add", file=(case.name, data))
        assert result.ephemeral
        said = "the limit is 10,485,760" if len(data) > LIMIT else case.says
        text = re.sub(r"\\(?=\W)", "", text_of(result))
        assert re.search(said, text), (name, text)
        assert await library.articles() == before


@pytest.mark.parametrize("name", ["zip bomb", "deep html", "arrays within arrays"])
async def test_the_bot_answers_meanwhile(world: World, name: str) -> None:
    await world.add(BRIDGE)
    question = "When was the harbour bridge opened?"
    await world.member.slash(world.channel, "ask", question=question)
    data = CASES[name].make()
    assert len(data) < 2 * MEGABYTE
    await world.admin.slash(world.channel, "library add", file=(CASES[name].name, data))
    answer = await world.member.slash(world.channel, "ask", question=question)
    assert "opened to traffic" in text_of(answer)


async def test_a_file_seen_again_is_not_even_read(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = ("bridge.txt", b"The bridge\n\nThe harbour bridge was painted green in 1954.\n")
    await world.admin.slash(world.channel, "library add", file=file)
    with monkeypatch.context() as patch:
        patch.delattr(Sandbox, "run")
        again = await world.admin.slash(world.channel, "library add", file=file)
    assert "**The bridge** is in the library already" in text_of(again)
    retitled = await world.admin.slash(world.channel, "library add", file=file, title="Bridges")
    assert "Updated the details of **Bridges**" in text_of(retitled)


async def test_a_new_version_is_told_and_can_be_undone(world: World) -> None:
    text = "# Lock\n\nThe lock opens at {}.\n\nIt is older than the bridge.\n"
    for hour in ("nine", "ten"):
        file = ("lock.md", text.format(hour).encode())
        said = text_of(await world.admin.slash(world.channel, "library add", file=file))
    assert "the same name and mostly the same text" in said
    undone = await world.admin.slash(world.channel, "library undo", article="Lock")
    assert "The earlier version of **Lock** is back" in text_of(undone)
    answer = await world.member.slash(world.channel, "ask", question="When does the lock open?")
    assert "opens at nine" in text_of(answer)


async def test_two_files_of_one_name_are_two_articles(world: World) -> None:
    files = [
        ("lock.md", f"# Lock {n}\n\nThe old lock opens at {n} in the morning.\n".encode())
        for n in ("nine", "ten")
    ]
    await world.admin.slash(world.channel, "library add", file=files[0], file2=files[1])
    titles = [a.title for a in await world.library.articles()]
    assert sorted(titles) == ["Lock nine", "Lock ten"]
