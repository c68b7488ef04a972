"""Lists of hosts and networks, as an operator writes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import ip_network
from typing import Self

import msgspec

from index.ingest.fetching.public_addresses import Address, Network

_NAME = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)(\.(?!-)[a-z0-9_-]{1,63}(?<!-))*")
_MOST = 253
"""Characters of the longest name that the domain name system has."""


class HostList(msgspec.Struct, frozen=True):
    """Hosts by name, each with everything below it, and networks.

    Attributes:
        hosts: lower-case names; `example.org` stands for `www.example.org` as well.
        networks: networks of addresses.
    """

    hosts: frozenset[str] = frozenset()
    networks: tuple[Network, ...] = ()

    @classmethod
    def parse(cls, entries: Iterable[str]) -> Self:
        """Read entries such as `example.org`, `10.1.0.0/16` and `fd00::1`.

        Raises:
            ValueError: an entry is none of these; the message is a sentence that names it.
        """
        hosts: set[str] = set()
        networks: list[Network] = []
        for entry in map(str.strip, entries):
            try:
                networks.append(ip_network(entry, strict=False))
            except ValueError:
                hosts.add(_host(entry))
        return cls(frozenset(hosts), tuple(networks))

    def __bool__(self) -> bool:
        return bool(self.hosts or self.networks)

    def names(self, host: str) -> bool:
        """Return whether a lower-case host name, or one that it stands below, is listed."""
        labels = host.split(".")
        return any(".".join(labels[first:]) in self.hosts for first in range(len(labels)))

    def covers(self, address: Address) -> bool:
        """Return whether an address is in one of the networks."""
        return any(address in network for network in self.networks)


def is_host_name(text: str) -> bool:
    """Return whether a text is a lower-case host name that can be looked up."""
    return len(text) <= _MOST and _NAME.fullmatch(text) is not None


def is_numeric(host: str) -> bool:
    """Return whether a host would be read as an IPv4 address by one program or another.

    Some read `2130706433`, `0177.0.0.1`, `0x7f.1` and `127.1` all as 127.0.0.1; like browsers,
    we go by the last part.
    """
    last = host.rstrip(".").rpartition(".")[2]
    return last.isdigit() or re.fullmatch(r"0x[0-9a-f]*", last) is not None


def _host(entry: str) -> str:
    host = entry.lower().removeprefix("*.").strip(".")
    if not host.isascii():
        from yarl import URL  # here, since few installations have such names in their lists

        host = URL.build(host=host).raw_host or ""
    if not is_host_name(host) or is_numeric(host):
        raise ValueError(
            f"{entry!r} is neither a host such as example.org nor a network such as 10.0.0.0/8"
        )
    return host
