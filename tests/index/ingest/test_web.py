"""Articles from the web, from a site on loopback to the library."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from index import ArticleNotFound, FetchError, Library, Outcome, UnreadableDocument
from index.ingest.fetching.errors import AddressRefused, NotFound, UnsupportedContent
from index.ingest.fetching.fetcher import AT_ONCE
from index.parsing.sandbox.sandbox import Sandbox
from tests.events import until
from tests.index.ingest.fetching.site import Site, answer, open_site, redirect
from tests.index.ingest.fetching.test_hostile_sites import HEAD, repeated

PAGE = """\
<!doctype html><html lang="en"><head><title>The tide mill</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>The tide mill</h1>
<p>The mill at Woodbridge was built in 1170 and grinds wheat at ebb tide.</p>
<p id="wheel">Its wheel was replaced in 2011 by the millwright Thomas Petch.</p>
</article></body></html>
"""


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with open_site() as opened:
        yield opened


@pytest.fixture
async def library(site: Site, tmp_path: Path) -> AsyncIterator[Library]:
    async with Library.open(tmp_path / "data", fetching=site.policy()) as opened:
        yield opened


def page(head: str = "", year: str = "2011") -> bytes:
    text = PAGE.replace("</head>", f"{head}</head>").replace("2011", year)
    return answer(text, Content_Type="text/html; charset=utf-8")


async def test_a_page_becomes_an_article_that_answers(site: Site, library: Library) -> None:
    site.pages["/mill"] = page()
    result = await library.add_url(site.url("/mill#top"))
    assert result.failed == ()
    [added] = result.added
    assert added.outcome is Outcome.ADDED
    article = await library.article(added.article.id)
    assert (article.title, article.format) == ("The tide mill", "html")
    assert article.origin == f"url:{site.url('/mill')}"
    assert article.url == site.url("/mill")
    assert [paragraph.text[:8] for paragraph in article.paragraphs] == ["The mill", "Its whee"]
    answered = await library.ask("Who replaced the wheel?")
    assert answered.passages[0].paragraph == 2


async def test_a_page_seen_again_is_the_same_article(
    site: Site, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/mill"] = page()
    [first] = (await library.add_url(site.url("/mill"))).added
    with monkeypatch.context() as patch:
        patch.delattr(Sandbox, "run")  # what is unchanged is not even read
        [again] = (await library.add_url(site.url("/mill"))).added
    site.pages["/mill"] = page(year="2012")
    [changed] = (await library.add_url(site.url("/mill"))).added
    assert again.outcome is Outcome.UNCHANGED
    assert changed.outcome is Outcome.UPDATED
    assert first.article.id == again.article.id == changed.article.id


async def test_plain_text_and_markdown(site: Site, library: Library) -> None:
    site.pages["/notes"] = answer("# Notes\n\nA paragraph.\n", Content_Type="text/markdown")
    site.pages["/plain.txt"] = answer("Tides\n\nHigh at noon.\n")
    [notes] = (await library.add_url(site.url("/notes"))).added
    [plain] = (await library.add_url(site.url("/plain.txt"))).added
    assert (notes.article.title, plain.article.title) == ("Notes", "Tides")
    assert (await library.article(notes.article.id)).format == "markdown"


async def test_an_encoding_that_only_the_server_knows(site: Site, library: Library) -> None:
    text = "Die Mühle\n\nDas Rad dreht sich über dem Bach."
    kind = "text/plain; charset=ISO-8859-1"
    site.pages["/muehle.txt"] = answer(text.encode("latin-1"), Content_Type=kind)
    [added] = (await library.add_url(site.url("/muehle.txt"))).added
    assert (await library.article(added.article.id)).text == text.strip()


async def test_an_encoding_that_is_not_believed(site: Site, library: Library) -> None:
    for charset in ("utf-8", "idna", "rot13", "zip", "nonsense", "iso-8859-9999"):
        kind = f"text/plain; charset={charset}"
        site.pages[f"/{charset}"] = answer(f"Bäche {charset}\n\nSie fließen.\n", Content_Type=kind)
        [added] = (await library.add_url(site.url(f"/{charset}"))).added
        assert added.article.title == f"Bäche {charset}"


async def test_a_page_cannot_claim_to_be_of_another_site(site: Site, library: Library) -> None:
    canonical = '<link rel="canonical" href="{}">'
    site.pages["/a"] = page(canonical.format("https://trusted.example/news"))
    site.pages["/b"] = page(canonical.format(site.url("/mill")), year="2012")
    [spoof] = (await library.add_url(site.url("/a"))).added
    [own] = (await library.add_url(site.url("/b"))).added
    assert spoof.article.url == site.url("/a")
    assert own.article.url == site.url("/mill")


async def test_a_table_of_articles_says_where_each_is_from(site: Site, library: Library) -> None:
    rows = (
        "title,text,url\nOne,The first text.,https://a.example/1\nTwo,The second text.,\nThree,,\n"
    )
    site.pages["/all"] = answer(rows, Content_Type="text/csv")
    result = await library.add_url(site.url("/all"))
    assert [added.article.url for added in result.added] == [
        "https://a.example/1",
        site.url("/all"),
    ]
    assert len(result.failed) == 1


async def test_the_article_links_to_where_the_redirect_led(site: Site, library: Library) -> None:
    site.pages["/old"] = redirect("/mill")
    site.pages["/mill"] = page()
    [added] = (await library.add_url(site.url("/old"))).added
    assert added.article.url == site.url("/mill")
    assert added.article.origin == f"url:{site.url('/old')}"


async def test_what_cannot_be_added_leaves_the_library_as_it_was(
    site: Site, library: Library
) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(100)
    failures: list[tuple[bytes, type[Exception]]] = [
        (answer(status="404 None"), NotFound),
        (answer(picture, Content_Type="image/png"), UnsupportedContent),
        (answer(picture, Content_Type="text/html"), UnreadableDocument),
        (answer(), UnreadableDocument),
        (redirect("http://169.254.169.254/latest/"), AddressRefused),
    ]
    site.pages["/"] = page()
    await library.add_url(site.url("/"))
    before = await library.articles()
    for reply, error in failures:
        site.pages["/"] = reply
        with pytest.raises(error):
            await library.add_url(site.url("/"))
    assert await library.articles() == before


async def test_questions_are_answered_while_a_site_takes_its_time(
    site: Site, library: Library
) -> None:
    site.pages["/mill"] = page()
    await library.add_url(site.url("/mill"))
    site.pages["/slow"] = repeated(HEAD + b"\r\n", b"x", pause=0.01)
    fetching = [asyncio.create_task(library.add_url(site.url("/slow"))) for _ in range(10)]
    await until(lambda: site.paths.count("/slow") == AT_ONCE)
    assert (await library.ask("Who replaced the wheel?")).answered
    assert not any(task.done() for task in fetching)
    for task in fetching:
        task.cancel()
    await asyncio.gather(*fetching, return_exceptions=True)


async def test_without_a_policy_loopback_is_out_of_reach(site: Site, tmp_path: Path) -> None:
    async with Library.open(tmp_path / "data") as library:
        for url in (
            f"http://127.0.0.1:{site.port}/",
            "http://127.0.0.1/",
            "http://localhost:8080/",
        ):
            with pytest.raises(FetchError):
                await library.add_url(url)
    assert site.connections == 0


async def test_a_server_adds_to_its_own_library(site: Site, library: Library) -> None:
    site.pages["/mill"] = page()
    [added] = (await library.of("7").add_url(site.url("/mill"))).added
    assert added.article.library == "7"
    with pytest.raises(ArticleNotFound):
        await library.of("8").article(added.article.id)
