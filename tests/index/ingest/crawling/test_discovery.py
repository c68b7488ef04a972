"""Finding a site's pages: sitemaps of every make, llms.txt, links, and what is none of it."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from typing import Any

import pytest

from index import Bounds, Library
from tests.index.ingest.crawling.docs_site import (
    Docs,
    index_text,
    page,
    sitemap,
    sitemap_text,
    text_of,
)
from tests.index.ingest.crawling.test_follow import counts, urls
from tests.index.ingest.fetching.site import answer


def fill(docs: Docs, count: int = 8) -> list[str]:
    docs.fill(count, sitemap=False)
    return [docs.site.url(path) for path in docs.bodies]


async def test_robots_names_an_index_of_packed_sitemaps(docs: Docs, library: Library) -> None:
    found = fill(docs)
    docs.answers["/robots.txt"] = answer(f"Sitemap: {docs.site.url('/maps/all.xml')}\n")
    docs.answers["/maps/all.xml"] = answer(
        index_text(docs.site.url("/maps/1.xml.gz"), docs.site.url("/maps/2.xml")),
        Content_Type="application/xml",
    )
    packed = gzip.compress(sitemap_text(*found[:4]).encode())
    docs.answers["/maps/1.xml.gz"] = answer(packed, Content_Type="application/gzip")
    docs.answers["/maps/2.xml"] = sitemap(*found[4:])
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert (site.found_by, counts(site)["added"]) == ("sitemap", 8)


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("/sitemap_index.xml", lambda found: sitemap_text(*found)),
        ("/sitemap.txt", "\n".join),
        ("/docs/sitemap.xml", lambda found: sitemap_text(*found)),
        ("/sitemap.xml", lambda found: sitemap_text(*found)[:-20]),  # cut short
        ("/sitemap.xml", lambda found: "<rss><channel>" + "".join(
            f"<item><link>{one}</link></item>" for one in found) + "</channel></rss>"),
    ],
)  # fmt: skip
async def test_sitemaps_of_every_make(docs: Docs, library: Library, path: str, make: Any) -> None:
    docs.answers[path] = answer(make(fill(docs)), Content_Type="text/plain")
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert (site.found_by, counts(site)["added"]) == ("sitemap", 8)


async def test_a_sitemap_may_be_named_itself(docs: Docs, library: Library) -> None:
    docs.answers["/docs/mine.xml"] = sitemap(*fill(docs))
    site = await library.sites.follow(docs.site.url("/docs/mine.xml"))
    assert counts(site) == {"added": 8}


async def test_llms_txt_is_used_where_there_is_no_sitemap(docs: Docs, library: Library) -> None:
    found = fill(docs)
    lines = "".join(f"- [Page]({one}): what it is\n" for one in found[:7])
    docs.answers["/sitemap.xml"] = answer("<html>not found</html>", Content_Type="text/html")
    docs.answers["/llms.txt"] = answer(f"# Docs\n\n> All.\n\n## Pages\n\n{lines}")
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert (site.found_by, counts(site)["added"]) == ("llms", 7)


async def test_a_sitemap_leads_nowhere_else(
    docs: Docs, library: Library, network: Sequence[tuple[str, Any]]
) -> None:
    found = fill(docs)
    inside = ["http://169.254.169.254/latest/", "http://10.0.0.1/docs/", "file:///etc/passwd"]
    others = [*inside, "https://elsewhere.example/docs/x", docs.site.url("/private/x")]
    docs.answers["/robots.txt"] = answer(
        f"Sitemap: http://169.254.169.254/sitemap.xml\nSitemap: {docs.site.url('/sitemap.xml')}\n"
    )
    docs.answers["/sitemap.xml"] = sitemap(*found, *others)
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert counts(site) == {"added": 8, "gone": 1}
    assert site.remarks == ("Named by its sitemap, but on other hosts or paths: 5.",)
    assert {where for _, where in network} <= {"127.0.0.1"}


async def test_a_page_that_redirects_inside_is_a_failure(
    docs: Docs, library: Library, network: Sequence[tuple[str, Any]]
) -> None:
    docs.fill(7)
    location = f"http://169.254.169.254:{docs.site.port}/docs/"
    docs.answers["/docs/page-1"] = answer(status="302 Found", Location=location)
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert counts(site) == {"added": 6, "gone": 1, "failed": 1}
    assert {where for _, where in network} <= {"127.0.0.1"}


async def test_a_huge_sitemap_is_read_as_far_as_pages_are_wanted(
    docs: Docs, library: Library
) -> None:
    docs.fill(6, sitemap=False)
    listed = [docs.site.url(f"/docs/page-{n}") for n in range(50_000)]
    docs.answers["/sitemap.xml"] = sitemap(*listed)
    site = await library.sites.follow(docs.site.url("/docs/"), Bounds(pages=20))
    assert counts(site) == {"added": 6, "gone": 14}
    assert site.remarks == (
        "There are more than the 20 pages that are read of it; name a larger number, or a part "
        "of the site.",
    )


async def test_robots_are_obeyed(docs: Docs, library: Library) -> None:
    docs.fill(8)
    docs.answers["/robots.txt"] = answer("User-agent: *\nDisallow: /docs/page-3\n")
    docs.bodies["/docs/page-4"] = page(
        "Page 4", text_of(4), head='<meta name="robots" content="noindex">'
    )
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert counts(site) == {"added": 6, "gone": 1, "failed": 1, "left out": 1}
    assert "/docs/page-3" not in docs.site.paths


async def test_a_few_pages_in_a_sitemap_are_where_parts_begin(docs: Docs, library: Library) -> None:
    docs.bodies["/en/latest/"] = page("Latest", text_of(0), ["a", "b"])
    docs.bodies["/en/latest/a"] = page("A", text_of(1))
    docs.bodies["/en/latest/b"] = page("B", text_of(2), ["a"])
    docs.answers["/sitemap.xml"] = sitemap(docs.site.url("/en/latest/"))
    await library.sites.follow(docs.site.url("/"))
    assert await urls(library, docs) == {"/en/latest/", "/en/latest/a", "/en/latest/b"}


async def test_traps_are_not_walked_into(docs: Docs, library: Library) -> None:
    """A calendar, sessions and queries without end, and links that nest."""
    serve = docs._data

    def data(request: Any) -> bytes:
        path, _, query = request.path.partition("?")
        if path.startswith("/docs/calendar/"):
            number = int(path.rpartition("/")[2])
            docs.bodies[path] = page(f"Day {number}", text_of(number), [str(number + 1)])
        if path.startswith("/docs/deep/"):
            docs.bodies[path] = page("Deep", text_of(len(path)), ["deep/x", "y/z/"])
        if query:
            docs.bodies[request.path] = docs.bodies.get(path, "")
        return serve(request)

    docs._data = data  # type: ignore[method-assign]
    links = [
        "list?page=2",
        "list?sid=1",
        "list?sid=2",
        "calendar/20261101",
        "deep/x",
        "log/2026/11",
    ]
    docs.bodies["/docs/"] = page("Docs", text_of(0), links)
    docs.bodies["/docs/list"] = page(
        "List", text_of(1), [f"list?page={n}&sid=a{n}" for n in range(300)]
    )
    docs.bodies["/docs/log/2026/11"] = page("November", text_of(2), ["../2026/12", "12"])
    docs.bodies["/docs/log/2026/12"] = page("December", text_of(3), ["../2027/01"])
    site = await library.sites.follow(docs.site.url("/docs/"))
    assert not site.is_open
    asked = [path for path in docs.site.paths if path.startswith("/docs/")]
    assert asked.count("/docs/list") == 1
    assert not [path for path in asked if "?" in path or "calendar" in path]
    assert len(asked) < 60
