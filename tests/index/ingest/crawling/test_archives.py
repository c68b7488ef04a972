"""Documentation by the address of its archive: a site whose pages are files."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable, Mapping

import pytest

from index import Bounds, Library, UnreadableDocument
from tests.index.ingest.crawling.docs_site import Docs, text_of
from tests.index.ingest.crawling.test_follow import counts, urls
from tests.index.ingest.fetching.site import answer, redirect

SETTINGS = "site_name: The Harbour\nsite_url: https://harbour.example/docs/\n"


def zipped(files: Mapping[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return data.getvalue()


def tarred(files: Mapping[str, str], *, link: str = "") -> bytes:
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as archive:
        for name, text in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))
        if link:
            member = tarfile.TarInfo("harbour-1/docs/link.md")
            member.type, member.linkname = tarfile.SYMTYPE, link
            archive.addfile(member)
    return data.getvalue()


def tree(version: int, **texts: str) -> dict[str, str]:
    files = {
        "mkdocs.yml": SETTINGS,
        "setup.py": "print('no article')",
        "docs/index.md": f"# Harbour\n\n{text_of(0)}\n",
        "docs/a.md": f"# Page A\n\n{text_of(1)}\n",
        "docs/b.md": f"# Page B\n\n{text_of(2)}\n",
        **{name.replace("_", "/") + ".md": text for name, text in texts.items()},
    }
    return {f"harbour-{version}/{name}": text for name, text in files.items()}


@pytest.mark.parametrize(("name", "pack"), [("main.zip", zipped), ("main.tar.gz", tarred)])
async def test_an_archive_is_a_site(
    docs: Docs, library: Library, name: str, pack: Callable[[Mapping[str, str]], bytes]
) -> None:
    docs.answers[f"/o/{name}"] = redirect(f"/stored/{name}")
    docs.answers[f"/stored/{name}"] = answer(pack(tree(1)), Content_Type="application/x-gzip")
    url = docs.site.url(f"/o/{name}")
    site = await library.sites.follow(url)
    assert (site.kind, site.url, site.title) == ("archive", url, "The Harbour")
    assert counts(site) == {"added": 3, "left out": 1}
    before = {a.url: a.id for a in await library.articles()}
    assert before.keys() == {f"https://harbour.example/docs/{page}" for page in ("", "a/", "b/")}

    changed = tree(2, docs_a=f"# Page A\n\n{text_of(1, version=2)}\n")
    changed["harbour-2/docs/deep/b.md"] = changed.pop("harbour-2/docs/b.md")
    del changed["harbour-2/docs/index.md"]
    docs.answers[f"/stored/{name}"] = answer(pack(changed), Content_Type="application/x-gzip")
    site = await library.sites.follow(url)
    assert counts(site) == {"updated": 1, "moved": 1, "removed": 1, "left out": 1, "gone": 1}
    after = {a.url: a.id for a in await library.articles()}
    assert (
        after["https://harbour.example/docs/deep/b/"] == before["https://harbour.example/docs/b/"]
    )
    site = await library.sites.follow(url)
    assert counts(site) == {"unchanged": 2, "left out": 1}


async def test_patterns_choose_files(docs: Docs, library: Library) -> None:
    docs.answers["/main.zip"] = answer(zipped(tree(1)), Content_Type="application/zip")
    await library.sites.follow(docs.site.url("/main.zip"), Bounds(include=("docs/a*",)))
    assert len(await urls(library, docs)) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped({"../../etc/x.md": "# X\n\nText.\n"}), "outside it"),
        (zipped(tree(1))[:-200], "damaged"),
        (tarred(tree(1))[:300], "damaged"),
        (b"no archive at all", "damaged"),
        (zipped({"a.py": "1"}), "no page"),
    ],
    ids=["outside", "cut zip", "cut tar.gz", "no archive", "no page"],  # the bytes hold the time
)
async def test_what_is_no_archive_of_documents_is_refused(
    docs: Docs, library: Library, data: bytes, said: str
) -> None:
    name = "/x.zip" if data.startswith(b"PK") else "/x.tar.gz"
    docs.answers[name] = answer(data, Content_Type="application/octet-stream")
    with pytest.raises(UnreadableDocument, match=said):
        await library.sites.follow(docs.site.url(name))
    assert await library.sites.followed() == []


async def test_links_in_an_archive_are_left_out(docs: Docs, library: Library) -> None:
    docs.answers["/x.tgz"] = answer(
        tarred({**tree(1), "harbour-1/../../evil.md": "# E\n\nEvil.\n"}, link="/etc/passwd"),
        Content_Type="application/gzip",
    )
    site = await library.sites.follow(docs.site.url("/x.tgz"))
    assert counts(site) == {"added": 3, "left out": 1}
