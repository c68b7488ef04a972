"""Whatever is typed and whatever a server says: a result, or a sentence."""

from __future__ import annotations

import gzip
from contextlib import suppress

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.ingest.fetching.errors import AddressRefused, FetchError
from index.ingest.fetching.fetcher import Fetcher
from index.ingest.fetching.policy import WEB_PORTS
from index.ingest.fetching.url_parser import literal_address, parse_target
from tests.index.ingest.fetching.site import Site
from tests.index.ingest.fetching.test_hostile_sites import HEAD

ADDRESS_PARTS = (
    *(
        "http://",
        "https://",
        "/",
        "//",
        "\\",
        "@",
        ":",
        "80",
        "[",
        "]",
        "%",
        "%25",
        "%00",
        "#",
        "?",
    ),
    *(".", "。", "0x7f", "127", "1", "::1", "::ffff:", "localhost", "ⓛ", "xn--", "ß", " ", "\n"),
    *("\ud800", "\u200b", "\0", "a" * 70),
)
ADDRESSES = st.lists(
    st.sampled_from(ADDRESS_PARTS) | st.text(max_size=3),
    max_size=12,
).map("".join)

REPLY_PARTS = (
    *(b"HTTP/1.1 200 OK", b"HTTP/1.0 302 x", b"HTTP/1.1 304 ", b"Content-Length: ", b"5", b"-1"),
    *(b"Content-Encoding: gzip", gzip.compress(b"words"), b"Content-Type: text/html"),
    *(b"; charset=", b"rot13", b"Transfer-Encoding: chunked", b"FFFFFFFFFFFFFFFF", b"0"),
    *(
        b"Location: ",
        b"/",
        b"http://[",
        b"%",
        b"//",
        b": ",
        b";",
        b"=",
        b"ETag: ",
        b"Retry-After: ",
    ),
    *(b"Content-Disposition: attachment; filename*=", b"x''%", b"Connection: keep-alive"),
    *(b"\xff\xfe", b"\0", b"\n", b"\r\n", b"\r\n\r\n"),
)
REPLIES = st.lists(st.sampled_from(REPLY_PARTS) | st.binary(max_size=4), max_size=14).map(b"".join)


@given(ADDRESSES, st.none() | ADDRESSES)
@settings(max_examples=100, deadline=None)
def test_an_address_in_normal_form_or_a_sentence(text: str, base: str | None) -> None:
    with suppress(AddressRefused):
        start = None if base is None else parse_target(f"http://{base}", WEB_PORTS)
        url = parse_target(text if start else f"http://{text}", WEB_PORTS, base=start)
        assert url.scheme in ("http", "https")
        assert url.raw_authority.isascii()
        assert (url.user, url.password, url.fragment) == (None, None, "")
        literal_address(url.raw_host or "")
        assert _again(str(url)) == str(url)


def _again(text: str) -> str:
    try:
        return str(parse_target(text, WEB_PORTS))
    except AddressRefused as error:
        return str(error)


@given(REPLIES, st.booleans())
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
async def test_content_of_bounded_size_or_a_sentence(site: Site, reply: bytes, sound: bool) -> None:
    site.pages["/"] = HEAD + reply if sound else reply
    with suppress(FetchError):
        fetched = await Fetcher(site.policy(max_bytes=10_000)).fetch(site.url(), etag="x")
        assert len(fetched.data) <= 10_000
