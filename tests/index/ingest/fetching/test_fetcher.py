"""Fetching from a site that behaves."""

from __future__ import annotations

import pytest

from index.ingest.fetching.errors import (
    AddressRefused,
    NotFound,
    StatusError,
    TooManyRedirects,
    UnsupportedContent,
)
from index.ingest.fetching.fetcher import Fetcher
from index.ingest.fetching.host_lists import HostList
from index.ingest.fetching.policy import FetchPolicy
from tests.index.ingest.fetching.site import Site, answer, looks_up, packed, redirect


async def test_a_page_and_what_is_known_of_it(site: Site) -> None:
    site.pages["/notes.md"] = answer(
        "# Ünïcode",
        Content_Type="Text/Markdown; charset=UTF-8",
        ETag='"one"',
        Last_Modified="Tue, 24 Nov 2026 02:00:00 GMT",
    )
    fetched = await Fetcher(site.policy()).fetch(site.url("/notes.md#top"))
    assert fetched.url == fetched.final_url == site.url("/notes.md")
    assert fetched.data == "# Ünïcode".encode()
    assert (fetched.content_type, fetched.charset) == ("text/markdown", "utf-8")
    assert fetched.name == "notes.md"
    assert (fetched.etag, fetched.last_modified) == ('"one"', "Tue, 24 Nov 2026 02:00:00 GMT")
    assert not fetched.not_modified


async def test_what_is_sent(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    site.pages["/"] = answer("x", Set_Cookie="id=1; Path=/")
    site.pages["/again"] = redirect("/")
    fetcher = Fetcher(site.policy(contact="mailto:ops@example.org"))
    await fetcher.fetch(site.url("/"))
    await fetcher.fetch(site.url("/again"))
    assert site.paths == ["/", "/again", "/"]
    for request in site.requests:
        agent = request.headers.pop("user-agent")
        assert agent.startswith("Quoth/")
        assert agent.endswith("(+mailto:ops@example.org)")
        assert request.headers == {
            "host": f"127.0.0.1:{site.port}",
            "accept": "*/*",
            "accept-encoding": "gzip",
        }


@pytest.mark.parametrize("contact", ["two words", "line\r\nbreak", "ü", "x" * 300])
def test_a_contact_cannot_break_the_header(contact: str) -> None:
    with pytest.raises(ValueError, match="without spaces"):
        FetchPolicy(contact=contact)


async def test_a_page_that_has_not_changed(site: Site) -> None:
    site.pages["/"] = answer(status="304 Not Modified", ETag='"one"')
    fetched = await Fetcher(site.policy()).fetch(
        site.url(), etag='"one"', last_modified="Tue, 24 Nov 2026 02:00:00 GMT"
    )
    assert fetched.not_modified
    assert fetched.data == b""
    assert fetched.etag == '"one"'
    [request] = site.requests
    assert request.headers["if-none-match"] == '"one"'
    assert request.headers["if-modified-since"] == "Tue, 24 Nov 2026 02:00:00 GMT"


async def test_not_modified_counts_only_when_it_was_asked_for(site: Site) -> None:
    site.pages["/"] = answer(status="304 Not Modified")
    with pytest.raises(StatusError, match="304"):
        await Fetcher(site.policy()).fetch(site.url())


async def test_a_packed_page_is_unpacked(site: Site) -> None:
    text = b"Words and more words. " * 50_000
    site.pages["/"] = packed(text)
    assert (await Fetcher(site.policy()).fetch(site.url())).data == text


async def test_redirects_are_followed_to_the_end(site: Site) -> None:
    site.pages["/1"] = redirect("/2", "301 Moved Permanently")
    site.pages["/2"] = redirect("?three", "303 See Other")
    site.pages["/2?three"] = redirect(site.url("/4"), "307 Temporary Redirect")
    site.pages["/4"] = redirect("5 x", "308 Permanent Redirect")
    site.pages["/5%20x"] = answer("here")
    fetched = await Fetcher(site.policy()).fetch(site.url("/1"))
    assert fetched.data == b"here"
    assert fetched.url == site.url("/1")
    assert fetched.final_url == site.url("/5%20x")


async def test_a_redirect_loop_ends(site: Site) -> None:
    site.pages["/a"] = redirect("/b")
    site.pages["/b"] = redirect("/a")
    with pytest.raises(TooManyRedirects, match="more than 3 times"):
        await Fetcher(site.policy(redirects=3)).fetch(site.url("/a"))
    assert site.paths == ["/a", "/b", "/a", "/b"]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("404 Secret", "127.0.0.1 has nothing at that address (404); check it."),
        ("410 Secret", "127.0.0.1 has nothing at that address (410); check it."),
        ("500 Secret", "127.0.0.1 answers with an error (500); try again later."),
        ("206 Secret", "127.0.0.1 answers with an error (206); try again later."),
        ("302 Secret", "127.0.0.1 answers with an error (302); try again later."),
    ],
)
async def test_a_status_is_told_but_nothing_of_the_answer(
    site: Site, status: str, sentence: str
) -> None:
    site.pages["/"] = answer("Secret", status=status)
    with pytest.raises(StatusError) as raised:
        await Fetcher(site.policy()).fetch(site.url())
    assert str(raised.value) == sentence
    assert isinstance(raised.value, NotFound) == (status[:3] in ("404", "410"))


@pytest.mark.parametrize("status", ["401 No", "403 No"])
async def test_a_page_for_people_only(site: Site, status: str) -> None:
    site.pages["/"] = answer(status=status)
    with pytest.raises(StatusError, match="does not let programs read"):
        await Fetcher(site.policy()).fetch(site.url())


@pytest.mark.parametrize(
    ("header", "low", "high"),
    [
        ("120", 120, 120),
        ("Tue, 24 Nov 2099 02:00:00 GMT", 1e9, 1e10),
        ("Tue, 24 Nov 1999 02:00:00 GMT", 0, 0),
    ],
)
async def test_a_server_may_ask_for_patience(
    site: Site, header: str, low: float, high: float
) -> None:
    site.pages["/"] = answer(status="503 Busy", Retry_After=header)
    with pytest.raises(StatusError) as raised:
        await Fetcher(site.policy()).fetch(site.url())
    assert raised.value.retry_after is not None
    assert low <= raised.value.retry_after <= high


@pytest.mark.parametrize("header", ["", "soon", "-5", "Tue, 99 Nov 2099", "١"])
async def test_patience_that_cannot_be_read(site: Site, header: str) -> None:
    site.pages["/"] = answer(status="429 Busy").replace(
        b"\r\n\r\n", f"\r\nRetry-After: {header}\r\n\r\n".encode()
    )
    with pytest.raises(StatusError) as raised:
        await Fetcher(site.policy()).fetch(site.url())
    assert raised.value.retry_after is None


@pytest.mark.parametrize(
    "kind", ["text/html", "application/pdf", "application/atom+xml", "application/feed+json", ""]
)
async def test_kinds_that_may_have_text(site: Site, kind: str) -> None:
    site.pages["/"] = answer("x", Content_Type=kind)
    assert (await Fetcher(site.policy()).fetch(site.url())).content_type == kind


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("image/png", "an image"),
        ("Video/MP4; codecs=x", "a film"),
        ("audio/ogg", "a sound"),
        ("text/css", "not a document"),
        ("application/x-msdownload", "not a document"),
    ],
)
async def test_kinds_that_have_none(site: Site, kind: str, said: str) -> None:
    site.pages["/"] = answer("x", Content_Type=kind)
    with pytest.raises(UnsupportedContent, match=f"says that this is {said}; only documents"):
        await Fetcher(site.policy()).fetch(site.url())


async def test_the_operator_rules_hosts_out_and_in(site: Site) -> None:
    site.pages["/"] = answer("x")
    lookup = looks_up(good="127.0.0.1", bad="127.0.0.1", **{"www.good": "127.0.0.1"})

    async def reachable(host: str, **lists: list[str]) -> bool:
        policy = site.policy(**{name: HostList.parse(entries) for name, entries in lists.items()})
        try:
            await Fetcher(policy, lookup).fetch(site.url("/", host))
        except AddressRefused:
            return False
        return True

    assert await reachable("good.example")
    assert not await reachable("bad.example", never=["bad.example"])
    assert not await reachable("www.good.example", never=["good.example"])
    assert await reachable("good.example", never=["od.example"])
    assert await reachable("www.good.example", only=["good.example"])
    assert not await reachable("bad.example", only=["good.example"])
    assert not await reachable("good.example", only=["good.example"], never=["good.example"])
    assert not await reachable("good.example", never=["127.0.0.0/8"])
    assert await reachable("good.example", only=["127.0.0.0/8"])
    assert not await reachable("good.example", only=["10.0.0.0/8"])
    assert await reachable("127.0.0.1", only=["127.0.0.1"])
    assert await reachable("good.example", inside=["good.example"])
    assert not await reachable("bad.example", inside=["good.example"])


@pytest.mark.parametrize("entry", ["", "http://example.org", "a b", "10.0.0.0/99", "127.1", "*"])
def test_a_list_entry_that_is_neither_host_nor_network(entry: str) -> None:
    with pytest.raises(ValueError, match="neither a host such as"):
        HostList.parse([entry])


def test_list_entries_in_all_spellings() -> None:
    listed = HostList.parse(["*.Example.ORG", "bücher.example.", "10.1.2.3/8", "::1"])
    assert listed.hosts == {"example.org", "xn--bcher-kva.example"}
    assert [str(network) for network in listed.networks] == ["10.0.0.0/8", "::1/128"]
