"""Reading addresses: one meaning or none, however they are spelt."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.ingest.fetching.errors import AddressRefused
from index.ingest.fetching.fetcher import Fetcher
from index.ingest.fetching.policy import WEB_PORTS, FetchPolicy
from index.ingest.fetching.public_addresses import is_public
from index.ingest.fetching.url_parser import parse_target


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("https://example.org", "https://example.org"),
        ("  HTTPS://Example.ORG./a b?q=ü#part ", "https://example.org/a%20b?q=%C3%BC"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://example.org:8080/a/../b", "http://example.org:8080/b"),
        ("http://192.0.2.1/", "http://192.0.2.1/"),
        ("http://[2A00:1450::0001]/", "http://[2a00:1450::1]/"),
        ("http://①②⑦.⓪.0.1/", "http://127.0.0.1/"),
        ("http://127。0。0。1/", "http://127.0.0.1/"),
    ],
)
def test_an_address_in_its_normal_form(text: str, normal: str) -> None:
    assert str(parse_target(text, WEB_PORTS)) == normal


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Copy all of it"),
        ("x" * 5_000, "Copy all of it"),
        ("example.org/page", "must start with https:// or http://"),
        ("//example.org/", "must start with https:// or http://"),
        ("file:///etc/passwd", "must start with https:// or http://"),
        ("ftp://example.org/", "must start with https:// or http://"),
        ("gopher://example.org:80/_x", "must start with https:// or http://"),
        ("javascript:alert(1)", "must start with https:// or http://"),
        ("data:text/plain,x", "must start with https:// or http://"),
        ("http:///path", "Copy all of it"),
        ("http://exa mple.org/", "Copy all of it"),
        ("http://example.org\\@127.0.0.1/", "Copy all of it"),
        ("http:\\\\127.0.0.1/", "Copy all of it"),
        ("http://example.org/\r\nHost: inside", "Copy all of it"),
        ("http://example.org/\0", "Copy all of it"),
        ("http://example.org/\ud800", "Copy all of it"),
        ("http://a..b/", "Copy all of it"),
        ("http://-a.example/", "Copy all of it"),
        (f"http://{'a' * 64}.example/", "Copy all of it"),
        ("http://127.0.0.1%00.example/", "Copy all of it"),
        ("http://[fe80::1%25eth0]/", "Copy all of it"),
        ("http://[::1]:80:80/", "Copy all of it"),
        ("http://[::1/", "Copy all of it"),
        ("http://[]@", "Copy all of it"),
        ("http://example.org:99999/", "Copy all of it"),
        ("http://example.org:port/", "Copy all of it"),
        ("http://example.org:0/", "only fetch from ports"),
        ("http://example.org:22/", "only fetch from ports"),
        ("http://example.org:6379/", "only fetch from ports"),
        ("http://good@169.254.169.254/", "user name and password"),
        ("http://user:password@example.org/", "user name and password"),
        ("http://2130706433/", "four decimal numbers"),
        ("http://0x7f000001/", "four decimal numbers"),
        ("http://0x7f.1/", "four decimal numbers"),
        ("http://0177.0.0.1/", "four decimal numbers"),
        ("http://017700000001/", "four decimal numbers"),
        ("http://127.1/", "four decimal numbers"),
        ("http://127.0.1/", "four decimal numbers"),
        ("http://0/", "four decimal numbers"),
        ("http://127.0.0.01/", "four decimal numbers"),
        ("http://1.2.3.4.5/", "four decimal numbers"),
        ("http://256.0.0.1/", "four decimal numbers"),
        ("http://%31%32%37.0.0.1/", "four decimal numbers"),
        ("http://١٢٧.0.0.1/", "four decimal numbers"),
        ("http://example.0x/", "four decimal numbers"),
    ],
)
def test_what_is_not_an_address_to_fetch(text: str, reason: str) -> None:
    with pytest.raises(AddressRefused, match=reason):
        parse_target(text, WEB_PORTS)


def _spellings(number: int) -> list[str]:
    """Ways in which one program or another takes an IPv4 address."""
    parts = [number >> shift & 255 for shift in (24, 16, 8, 0)]
    quad = ".".join(map(str, parts))
    wide = quad.translate({ord("0") + n: 0xFF10 + n for n in range(10)} | {ord("."): "。"})
    return [
        quad,
        f"{quad}.",
        wide,
        str(number),
        hex(number),
        oct(number).replace("o", ""),
        ".".join(map(hex, parts)),
        ".".join(f"0{part:o}" for part in parts),
        f"{parts[0]}.{number & 0xFFFFFF}",
        f"{parts[0]}.{parts[1]}.{number & 0xFFFF}",
        f"example.org@{quad}",
        f"example.org%40{quad}",
        f"[::{quad}]",
        f"[::ffff:{quad}]",
        f"[64:ff9b::{quad}]",
        f"[2002:{number >> 16:x}:{number & 0xFFFF:x}::1]",
        f"[2001:0:{number >> 16:x}:{number & 0xFFFF:x}::1]",
        f"[2001:0:4136:e378::{~number >> 16 & 0xFFFF:x}:{~number & 0xFFFF:x}]",
        f"[fe80::5efe:{quad}]",
        f"[2a00::5efe:{quad}]",
    ]


PRIVATE_V4 = st.ip_addresses(v=4).filter(lambda a: not is_public(a)) | st.sampled_from(
    [IPv4Address(a) for a in ("127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.0.1")]
)
PRIVATE_V6 = st.ip_addresses(v=6).filter(lambda a: not is_public(a)) | st.builds(
    lambda prefix, rest: IPv6Address(prefix << 112 | rest),
    st.sampled_from([0xFE80, 0xFC00, 0xFD00, 0xFF02]),
    st.integers(0, 2**112 - 1),
)


async def _refused(fetcher: Fetcher, network: list[tuple[str, Any]], host: str) -> None:
    with pytest.raises(AddressRefused):
        await fetcher.fetch(f"http://{host}/")
    assert network == []


@pytest.fixture(scope="module")
def fetcher() -> Fetcher:
    """Refuses what leads inside, as every name that it looks up does."""
    return Fetcher(FetchPolicy(), _inside)


async def _inside(host: str) -> list[str]:
    return ["127.0.0.1", "10.0.0.1", "::1", "fe80::1%lo", "::ffff:127.0.0.1"]


QUICKLY = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@QUICKLY
@given(PRIVATE_V4)
async def test_no_spelling_of_a_private_ipv4_address_is_connected_to(
    fetcher: Fetcher, network: list[tuple[str, Any]], address: IPv4Address
) -> None:
    for host in _spellings(int(address)):
        await _refused(fetcher, network, host)


@QUICKLY
@given(PRIVATE_V6)
async def test_no_spelling_of_a_private_ipv6_address_is_connected_to(
    fetcher: Fetcher, network: list[tuple[str, Any]], address: IPv6Address
) -> None:
    for text in (address.compressed, address.exploded, address.exploded.upper()):
        await _refused(fetcher, network, f"[{text}]")
        await _refused(fetcher, network, f"[{text}%25eth0]")


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST.", "ⓛocalhost", "db.internal", "a.b.c"])
async def test_a_name_that_leads_inside_is_not_connected_to(
    fetcher: Fetcher, network: list[tuple[str, Any]], name: str
) -> None:
    await _refused(fetcher, network, name)
