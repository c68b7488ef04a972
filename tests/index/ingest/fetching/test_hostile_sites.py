"""Sites that mean harm: each meets its bound, in bounded time, and a sentence."""

from __future__ import annotations

import asyncio
import gzip
import ssl
import zlib
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import trustme

from index.ingest.fetching.errors import (
    AddressRefused,
    FetchError,
    TooLarge,
    TooSlow,
    Unreachable,
    UnsupportedContent,
)
from index.ingest.fetching.fetcher import Fetcher
from index.ingest.fetching.host_lists import HostList
from tests.index.ingest.fetching.site import (
    Request,
    Site,
    answer,
    looks_up,
    open_site,
    packed,
    redirect,
)

MB = 1024 * 1024
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def repeated(head: bytes, part: bytes, pause: float = 0.0) -> Callable[..., Awaitable[None]]:
    """A reply that never ends."""

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(part)
            await writer.drain()
            await asyncio.sleep(pause)

    return reply


async def failure(site: Site, kind: type[FetchError], path: str = "/", **changes: Any) -> str:
    """Fetch what cannot be fetched and return the sentence."""
    with pytest.raises(kind) as raised:
        await Fetcher(site.policy(**changes)).fetch(site.url(path))
    assert type(raised.value) is kind
    sentence = str(raised.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    return sentence


async def test_a_body_that_trickles(site: Site) -> None:
    site.pages["/"] = repeated(HEAD + b"\r\n", b"x", pause=0.05)
    sentence = await failure(site, TooSlow, seconds=0.4)
    assert sentence == "127.0.0.1 took longer than 0.4 seconds; try again later."


async def test_headers_that_trickle(site: Site) -> None:
    site.pages["/"] = repeated(HEAD, b"X", pause=0.05)
    await failure(site, TooSlow, seconds=0.4)


async def test_a_server_that_says_nothing(site: Site) -> None:
    site.pages["/"] = repeated(b"", b"", pause=0.05)
    await failure(site, TooSlow, seconds=0.4)


async def test_redirects_that_take_their_time(site: Site) -> None:
    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        writer.write(redirect("/"))

    site.pages["/"] = reply
    await failure(site, TooSlow, seconds=0.4)


async def test_interim_answers_without_end(site: Site) -> None:
    site.pages["/"] = repeated(b"", b"HTTP/1.1 103 Early Hints\r\n\r\n", pause=0.01)
    await failure(site, TooSlow, seconds=0.4)


async def test_a_body_without_end(site: Site) -> None:
    site.pages["/"] = repeated(HEAD + b"\r\n", b"x" * 65_536)
    sentence = await failure(site, TooLarge, max_bytes=2 * MB)
    assert sentence == "There is more than 2 MB at that address; add a smaller part of it."


async def test_chunks_without_end(site: Site) -> None:
    chunk = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
    site.pages["/"] = repeated(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", chunk)
    await failure(site, TooLarge, max_bytes=MB)


async def test_headers_without_end(site: Site) -> None:
    site.pages["/"] = repeated(HEAD, b"X-Header: " + b"x" * 1000 + b"\r\n")
    await failure(site, Unreachable)


async def test_a_header_without_end(site: Site) -> None:
    site.pages["/"] = repeated(HEAD + b"X: ", b"x" * 1000)
    await failure(site, Unreachable)


async def test_a_length_that_is_too_large_is_believed(site: Site) -> None:
    site.pages["/"] = HEAD + b"Content-Length: 99999999999\r\n\r\n"
    await failure(site, TooLarge)


async def test_more_than_the_length_says_is_not_read(site: Site) -> None:
    read = asyncio.Event()

    async def reply(request: Request, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"Content-Length: 5\r\n\r\nwords")
        await read.wait()
        writer.write(b"and more")

    site.pages["/"] = reply
    assert (await Fetcher(site.policy()).fetch(site.url())).data == b"words"
    read.set()
    site.pages["/"] = HEAD + b"Content-Length: 5\r\n\r\nwordsand more"
    await failure(site, Unreachable)


async def test_less_than_the_length_says_is_an_error(site: Site) -> None:
    site.pages["/"] = HEAD + b"Content-Length: 500\r\n\r\nwords"
    sentence = await failure(site, Unreachable)
    assert sentence == "127.0.0.1 breaks off or does not speak HTTP as it should; try again later."


@pytest.mark.parametrize("length", [b"-5", b"5, 6", b"five", b"5\r\nContent-Length: 6"])
async def test_a_length_that_is_no_length(site: Site, length: bytes) -> None:
    site.pages["/"] = HEAD + b"Content-Length: " + length + b"\r\n\r\nwords"
    await failure(site, Unreachable)


@pytest.mark.parametrize("reply", [b"", b"SSH-2.0-OpenSSH_9.6\r\n\r\n", b"\0\1\2\r\n\r\n"])
async def test_what_is_not_http(site: Site, reply: bytes) -> None:
    site.pages["/"] = reply
    assert "SSH" not in await failure(site, Unreachable)


async def test_a_gzip_bomb(site: Site) -> None:
    bomb = gzip.compress(bytes(40 * MB), compresslevel=1)
    site.pages["/"] = answer(bomb, Content_Encoding="gzip")
    await failure(site, TooLarge, max_bytes=4 * MB)


async def test_a_gzip_bomb_in_a_gzip_bomb_is_unpacked_once(site: Site) -> None:
    inner = gzip.compress(bytes(MB))
    site.pages["/"] = packed(inner)
    assert (await Fetcher(site.policy()).fetch(site.url())).data == inner
    site.pages["/"] = answer(gzip.compress(inner), Content_Encoding="gzip, gzip")
    await failure(site, UnsupportedContent)


@pytest.mark.parametrize("encoding", ["br", "zstd", "deflate", "compress", "x" * 100])
async def test_packing_that_was_not_asked_for(site: Site, encoding: str) -> None:
    site.pages["/"] = answer(zlib.compress(bytes(MB)), Content_Encoding=encoding)
    await failure(site, UnsupportedContent)


async def test_packed_nothing_without_end(site: Site) -> None:
    packer = zlib.compressobj(wbits=31)
    start = packer.compress(b"x") + packer.flush(zlib.Z_SYNC_FLUSH)
    head = HEAD + b"Content-Encoding: gzip\r\n\r\n" + start  # then empty blocks, as deflate has
    site.pages["/"] = repeated(head, b"\0\0\0\xff\xff" * 9_000)
    await failure(site, TooLarge, max_bytes=MB)


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-6],
        lambda data: data[:40] + b"xx" + data[42:],
        lambda data: data + b"more",
        lambda data: data + data,
        lambda data: b"not gzip at all",
    ],
)
async def test_packed_content_that_is_damaged(site: Site, damage: Callable[[bytes], bytes]) -> None:
    whole = gzip.compress(bytes(range(256)) * 40)
    site.pages["/"] = answer(damage(whole), Content_Encoding="gzip")
    assert "damaged or breaks off" in await failure(site, Unreachable)


async def test_nobody_listens(site: Site) -> None:
    async with open_site() as gone:
        pass
    with pytest.raises(Unreachable, match=r"^127.0.0.1 cannot be reached; try again later\.$"):
        await Fetcher(gone.policy()).fetch(gone.url())


ELSEWHERE = [
    "http://localhost:{port}/secret",
    "http://127.0.0.1:{port}/secret",
    "http://127.1:{port}/secret",
    "http://2130706433:{port}/secret",
    "http://[::1]:{port}/secret",
    "http://[::ffff:127.0.0.1]:{port}/secret",
    "http://[64:ff9b::7f00:1]:{port}/secret",
    "http://169.254.169.254:{port}/latest/meta-data/",
    "http://inside.example:{port}/secret",
    "http://unknown.example:{port}/secret",
    "//inside.example:{port}/secret",
    "http://public.example@127.0.0.1:{port}/secret",
    "http://public.example:22/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:{port}/_x",
    "http:\\\\127.0.0.1:{port}/secret",
]


@pytest.mark.parametrize("location", ELSEWHERE)
async def test_a_redirect_leads_inside(
    site: Site, network: list[tuple[str, Any]], location: str
) -> None:
    site.pages["/"] = redirect("/hop")
    site.pages["/hop"] = redirect(location.format(port=site.port))
    site.pages["/secret"] = answer("Secret")
    lookup = looks_up(public="127.0.0.1", inside="10.11.12.13 127.0.0.1 fd00::1")
    policy = site.policy(inside=HostList.parse(["public.example"]))
    with pytest.raises(AddressRefused) as raised:
        await Fetcher(policy, lookup).fetch(site.url("/", "public.example"))
    assert site.paths == ["/", "/hop"]
    assert set(network) == {("connect", "127.0.0.1")}
    assert not any(found in str(raised.value) for found in ("10.11.12.13", "fd00", "Secret"))


async def test_an_inside_name_reads_as_one_that_nobody_knows() -> None:
    fetcher = Fetcher(Site(80).policy(), looks_up(inside="10.11.12.13"))
    sentences = []
    for host in ("inside.example", "unknown.example"):
        with pytest.raises(AddressRefused) as raised:
            await fetcher.fetch(f"http://{host}/")
        sentences.append(str(raised.value).replace(host, "HOST"))
    assert sentences[0] == sentences[1]


async def test_a_name_is_resolved_once_and_connected_to_as_resolved(
    site: Site, network: list[tuple[str, Any]]
) -> None:
    answers = [["127.0.0.1"], ["169.254.169.254"], ["10.0.0.1"]]
    asked: list[str] = []

    async def rebinding(host: str) -> list[str]:
        asked.append(host)
        return answers[len(asked) - 1]

    site.pages["/"] = redirect("/onward")
    site.pages["/onward"] = answer("x")
    fetcher = Fetcher(site.policy(robots=True), rebinding)
    fetched = await fetcher.fetch(site.url("/", "rebinding.example"))
    assert fetched.data == b"x"
    assert site.paths == ["/robots.txt", "/", "/onward"]
    assert asked == ["rebinding.example"]
    assert set(network) == {("connect", "127.0.0.1")}
    with pytest.raises(AddressRefused):  # a second fetch may see the second answer, and refuses it
        await fetcher.fetch(site.url("/", "rebinding.example"))
    assert len(site.requests) == 3


async def test_of_several_addresses_only_those_allowed_are_connected_to(
    site: Site, network: list[tuple[str, Any]]
) -> None:
    site.pages["/"] = answer("x")
    lookup = looks_up(mixed="10.0.0.1 127.0.0.2 fe80::1%lo 127.0.0.1 nonsense-free ::1")
    with pytest.raises(AddressRefused):  # an answer with something odd in it is not trusted
        await Fetcher(site.policy(), lookup).fetch(site.url("/", "mixed.example"))
    lookup = looks_up(mixed="10.0.0.1 127.0.0.2 fe80::1%lo 127.0.0.1 ::1")
    await Fetcher(site.policy(), lookup).fetch(site.url("/", "mixed.example"))
    assert network == [("connect", "127.0.0.1")]


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


def server_side(authority: trustme.CA, name: str) -> ssl.SSLContext:
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert(name).configure_cert(context)
    return context


async def test_certificates_are_verified(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lookup = looks_up(site="127.0.0.1", other="127.0.0.1")
    async with open_site(server_side(authority, "site.example")) as site:
        site.pages["/"] = answer("x")
        with pytest.raises(Unreachable, match="no certificate that can be trusted"):
            await Fetcher(site.policy(), lookup).fetch(site.url("/", "site.example"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
        authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
        fetcher = Fetcher(site.policy(), lookup)
        assert (await fetcher.fetch(site.url("/", "site.example"))).data == b"x"
        with pytest.raises(Unreachable, match=r"other\.example has no certificate"):
            await fetcher.fetch(site.url("/", "other.example"))
        assert len(site.requests) == 1


async def test_a_redirect_from_https_to_http_is_not_followed(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, site: Site
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "authority.pem"))
    authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    site.pages["/"] = answer("x")
    async with open_site(server_side(authority, "site.example")) as secure:
        secure.pages["/"] = redirect(site.url())
        secure.pages["/x"] = answer("y")
        policy = secure.policy(ports=frozenset({secure.port, site.port}))
        fetcher = Fetcher(policy, looks_up(site="127.0.0.1"))
        with pytest.raises(AddressRefused, match="from https to http"):
            await fetcher.fetch(secure.url("/", "site.example"))
        assert site.requests == []
        site.pages["/"] = redirect(secure.url("/x", "site.example"))
        assert (await fetcher.fetch(site.url())).data == b"y"
