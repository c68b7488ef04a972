"""`quoth add URL`, `quoth add --feed URL` and `quoth feeds`, from a site on loopback."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator

import pytest

from tests.bot.cli.conftest import Quoth
from tests.index.ingest.feeds.test_poll import LONG, feed, item, make_due
from tests.index.ingest.fetching.hostile import MAX_BYTES, PAGES, serve_harm
from tests.index.ingest.fetching.site import Site, answer, open_site, redirect
from tests.index.ingest.test_web import PAGE


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, quoth: Quoth) -> Iterator[Site]:
    """A site in a thread of its own, which the settings let Quoth fetch from."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    opened = open_site()
    site = asyncio.run_coroutine_threadsafe(opened.__aenter__(), loop).result()
    monkeypatch.setenv("QUOTH_FETCH_INSIDE", "127.0.0.1")
    monkeypatch.setenv("QUOTH_FETCH_PORTS", str(site.port))
    monkeypatch.setenv("QUOTH_SAMPLE", "0")
    yield site
    asyncio.run_coroutine_threadsafe(opened.__aexit__(None, None, None), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def test_a_page_is_added_then_unchanged_and_answers(quoth: Quoth, site: Site) -> None:
    site.pages["/mill"] = answer(PAGE, Content_Type="text/html")
    added = quoth("add", site.url("/mill"))
    assert (added.code, added.out.split()[0]) == (0, "added")
    assert added.out.endswith("  The tide mill  (2 paragraphs)\n")
    assert quoth("add", site.url("/mill")).out.startswith("unchanged")
    answered = json.loads(quoth("ask", "Who replaced the wheel?", "--json").out)
    assert answered["passages"][0]["url"] == site.url("/mill")
    assert site.paths == ["/robots.txt", "/mill"] * 2


def test_what_cannot_be_fetched_is_a_line_each_and_the_rest_is_added(
    quoth: Quoth, site: Site
) -> None:
    site.pages["/mill"] = answer(PAGE, Content_Type="text/html")
    site.pages["/inside"] = redirect("http://169.254.169.254/latest/meta-data/")
    addresses = [
        site.url("/none"),
        site.url("/inside"),
        "http://10.0.0.1/",
        "http://2130706433/",
        site.url("/mill"),
    ]
    run = quoth("add", *addresses)
    assert run.code == 2
    assert run.out.startswith("added")
    assert [line.split(": ")[0] for line in run.err.splitlines()] == addresses[:4]


def test_harm_is_a_line_each_and_the_library_stays_as_it_was(
    quoth: Quoth, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QUOTH_FETCH_MAX_BYTES", str(MAX_BYTES))
    monkeypatch.setenv("QUOTH_FETCH_SECONDS", "1")
    site.pages["/mill"] = answer(PAGE, Content_Type="text/html")
    quoth("add", site.url("/mill"))
    before = quoth("articles", "--json").out
    serve_harm(site)
    run = quoth("add", *(site.url(f"/{name}") for name in PAGES))
    assert (run.code, run.out) == (2, "")
    for (name, (_, said)), line in zip(PAGES.items(), run.err.splitlines(), strict=True):
        assert line.startswith(f"{site.url(f'/{name}')}: ")
        assert said in line
    assert quoth("articles", "--json").out == before
    assert quoth("ask", "Who replaced the wheel?").code == 0


def test_nothing_to_add_is_a_sentence(quoth: Quoth) -> None:
    assert quoth("add").complaint() == (
        "Give a file, directory or address; see `quoth add --help`."
    )


def test_a_feed_is_followed_polled_and_unfollowed(
    quoth: Quoth, site: Site, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data_dir = tmp_path_factory.mktemp("data")
    site.pages["/feed"] = feed(item("a", LONG))
    followed = quoth("add", "--feed", site.url("/feed"), "--data-dir", data_dir)
    assert (followed.code, followed.out) == (
        0,
        f"following  {site.url('/feed')}  The Mill  (1 new article)\n",
    )
    site.pages["/feed"] = feed(item("b", LONG + "<p>B.</p>"))
    make_due(data_dir)
    polled = quoth("feeds", "--poll", "--data-dir", data_dir)
    assert polled.out == f"{site.url('/feed')}\tThe Mill\t\n"
    assert polled.err == f"{site.url('/feed')} The Mill (1 new article)\n"
    [listed] = json.loads(quoth("feeds", "--json", "--data-dir", data_dir).out)
    assert (listed["url"], listed["failures"]) == (site.url("/feed"), 0)
    gone = quoth("feeds", "--unfollow", site.url("/feed"), "--data-dir", data_dir)
    assert (gone.code, gone.out) == (0, "")
    again = quoth("feeds", "--unfollow", site.url("/feed"), "--data-dir", data_dir)
    assert "not followed here" in again.complaint()
    assert len(json.loads(quoth("articles", "--json", "--data-dir", data_dir).out)) == 2


def test_what_is_not_a_feed_is_a_sentence(quoth: Quoth, site: Site) -> None:
    site.pages["/mill"] = answer(PAGE, Content_Type="text/html")
    assert "is not a feed" in quoth("add", "--feed", site.url("/mill")).complaint()
    assert quoth("feeds").out == ""
