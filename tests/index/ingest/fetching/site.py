"""A web site on loopback, written by hand so that it can misbehave in every way."""

from __future__ import annotations

import asyncio
import gzip
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from index.ingest.fetching.host_lists import HostList
from index.ingest.fetching.policy import FetchPolicy


@dataclass(frozen=True, slots=True)
class Request:
    """What a client asked for; the names of the headers are lower case."""

    path: str
    headers: dict[str, str]


Reply = bytes | Callable[[Request, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Site:
    """What it answers, by path (anything else is 404), and what it was asked."""

    port: int
    scheme: str = "http"
    pages: dict[str, Reply] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    connections: int = 0
    serving: set[asyncio.Task[Any]] = field(default_factory=set)

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [request.path for request in self.requests]

    def policy(self, **changes: Any) -> FetchPolicy:
        """A policy that lets this site be reached, although it is on loopback."""
        allowed = {
            "inside": HostList.parse(["127.0.0.1"]),
            "ports": frozenset({self.port}),
            "seconds": 60.0,
            "robots": False,
        }
        return FetchPolicy(**{**allowed, **changes})

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request; runs for each connection."""
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self.serving.add(task)
        try:
            with suppress(ConnectionError, asyncio.IncompleteReadError):
                await self._answer(reader, writer)
        finally:
            self.serving.discard(task)
            writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.strip().split("\r\n")
        headers = {n.lower(): v for n, _, v in (line.partition(": ") for line in lines)}
        request = Request(first.split(" ")[1], headers)
        self.requests.append(request)
        reply = self.pages.get(request.path, answer(b"nothing here", status="404 Not Found"))
        if isinstance(reply, bytes):
            writer.write(reply)
            await writer.drain()
        else:
            await reply(request, writer)


@asynccontextmanager
async def open_site(trust: ssl.SSLContext | None = None) -> AsyncIterator[Site]:
    """Serve a site on a free port of 127.0.0.1 for the length of a block."""
    site = Site(0, "https" if trust else "http")
    server = await asyncio.start_server(site.serve, "127.0.0.1", 0, ssl=trust)
    site.port = server.sockets[0].getsockname()[1]
    try:
        yield site
    finally:
        server.close()
        for task in site.serving:
            task.cancel()
        await asyncio.gather(*site.serving, return_exceptions=True)


def answer(body: bytes | str = b"", status: str = "200 OK", **headers: str) -> bytes:
    """A whole answer; names of headers are written with underscores."""
    data = body.encode() if isinstance(body, str) else body
    fields = {"Content-Type": "text/plain", "Content-Length": str(len(data)), "Connection": "close"}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + data


def redirect(location: str, status: str = "302 Found") -> bytes:
    return answer(status=status, Location=location)


def packed(body: bytes) -> bytes:
    return answer(gzip.compress(body), Content_Encoding="gzip")


def looks_up(**hosts: str) -> Callable[[str], Awaitable[list[str]]]:
    """A name server that knows `name.example` for each name given."""

    async def lookup(host: str) -> list[str]:
        try:
            return hosts[host.removesuffix(".example")].split()
        except KeyError:
            raise OSError("no such host") from None

    return lookup
