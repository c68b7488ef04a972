"""Reading an address that somebody typed or a server sent, strictly.

There is one parser, yarl, and aiohttp connects to the very `URL` that was checked here: two
parsers that disagree about an address are how such checks are got round.
"""

from __future__ import annotations

import re
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import TYPE_CHECKING

from index.ingest.fetching.errors import AddressRefused
from index.ingest.fetching.host_lists import is_host_name, is_numeric
from index.ingest.fetching.public_addresses import Address

if TYPE_CHECKING:
    from yarl import URL

MAX_LENGTH = 2_000
"""Characters of the longest address that is taken."""
_NEVER_IN_ONE = re.compile(r"[\x00-\x1f\x7f-\x9f\\\ud800-\udfff]")
_DEFAULT_PORTS = {"http": 80, "https": 443}


def parse_target(text: str, ports: frozenset[int], base: URL | None = None) -> URL:
    """Read an address and return it in its normal form, without a fragment.

    Args:
        text: the address; untrusted.
        ports: the ports that it may have.
        base: the address that `text` is relative to, for a redirect.

    Raises:
        AddressRefused: it is not an address of the web that can be understood in one way only.
    """
    from yarl import URL  # here, since `import index` need not wait for it

    text = text.strip()
    if not text or len(text) > MAX_LENGTH or _NEVER_IN_ONE.search(text):
        raise _malformed()
    try:
        url = URL(text) if base is None else base.join(URL(text))
        port = url.explicit_port
    except (ValueError, IndexError) as error:  # of yarl's either, as of “http://[]@”
        raise _malformed() from error
    if url.scheme not in _DEFAULT_PORTS:
        raise AddressRefused("The address must start with https:// or http://.")
    if "@" in url.raw_authority:
        raise AddressRefused("Leave the user name and password out of the address.")
    host = _checked_host(url.raw_host or "")
    if (_DEFAULT_PORTS[url.scheme] if port is None else port) not in ports:
        allowed = ", ".join(map(str, sorted(ports)))
        raise AddressRefused(f"I can only fetch from ports {allowed}.")
    return url.with_host(host).with_fragment(None)


def literal_address(host: str) -> Address | None:
    """Return the IP address that a checked host is written as, None for a name."""
    if ":" in host:
        return IPv6Address(host)
    return IPv4Address(host) if is_numeric(host) else None


def _checked_host(raw: str) -> str:
    host = raw.lower()
    if ":" in host:
        try:
            return str(_without_zone(IPv6Address(host)))
        except AddressValueError as error:
            raise _malformed() from error
    host = host.removesuffix(".")
    if is_numeric(host):
        try:
            return str(IPv4Address(host))
        except AddressValueError as error:
            raise AddressRefused(
                "Write the host by its name, or as four decimal numbers like 192.0.2.1."
            ) from error
    if not is_host_name(host):
        raise _malformed()
    return host


def _without_zone(address: IPv6Address) -> IPv6Address:
    if address.scope_id is not None:
        raise AddressValueError("a zone is for addresses of the local network")
    return address


def _malformed() -> AddressRefused:
    return AddressRefused(
        "This is not a complete address. Copy all of it, like https://example.org/page."
    )
