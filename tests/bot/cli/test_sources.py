"""`quoth add --site URL` and `quoth sources`, from a site on loopback."""

from __future__ import annotations

import json

import pytest

from tests.bot.cli.conftest import Quoth
from tests.bot.cli.test_add_addresses import site as site
from tests.index.ingest.crawling.docs_site import Docs
from tests.index.ingest.fetching.site import Site


@pytest.fixture
def docs(site: Site, monkeypatch: pytest.MonkeyPatch) -> Docs:
    monkeypatch.setenv("QUOTH_FETCH_PAUSE", "0")
    return Docs(site)


def test_a_site_is_added_seen_again_and_listed(quoth: Quoth, docs: Docs) -> None:
    docs.fill(8)
    url = docs.site.url("/docs/")
    run = quoth("add", "--site", url, "--exclude", "/docs/page-7")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"site\t{url}\t127.0.0.1\tseen ")
    assert run.out.endswith("\t7 added, 1 gone\n")
    answered = json.loads(quoth("ask", "Who writes down every visit in book 3?", "--json").out)
    assert answered["passages"][0]["url"] == docs.site.url("/docs/page-3")

    docs.fails = lambda path: path.endswith("page-1")
    again = quoth("add", "--site", url)
    assert again.code == 2
    assert "6 unchanged" in again.out
    assert f"{docs.site.url('/docs/page-1')}: 127.0.0.1 answers with an error (503)" in again.err
    [listed] = json.loads(quoth("sources", "--json").out)
    assert listed["url"] == url
    assert listed["exclude"] == ["/docs/page-7"]
    assert listed["counts"] == {"failed": 1, "gone": 1, "unchanged": 6}
    assert [page["outcome"] for page in listed["changed"]] == ["gone", "failed"]
    assert quoth("sources").out.splitlines()[0].startswith(f"site\t{url}")
    assert quoth("sources", "--unfollow", url).out == ""
    assert json.loads(quoth("sources", "--json").out) == []


def test_what_is_not_there_is_said(quoth: Quoth, docs: Docs) -> None:
    run = quoth("add", "--site", docs.site.url("/none/"))
    assert (run.code, run.out) == (2, "")
    assert run.err == f"{docs.site.url('/none/')}: There is nothing at that address; check it.\n"
    assert quoth("add", "--site", "http://10.0.0.1/").code == 2
    assert quoth("add", "--depth", "3", docs.site.url("/x")).code == 2
    assert json.loads(quoth("sources", "--json").out) == []


def test_json_of_a_site_that_is_followed(quoth: Quoth, docs: Docs) -> None:
    docs.fill(3)
    url = docs.site.url("/docs/")
    [followed] = json.loads(quoth("add", "--site", url, "--json").out)
    assert (followed["source"], followed["outcome"]) == (url, "following")
    assert followed["site"]["counts"] == {"added": 3, "gone": 1}
    assert json.loads(quoth("sources", "--check", "--json").out)[0]["url"] == url
    failed = quoth("add", "--site", docs.site.url("/none/"), "--json")
    assert (failed.code, json.loads(failed.out)) == (2, [])
    assert "There is nothing at that address" in failed.err
