"""Which addresses are pages of a site, and which are traps."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yarl import URL

from index import Bounds
from index.ingest.crawling.scope import Scope

ROOT = URL("https://docs.example.org/guide/")
PLAIN = Scope(ROOT, Bounds())


@pytest.mark.parametrize(
    ("link", "page"),
    [
        ("install", "https://docs.example.org/guide/install"),
        ("install#linux", "https://docs.example.org/guide/install"),
        ("/guide/a/../b", "https://docs.example.org/guide/b"),
        ("http://docs.example.org/guide/x", "https://docs.example.org/guide/x"),
        ("//www.docs.example.org/guide/x", "https://docs.example.org/guide/x"),
        ("x?utm_source=a", "https://docs.example.org/guide/x"),
        ("x?sort=up&page=2", "https://docs.example.org/guide/x"),
        ("x;jsessionid=0A1B2C", "https://docs.example.org/guide/x"),
        ("/(S(lit3py55t21z5v55vlm25s55))/guide/x", None),
        ("/guide/(S(lit3py55t21z5v55vlm25s55))/x", "https://docs.example.org/guide/x"),
        ("/other/x", None),
        ("/guidebook", None),
        ("https://elsewhere.example/guide/x", None),
        ("https://docs.example.org:8443/guide/x", None),
        ("https://user@docs.example.org/guide/x", None),
        ("http://169.254.169.254/guide/", None),
        ("mailto:a@docs.example.org", None),
        ("javascript:void(0)", None),
        ("logo.PNG", None),
        ("release.tar.gz", None),
        ("manual.pdf", "https://docs.example.org/guide/manual.pdf"),
        ("v1.2", "https://docs.example.org/guide/v1.2"),
        ("a/b/a/b/a/b", None),
        ("calendar/2026/11/", None),
        ("kalender/monat-7", None),
        ("changelog/2026-11-28", "https://docs.example.org/guide/changelog/2026-11-28"),
        ("x" * 3_000, None),
        ("[", "https://docs.example.org/guide/["),
        ("https://[", None),
        ("", "https://docs.example.org/guide/"),
    ],
)  # fmt: skip
def test_a_link_is_a_page_or_not(link: str, page: str | None) -> None:
    found = PLAIN.linked(link, ROOT)
    assert found == (None if page is None else str(URL(page)))


def test_a_calendar_does_not_lead_from_day_to_day() -> None:
    assert PLAIN.linked("2026-12", URL("https://docs.example.org/guide/log/")) is not None
    assert PLAIN.linked("2026-12", URL("https://docs.example.org/guide/log/2026-11")) is None


def test_a_query_is_followed_where_a_pattern_has_one() -> None:
    wiki = Scope(URL("https://wiki.example/"), Bounds(include=("/index.php?title=*",)))
    base = URL("https://wiki.example/")
    assert wiki.linked("index.php?title=Mill&sid=12", base) == (
        "https://wiki.example/index.php?title=Mill"
    )
    assert wiki.linked("index.php?action=edit", base) is None


def test_a_sitemap_may_name_queries_and_dates() -> None:
    for path in ("x?id=7", "calendar/2026/11"):
        assert PLAIN.listed(f"https://docs.example.org/guide/{path}", ROOT) == str(ROOT / "") + path


@pytest.mark.parametrize(
    ("include", "exclude", "path", "chosen"),
    [
        (("api",), (), "/guide/api/x", False),
        (("/guide/api",), (), "/guide/api/x", True),
        (("/guide/api",), (), "/guide/apix", False),
        (("/guide/a*",), ("*/old/*",), "/guide/a/old/x", False),
        ((), ("/guide/[x]",), "/guide/[x]", False),
        ((), ("/guide/*.html",), "/guide/a/b.html", False),
        (("/guide/größe*",), (), "/guide/gr%C3%B6%C3%9Fe", True),
    ],
)
def test_patterns_choose(
    include: tuple[str, ...], exclude: tuple[str, ...], path: str, chosen: bool
) -> None:
    scope = Scope(ROOT, Bounds(include, exclude))
    assert (scope.linked(path, ROOT) is not None) == chosen


@given(st.text(max_size=60), st.sampled_from(["", "https://docs.example.org/guide/", "/guide/"]))
def test_any_link_stays_on_the_site(link: str, start: str) -> None:
    for found in (PLAIN.linked(start + link, ROOT), PLAIN.listed(start + link, ROOT)):
        assert found is None or found.startswith("https://docs.example.org/guide")
        assert found is None or PLAIN.listed(found, ROOT) == found


@pytest.mark.parametrize(
    ("root", "folder"),
    [
        ("https://a.example", "/"),
        ("https://a.example/docs", "/docs/"),
        ("https://a.example/docs/index.html", "/docs/"),
        ("https://a.example/en/v1.2/", "/en/v1.2/"),
    ],
)
def test_a_site_is_what_is_below_where_it_begins(root: str, folder: str) -> None:
    assert Scope(URL(root), Bounds()).folder == folder
