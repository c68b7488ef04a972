"""Addresses that lead inside, however they are written: nothing on this machine is ever asked."""

from __future__ import annotations

import ipaddress
import random
import tempfile
import time
from pathlib import Path

from aiohttp import web

from index import FetchPolicy, Library, LibraryError
from tests.campaign.tally import Tally


async def run(seconds: float, seed: int) -> Tally:
    """Try addresses for so many seconds."""
    chance, tally = random.Random(seed), Tally()  # noqa: S311 - reproducible, not secret
    asked: list[str] = []

    async def note(request: web.Request) -> web.Response:
        asked.append(str(request.url))
        return web.Response(text="<html><body><p>The secret of the house.</p></body></html>")

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", note)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = runner.addresses[0][1]
    policy = FetchPolicy(ports=frozenset({80, 443, port}), robots=False, seconds=5)
    deadline = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as scratch:
        async with Library.open(Path(scratch), fetching=policy) as library:
            while time.monotonic() < deadline and tally.injected < 2_000:
                url = f"http://{_host(chance)}:{port}/{chance.randrange(10**6)}"
                tally.injected += 1
                try:
                    await library.add_url(url)
                    tally.found("leaked", f"{url} was read")
                except LibraryError:
                    pass
                except Exception as error:  # noqa: BLE001 - no sentence
                    tally.found("stuck", f"{url}: {error!r}")
    await runner.cleanup()
    for url in asked:
        tally.found("leaked", f"{url} was asked for")
    return tally


def _host(chance: random.Random) -> str:
    """Return an address of this machine or its networks, in one of its spellings."""
    inside = chance.choice(
        ["127.0.0.1", f"127.{chance.randrange(256)}.0.{chance.randrange(1, 255)}", "0.0.0.0"]  # noqa: S104
    )
    number = int(ipaddress.IPv4Address(inside))
    octets = inside.split(".")
    return chance.choice(
        [
            inside,
            str(number),
            hex(number),
            f"0{number:o}",
            ".".join(f"0{int(octet):o}" for octet in octets),
            ".".join(hex(int(octet)) for octet in octets),
            f"{octets[0]}.{number & 0xFFFFFF}",
            f"[::ffff:{inside}]",
            f"[::{inside}]",
            f"[64:ff9b::{inside}]",
            "[::1]",
            "[::]",
            "localhost",
            "LOCALHOST.",
            f"user:pass@{inside}",
            f"example.org@{inside}",
            inside.replace(".", "。"),
            "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in inside),
        ]
    )
