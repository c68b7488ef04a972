"""File names without tricks."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from yarl import URL

from index.ingest.fetching.file_names import file_name

SITE = URL("https://example.org")


@pytest.mark.parametrize(
    ("path", "disposition", "name"),
    [
        ("/a/report.pdf?x=1", "", "report.pdf"),
        ("/a/", "", "example.org"),
        ("/a/", "inline", "example.org"),
        ("/get", 'attachment; filename="../../etc/pass wd.txt"', "pass wd.txt"),
        ("/get", 'attachment; filename="C:\\\\x\\\\notes.md"', "notes.md"),
        ("/get", "attachment; filename*=UTF-8''gnp%E2%80%AEtxt.exe", "gnp_txt.exe"),
        ("/get", "attachment; filename*=nonsense''%FF.txt", "ÿ.txt"),
        ("/get", 'attachment; filename=".."', "get"),
        ("/..%2F..%2Fetc%2Fpasswd", "", "passwd"),
        (f"/{'n' * 300}.{'s' * 300}", "", f"{'n' * 80}.{'s' * 9}"),
    ],
)
def test_a_name(path: str, disposition: str, name: str) -> None:
    assert file_name(SITE.join(URL(path)), disposition) == name


@given(st.text(), st.text(st.characters(exclude_characters="\r\n")))
@example("", "attachment; filename*0*=utf-8''a; filename*1=b; filename*01=c")
@example("", "attachment; filename*=''")
@example("", "attachment; filename*=\ud800'a'b")
def test_whatever_is_said_the_name_is_harmless(path: str, disposition: str) -> None:
    for header in (disposition, f'attachment; filename="{disposition}"'):
        name = file_name(SITE / path.replace("/", "_"), header)
        assert re.fullmatch(r"[\w\- ()][\w.\- ()]{0,90}", name)
