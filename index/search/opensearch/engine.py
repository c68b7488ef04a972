"""OpenSearch, as much of it as is needed: filling indexes, finding candidates."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterable, Awaitable, Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import aiohttp
import msgspec
from opensearchpy import AsyncOpenSearch
from opensearchpy.exceptions import (
    ConnectionTimeout,
    NotFoundError,
    OpenSearchException,
    TransportError,
)

from index.errors import EngineUnavailable
from index.search.filters import Filter
from index.search.opensearch.versions import is_known
from index.search.postings.idf import inverse_document_frequency
from index.search.postings.top_k import DEFAULT_B, DEFAULT_K1

SEARCH_SECONDS = (1.0, 1.0, 1.0, 3.0)
"""How long one node after the other may take over a search: one that hangs is not waited for."""
WRITE_SECONDS = (5.0, 15.0, 60.0)
"""How long they may take over changes, which may be made twice."""
SECONDS = 10.0
"""How long one node may take over anything else."""
BULK_BYTES = 2 << 20
"""A bulk of more trips the memory guard of a small node."""
BULK_TRIES = 8
TOO_MANY, NO_SHARD = 429, 503
_log = logging.getLogger(__name__)
Result = TypeVar("Result")


class IndexGone(Exception):
    """There is no index of that name any more: another has taken its place."""


class EngineQuery(NamedTuple):
    """What is looked for in a library.

    Attributes:
        weights: of each stem.
        holding: how many paragraphs hold each of them.
        paragraphs: how many there are.
        only: articles that are looked in; None for all.
    """

    weights: Mapping[str, float]
    holding: Mapping[str, int]
    paragraphs: int
    only: Filter | None


class Engine:
    """A cluster of OpenSearch nodes.

    Args:
        addresses: of the nodes; each may have a user and a password.
        certificates: a file of certificates that are trusted, where they are not well known.
        client_certificate: a file of the certificate that is shown to the nodes, and its key.
    """

    def __init__(
        self,
        addresses: Sequence[str],
        certificates: Path | None = None,
        client_certificate: Path | None = None,
    ) -> None:
        self.addresses = addresses
        # A node that lets a write wait for another's copy is not dead for searches.
        self._client, self._searcher = (
            AsyncOpenSearch(
                list(addresses),
                ca_certs=str(certificates) if certificates else None,
                client_cert=str(client_certificate) if client_certificate else None,
                max_retries=max(3, len(addresses)),
                timeout=SECONDS,
            )
            for _ in range(2)
        )
        self._requests: set[asyncio.Future[Any]] = set()
        self._is_closed = False

    async def close(self) -> None:
        """Close all connections; what is being asked fails."""
        self._is_closed = True
        for request in self._requests:
            request.cancel()
        await asyncio.gather(*self._requests, return_exceptions=True)
        for client in (self._client, self._searcher):
            # The client itself leaves those open that it takes for dead.
            for connection, _ in client.transport.connection_pool.connection_opts:
                await connection.close()
            await client.close()
        await asyncio.sleep(0)  # in which sockets are closed

    async def health(self) -> Mapping[str, Any]:
        """Return what the cluster says of itself: version, status, nodes.

        Raises:
            EngineUnavailable: no node answers.
        """
        about = await self._asked(self._client.info())
        state = await self._asked(self._client.cluster.health())
        return {**state, "version": _version(about)}

    async def create(self, name: str) -> None:
        """Create an index, unless it is there.

        Raises:
            EngineUnavailable: no node answers, or the cluster refuses it.
        """
        settings = {
            "number_of_shards": 1,
            "auto_expand_replicas": "0-1",
            "refresh_interval": "-1",
            "unassigned.node_left.delayed_timeout": "0s",
            "similarity": {"default": {"type": "BM25", "k1": DEFAULT_K1, "b": DEFAULT_B}},
        }
        keyword, number = {"type": "keyword", "norms": False}, {"type": "integer"}
        properties = {
            "stems": {"type": "text", "analyzer": "whitespace", "index_options": "freqs"},
            "article": keyword, "number": number, "language": keyword, "day": number,
        }  # fmt: skip
        body = {
            "settings": {"index": settings},
            "mappings": {
                "_source": {"enabled": False}, "dynamic": False, "properties": properties
            },
        }  # fmt: skip
        version = _version(await self._asked(self._client.info()))
        if not is_known(version):
            raise EngineUnavailable(
                f"The search engine is OpenSearch {version}, and Quoth knows 2 and 3; upgrade it, "
                "or correct the addresses in `search`."
            )
        if not await self._asked(self._client.indices.exists(index=name)):
            await self._asked(self._client.indices.create(index=name, body=body))

    async def indexes(self) -> list[str]:
        """Return the names of all indexes.

        Raises:
            EngineUnavailable: no node answers.
        """
        return sorted(await self._asked(self._client.indices.get(index="*")))

    async def drop(self, name: str) -> None:
        """Delete an index, if it is there.

        Raises:
            EngineUnavailable: no node answers.
        """
        await self._asked(self._client.indices.delete(index=name, ignore_unavailable=True))

    async def write(
        self,
        name: str,
        put: AsyncIterable[tuple[str, int, Mapping[str, Any]]] | None,
        gone: Iterable[tuple[str, int]] = (),
    ) -> None:
        """Put documents into an index and delete others; what is older than what is there is not.

        Searches see it after `refresh`.

        Args:
            name: of the index.
            put: id, revision and content of each.
            gone: id and revision of each.

        Raises:
            EngineUnavailable: no node answers, or some are refused for good.
        """
        actions: list[dict[str, Any]] = []
        size = 0
        for key, revision in gone:
            actions.append({"delete": _meta(name, key, revision)})
        if put is not None:
            async for key, revision, content in put:
                actions += [{"index": _meta(name, key, revision)}, dict(content)]
                size += len(content["stems"]) + 200
                if size > BULK_BYTES:
                    await self._bulk(actions)
                    actions, size = [], 0
        if actions:
            await self._bulk(actions)

    async def refresh(self, name: str) -> None:
        """Let searches see what was written.

        Raises:
            EngineUnavailable: no node answers.
        """
        await self._asked(
            _by_any_node(
                lambda seconds: self._client.indices.refresh(
                    index=name, params={"request_timeout": seconds}
                ),
                WRITE_SECONDS,
            )
        )

    async def candidates(self, name: str, query: EngineQuery, size: int) -> list[tuple[str, int]]:
        """Return the article id and number of the paragraphs that BM25 puts first, about.

        Raises:
            EngineUnavailable: no node answers.
            IndexGone: there is no such index.
        """
        # A boost turns the engine's own weight of a term into ours.
        should = [
            {"term": {"stems": {"value": stem, "boost": weight / idf}}}
            for stem, weight in query.weights.items()
            if query.holding[stem] and weight > 0
            and (idf := inverse_document_frequency(query.paragraphs, query.holding[stem])) > 0
        ]  # fmt: skip
        if not should:
            return []
        body = {
            "size": size,
            "query": {
                "bool": {
                    "should": should,
                    "minimum_should_match": 1,
                    "filter": _filters(query.only),
                }
            },
            "docvalue_fields": ["article", "number"],
            "stored_fields": "_none_",
            "track_total_hits": False,
        }
        found = await self._asked(self._searched(name, body))
        hits = (hit["fields"] for hit in found["hits"]["hits"])
        return [(fields["article"][0], int(fields["number"][0])) for fields in hits]

    async def count(self, name: str) -> int:
        """Return how many documents an index has.

        Raises:
            EngineUnavailable: no node answers.
            IndexGone: there is no such index.
        """
        return int((await self._asked(self._client.count(index=name)))["count"])

    async def _searched(self, name: str, body: Mapping[str, Any]) -> Any:
        options: dict[str, Any] = {
            "search_type": "dfs_query_then_fetch",
            "allow_partial_search_results": "false",
            "preference": "_local",  # so that a node with a copy needs none that hangs
        }
        return await _by_any_node(
            lambda seconds: self._searcher.search(
                index=name, body=body, params={**options, "request_timeout": seconds}
            ),
            SEARCH_SECONDS,
        )

    async def _bulk(self, actions: Sequence[Mapping[str, Any]]) -> None:
        """Send actions, those again that a busy cluster did not take."""
        left = list(_paired(actions))
        for attempt in range(BULK_TRIES):
            if attempt:
                await asyncio.sleep(min(0.2 * 2**attempt, 10))
            body = b"\n".join(msgspec.json.encode(line) for action in left for line in action)
            try:
                found = await self._asked(self._written(body))
            except _Busy:
                continue
            states = [next(iter(item.values())) for item in found["items"]]
            refused = [s for s in states if s["status"] >= 400 and s["status"] not in _FINE]
            again = [a for a, s in zip(left, states, strict=True) if s["status"] in _LATER]
            if len(again) < len(refused):
                what = next(s for s in refused if s["status"] not in _LATER)
                raise EngineUnavailable(
                    f"The search engine refuses a paragraph ({what.get('error')}); see its log."
                )
            if not again:
                return
            left = again
        raise EngineUnavailable("The search engine is too busy to take changes; try again later.")

    async def _written(self, body: bytes) -> Any:
        return await _by_any_node(
            lambda seconds: self._client.bulk(body=body, params={"request_timeout": seconds}),
            WRITE_SECONDS,
        )

    async def _asked(self, request: Awaitable[Result]) -> Result:
        task = asyncio.ensure_future(request)
        self._requests.add(task)
        task.add_done_callback(self._requests.discard)
        if self._is_closed:  # the client would open another connection, which nobody closes
            task.cancel()
        try:
            return await task
        except asyncio.CancelledError as error:
            asker = asyncio.current_task()
            if not self._is_closed or (asker and asker.cancelling()):
                raise
            raise EngineUnavailable("Quoth is being stopped; ask again later.") from error
        except NotFoundError as error:
            raise IndexGone from error
        except TransportError as error:
            if error.status_code == TOO_MANY:
                raise _Busy("The search engine is busy; try again later.") from error
            _log.debug("What the search engine said", exc_info=error)
            raise EngineUnavailable(_sentence(error)) from error
        except OpenSearchException as error:
            raise EngineUnavailable(_sentence(error)) from error


async def _by_any_node(
    request: Callable[[float], Awaitable[Result]], patience: Sequence[float]
) -> Result:
    """Make a request with so many seconds, and again of another node where one says nothing."""
    for seconds in patience[:-1]:
        try:
            return await request(seconds)
        except (ConnectionTimeout, TransportError) as error:
            if not isinstance(error, ConnectionTimeout) and error.status_code != NO_SHARD:
                raise
    return await request(patience[-1])


class _Busy(EngineUnavailable):
    pass


_FINE = frozenset((404, 409))
"""What is deleted is not there; what is written is there, or something newer."""
_LATER = frozenset((TOO_MANY, NO_SHARD))


def _version(about: Any) -> str:
    try:
        return str(about["version"]["number"])
    except (KeyError, TypeError) as error:
        raise EngineUnavailable(
            "What answers is no OpenSearch; correct the addresses in `search`."
        ) from error


def _sentence(error: OpenSearchException) -> str:
    status = getattr(error, "status_code", None)
    if status in (401, 403):
        return (
            "The search engine refuses the user or the password; check the addresses in `search`."
        )
    if isinstance(getattr(error, "info", None), aiohttp.ClientSSLError):
        return (
            "The search engine cannot be reached safely; check `search_certificates`, and "
            "`search_client_certificate` where it wants one."
        )
    if isinstance(status, int):
        return f"The search engine refuses a request ({status}); see its log."
    return (
        "The search engine cannot be reached now; try again later, or check that it runs and that "
        "the addresses in `search` are right."
    )


def _meta(name: str, key: str, revision: int) -> dict[str, Any]:
    return {"_index": name, "_id": key, "version": revision, "version_type": "external_gte"}


def _paired(actions: Sequence[Mapping[str, Any]]) -> Iterable[Sequence[Mapping[str, Any]]]:
    """Yield each action, with its document where it has one."""
    rest = iter(actions)
    for action in rest:
        yield (action,) if "delete" in action else (action, next(rest))


def _filters(only: Filter | None) -> list[dict[str, Any]]:
    if only is None:
        return []
    found: list[dict[str, Any]] = []
    if only.article_id is not None:
        found.append({"term": {"article": only.article_id}})
    if only.languages:
        found.append({"terms": {"language": list(only.languages)}})
    if only.after is not None:
        found.append({"range": {"day": {"gte": only.after.toordinal()}}})
    if only.before is not None:
        found.append({"range": {"day": {"gt": 0, "lte": only.before.toordinal()}}})
    return found
