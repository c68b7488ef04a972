"""What connections are made to."""

from __future__ import annotations

import socket
from ipaddress import ip_address

import pytest
from yarl import URL

from index.ingest.fetching.errors import AddressRefused
from index.ingest.fetching.host_lists import HostList
from index.ingest.fetching.pinned_connections import Pins, is_own, system_lookup
from index.ingest.fetching.policy import FetchPolicy
from tests.index.ingest.fetching.site import looks_up


async def test_a_socket_is_made_for_addresses_that_were_checked_alone() -> None:
    pins = Pins(FetchPolicy(), looks_up(site="1.1.1.1 10.0.0.1"))
    await pins.pin(URL("http://site.example/"))
    assert [found["host"] for found in await pins.resolve("site.example", 80)] == ["1.1.1.1"]
    assert await pins.resolve("other.example", 80) == []
    kind = (socket.AF_INET, socket.SOCK_STREAM, 6, "")
    pins.make_socket((*kind, ("1.1.1.1", 80))).close()
    for address in ("10.0.0.1", "1.1.1.2", "127.0.0.1"):
        with pytest.raises(OSError, match="not an address that was checked"):
            pins.make_socket((*kind, (address, 80)))


def test_this_machine_knows_its_own_addresses() -> None:
    assert is_own(ip_address("127.0.0.1"))
    assert not is_own(ip_address("192.0.2.1"))


def test_a_public_address_of_this_machine_is_inside() -> None:
    address = ip_address("1.1.1.1")
    assert FetchPolicy().admits("a.example", address)
    assert not FetchPolicy().admits("a.example", address, own=True)
    allowed = FetchPolicy(inside=HostList.parse(["1.1.1.1"]))
    assert allowed.admits("a.example", address, own=True)


def test_a_denied_network_cannot_be_reached_in_translation() -> None:
    policy = FetchPolicy(never=HostList.parse(["1.1.1.0/24"]))
    assert not policy.admits("a.example", ip_address("64:ff9b::1.1.1.1"))
    assert policy.admits("a.example", ip_address("64:ff9b::1.1.2.1"))


async def test_a_host_that_is_ruled_out_is_not_even_looked_up() -> None:
    asked: list[str] = []

    async def lookup(host: str) -> list[str]:
        asked.append(host)
        return ["1.1.1.1"]

    never = FetchPolicy(never=HostList.parse(["example.org"]))
    only = FetchPolicy(only=HostList.parse(["example.com"]))
    for policy in (never, only):
        with pytest.raises(AddressRefused):
            await Pins(policy, lookup).pin(URL("http://www.example.org/"))
    assert asked == []


async def test_the_systems_own_names() -> None:
    assert set(await system_lookup("localhost")) <= {"127.0.0.1", "::1"}
