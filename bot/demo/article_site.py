"""A small web site with the demo's articles, so that the links of answers lead somewhere."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler
from markdown_it import MarkdownIt

_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
_PAGE = """\
<!doctype html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ font: 1.1rem/1.6 Georgia, serif; max-width: 38rem; margin: 3rem auto; padding: 0 1rem }}
</style>
</head><body>{body}</body></html>
"""


@asynccontextmanager
async def serve_articles(paths: Sequence[Path]) -> AsyncIterator[str]:
    """Serve Markdown files on this machine alone; yield the address that stands before a name."""
    pages = {f"/{path.stem}": _page(path.read_text("utf-8")) for path in paths}
    app = web.Application()
    app.add_routes([web.get(name, _showing(page)) for name, page in pages.items()])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        yield f"http://{host}:{port}/"
    finally:
        await runner.cleanup()


def _page(text: str) -> str:
    body = MarkdownIt().render(_FRONT_MATTER.sub("", text))
    heading = re.search(r"^# (.+)$", text, re.MULTILINE)
    return _PAGE.format(title=html.escape(heading[1] if heading else ""), body=body)


def _showing(page: str) -> Handler:
    async def show(_: web.Request) -> web.Response:
        return web.Response(text=page, content_type="text/html")

    return show
