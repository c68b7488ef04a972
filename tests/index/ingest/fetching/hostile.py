"""Pages that mean harm, each with what is said of it; for tests of the faces."""

from __future__ import annotations

import gzip

from tests.index.ingest.fetching.site import Reply, Site, answer, redirect
from tests.index.ingest.fetching.test_hostile_sites import HEAD, repeated

MAX_BYTES = 200_000
"""Size of the largest document that the settings of these tests allow."""

PAGES: dict[str, tuple[Reply, str]] = {
    "trickles": (repeated(HEAD + b"\r\n", b"x", pause=0.05), "took longer than"),
    "endless": (repeated(HEAD + b"\r\n", b"x" * 65_536), "There is more than 200,000 bytes"),
    "bomb": (
        answer(gzip.compress(bytes(40_000_000)), Content_Encoding="gzip"),
        "There is more than 200,000 bytes",
    ),
    "liar": (HEAD + b"Content-Length: 99999999999\r\n\r\n", "There is more than 200,000 bytes"),
    "cut": (HEAD + b"Content-Length: 500\r\n\r\nwords", "breaks off"),
    "damaged": (answer(b"no gzip", Content_Encoding="gzip"), "damaged or breaks off"),
    "loop": (redirect("/loop"), "redirects more than 5 times"),
    "inside": (redirect("http://169.254.169.254/latest/meta-data/"), "only fetch from ports"),
    "film": (answer("x", Content_Type="video/mp4"), "says that this is a film"),
    "picture": (answer(b"\x89PNG\r\n\x1a\n" + bytes(99)), "looks like a PNG image"),
}
"""By name, which is the path as well."""


def serve_harm(site: Site) -> None:
    """Let a site have all of these pages."""
    site.pages |= {f"/{name}": reply for name, (reply, _) in PAGES.items()}
