"""robots.txt: asked for once, obeyed, and no way round the other bounds."""

from __future__ import annotations

import pytest

from index.ingest.fetching import robots_txt as robots
from index.ingest.fetching.errors import RobotsDisallowed
from index.ingest.fetching.fetcher import Fetcher
from index.ingest.fetching.host_lists import HostList
from tests.index.ingest.fetching.site import Site, answer, looks_up, redirect
from tests.index.ingest.fetching.test_hostile_sites import HEAD, repeated

RULES = """\
User-agent: OtherBot
Disallow: /

User-agent: quoth
Disallow: /private
Disallow: /*.pdf$
Allow: /private/open

User-agent: *
Disallow: /
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/page", True),
        ("/private", False),
        ("/private/x?y", False),
        ("/private/open/x", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
    ],
)
async def test_a_sites_rules_are_obeyed(site: Site, path: str, allowed: bool) -> None:
    site.pages["/robots.txt"] = answer(RULES)
    site.pages[path] = answer("x")
    fetcher = Fetcher(site.policy(robots=True))
    if allowed:
        assert (await fetcher.fetch(site.url(path))).data == b"x"
    else:
        with pytest.raises(RobotsDisallowed, match=r"doesn’t allow programs to read that page"):
            await fetcher.fetch(site.url(path))
    assert site.paths == ["/robots.txt"] + [path] * allowed


async def test_the_rules_are_asked_for_once(site: Site) -> None:
    site.pages["/robots.txt"] = answer(RULES)
    site.pages["/a"] = site.pages["/b"] = answer("x")
    fetcher = Fetcher(site.policy(robots=True))
    for path in ("/a", "/b", "/a"):
        await fetcher.fetch(site.url(path))
    assert site.paths == ["/robots.txt", "/a", "/b", "/a"]


async def test_an_operator_may_ignore_them(site: Site) -> None:
    site.pages["/robots.txt"] = answer("User-agent: *\nDisallow: /\n")
    site.pages["/a"] = answer("x")
    assert (await Fetcher(site.policy(robots=False)).fetch(site.url("/a"))).data == b"x"
    assert site.paths == ["/a"]


async def test_the_target_of_a_redirect_is_asked_about_as_well(site: Site) -> None:
    site.pages["/robots.txt"] = answer(RULES)
    site.pages["/"] = redirect("/private")
    with pytest.raises(RobotsDisallowed):
        await Fetcher(site.policy(robots=True)).fetch(site.url())
    assert "/private" not in site.paths


@pytest.mark.parametrize("status", ["500 Down", "503 Busy", "429 Slow down"])
async def test_rules_that_cannot_be_had_now_disallow_all(site: Site, status: str) -> None:
    site.pages["/robots.txt"] = answer(status=status)
    fetcher = Fetcher(site.policy(robots=True))
    for _ in range(2):
        with pytest.raises(RobotsDisallowed, match="right now"):
            await fetcher.fetch(site.url())
    assert site.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    "reply",
    [
        answer(status="404 None"),
        answer(status="403 None"),
        answer(b"\xff\xfe\0binary\0"),
        answer(),
        redirect("/robots.txt"),
        redirect("http://10.0.0.1/robots.txt"),
        redirect("http://169.254.169.254:1/"),
    ],
)
async def test_without_rules_all_is_allowed(site: Site, reply: bytes) -> None:
    site.pages["/robots.txt"] = reply
    site.pages["/"] = answer("x")
    assert (await Fetcher(site.policy(robots=True)).fetch(site.url())).data == b"x"


async def test_rules_elsewhere_are_followed_to(site: Site) -> None:
    site.pages["/robots.txt"] = redirect("/rules")
    site.pages["/rules"] = answer("User-agent: *\nDisallow: /\n")
    with pytest.raises(RobotsDisallowed):
        await Fetcher(site.policy(robots=True)).fetch(site.url())


async def test_of_endless_rules_the_beginning_counts(site: Site) -> None:
    rules = RULES.replace("\n", "\r\n").encode()
    site.pages["/robots.txt"] = repeated(HEAD + b"\r\n" + rules, b"# more and more\r\n" * 4_000)
    site.pages["/"] = answer("x")
    fetcher = Fetcher(site.policy(robots=True))
    assert (await fetcher.fetch(site.url())).data == b"x"
    with pytest.raises(RobotsDisallowed):
        await fetcher.fetch(site.url("/private"))


async def test_patterns_made_to_be_slow_end(site: Site) -> None:
    rules = "User-agent: *\n" + "Disallow: /" + "*a" * 200 + "b\n" * 20
    site.pages["/robots.txt"] = answer(rules)
    path = "/" + "a" * 1_500
    site.pages[path] = answer("x")
    fetched = await Fetcher(site.policy(robots=True)).fetch(site.url(path))
    assert fetched.data == b"x"


async def test_few_sites_are_remembered(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "KEPT_SITES", 2)
    site.pages["/"] = answer("x")
    hosts = ("a", "b", "c", "c", "b", "a")
    fetcher = Fetcher(
        site.policy(robots=True, inside=HostList.parse(["example"])),
        looks_up(a="127.0.0.1", b="127.0.0.1", c="127.0.0.1"),
    )
    for host in hosts:
        await fetcher.fetch(site.url("/", f"{host}.example"))
    assert site.paths.count("/robots.txt") == 4
