"""Connections that go to the addresses that were checked, and nowhere else.

A name is looked up once; what it resolved to then is checked and pinned. aiohttp is given the
pinned addresses alone, and where its socket is made the address is compared once more, so that
a second, different answer of the name server (DNS rebinding) has nobody who asks for it.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from ipaddress import ip_address

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from index.ingest.fetching.errors import AddressRefused
from index.ingest.fetching.policy import FetchPolicy
from index.ingest.fetching.public_addresses import Address, is_public
from index.ingest.fetching.url_parser import literal_address

Lookup = Callable[[str], Awaitable[Sequence[str]]]
"""Resolves a host name to the addresses it has now, or raises OSError."""
_LOOKUPS = ThreadPoolExecutor(max_workers=8, thread_name_prefix="lookup")
"""Threads of their own: slow name servers must not keep the rest of the program from its work."""
_MOST_ADDRESSES = 16
"""Addresses of one host that are tried, at most."""
_HEADER_BYTES = 8_190
_MOST_HEADERS = 128


class Pins(AbstractResolver):
    """The addresses that the hosts of one fetch have been found to have."""

    def __init__(self, policy: FetchPolicy, lookup: Lookup) -> None:
        self._policy = policy
        self._lookup = lookup
        self._pinned: dict[str, tuple[Address, ...]] = {}

    async def pin(self, url: URL) -> None:
        """Resolve the host of a checked address, unless it was before, and keep what is allowed.

        Raises:
            AddressRefused: it has no address that may be connected to. The sentence is the same
                for a name that nobody knows, so that inside names cannot be told from it.
        """
        host = url.raw_host or ""
        if host not in self._pinned:
            found = await self._addresses(host) if self._policy.admits_name(host) else ()
            self._pinned[host] = tuple(
                address
                for address in found
                if self._policy.admits(host, address, own=is_public(address) and is_own(address))
            )
        if not self._pinned[host]:
            raise AddressRefused(
                f"I can’t reach {host}: it doesn’t exist, isn’t public, or is blocked here."
            )

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return what was pinned; called by aiohttp."""
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
                proto=0,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for address in self._pinned.get(host, ())
        ]

    async def close(self) -> None:
        """Do nothing; part of aiohttp's interface."""

    def make_socket(self, info: aiohttp.AddrInfoType) -> socket.socket:
        """Make the socket for a connection, the last thing before connecting; called by aiohttp.

        Raises:
            OSError: the address is not pinned.
        """
        family, kind, protocol, _, place = info
        if not any(ip_address(place[0]) in pinned for pinned in self._pinned.values()):
            raise OSError("not an address that was checked")
        return socket.socket(family=family, type=kind, proto=protocol)

    async def _addresses(self, host: str) -> Sequence[Address]:
        literal = literal_address(host)
        if literal is not None:
            return (literal,)
        try:
            found = await self._lookup(host)
            return [ip_address(address) for address in dict.fromkeys(found)][:_MOST_ADDRESSES]
        except (OSError, ValueError):
            return ()


@asynccontextmanager
async def open_session(policy: FetchPolicy, pins: Pins) -> AsyncIterator[aiohttp.ClientSession]:
    """Open a session for one fetch: no cookies, no proxy, no credentials, nothing unpacked.

    Args:
        policy: bounds on the connections.
        pins: resolves the hosts.
    """
    connector = aiohttp.TCPConnector(
        resolver=pins,
        use_dns_cache=False,
        socket_factory=pins.make_socket,
        limit=2,
    )
    async with aiohttp.ClientSession(
        connector=connector,
        cookie_jar=aiohttp.DummyCookieJar(),
        trust_env=False,
        auto_decompress=False,
        timeout=aiohttp.ClientTimeout(
            total=None, sock_connect=policy.connect_seconds, sock_read=policy.seconds
        ),
        max_line_size=_HEADER_BYTES,
        max_field_size=_HEADER_BYTES,
        max_headers=_MOST_HEADERS,
        headers={"User-Agent": policy.user_agent, "Accept-Encoding": "gzip"},
    ) as session:
        yield session


def is_own(address: Address) -> bool:
    """Return whether an address is one of this machine's; nothing is sent to find out.

    The system would talk to an address of its own from that very address.
    """
    family = socket.AF_INET if address.version == 4 else socket.AF_INET6
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((str(address), 9))
            return ip_address(probe.getsockname()[0]) == address
    except (OSError, ValueError):
        return False


async def system_lookup(host: str) -> Sequence[str]:
    """Resolve a host name as the operating system does."""
    loop = asyncio.get_running_loop()
    look_up = partial(socket.getaddrinfo, host, None, type=socket.SOCK_STREAM)
    found = await loop.run_in_executor(_LOOKUPS, look_up)
    return [str(info[4][0]) for info in found]
