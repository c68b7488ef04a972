"""Which IP addresses are on the public internet."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

# Listed here and not left to `ipaddress.is_global`, whose answers change with Python's version.
_SPECIAL_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared by a carrier's customers; a cloud's metadata
            "127.0.0.0/8",  # loopback
            "168.63.129.16/32",  # a cloud's inside service on a public-looking address
            "169.254.0.0/16",  # link-local; most clouds' metadata
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments
            "192.0.2.0/24",  # documentation
            "192.31.196.0/24",  # sink for reverse queries
            "192.52.193.0/24",  # multicast tunnels
            "192.88.99.0/24",  # relays from IPv6
            "192.168.0.0/16",  # private
            "192.175.48.0/24",  # sink for reverse queries
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved; broadcast
        ),
    )
)
# IPv6 is the other way round: one block is handed out to the internet, with these holes in it.
_UNICAST_V6 = IPv6Network("2000::/3")
_SPECIAL_V6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments; Teredo, which wraps any IPv4 address
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4, which wraps any IPv4 address
            "2620:4f:8000::/48",  # sink for reverse queries
            "3ffe::/16",  # given back
            "3fff::/20",  # documentation
        ),
    )
)
_TRANSLATED = IPv6Network("64:ff9b::/96")
"""How networks without IPv4 write IPv4 addresses (NAT64); the last four bytes are one."""
_ISATAP = (0x00005EFE, 0x02005EFE)
"""Third quarter of an IPv6 address that wraps the IPv4 address in its last quarter."""


def plain(address: Address) -> Address:
    """Return the IPv4 address that a translated one stands for, other addresses as they are."""
    if isinstance(address, IPv6Address) and address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address


def is_public(address: Address) -> bool:
    """Return whether an address is an ordinary one of the public internet."""
    address = plain(address)
    if isinstance(address, IPv4Address):
        return not any(address in network for network in _SPECIAL_V4)
    if address.scope_id is not None or int(address) >> 32 & 0xFFFFFFFF in _ISATAP:
        return False
    return address in _UNICAST_V6 and not any(address in network for network in _SPECIAL_V6)
