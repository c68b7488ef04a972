"""The settings reach the library that is opened."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.client.open_library import open_library
from bot.settings import SettingsError
from index import FetchError, Quota
from tests.bot.world import make_settings


async def test_quotas(tmp_path: Path) -> None:
    settings = make_settings(tmp_path, quota_articles=1, quota_paragraphs=2, quota_bytes=3)
    async with open_library(settings) as library:
        own, shared = await library.of("7").status()
    assert (own.quota, shared.quota) == (Quota(1, 2, 3), None)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fetch_never": ("127.0.0.1",)}, "is blocked here"),
        ({"fetch_only": ("example.org",)}, "is blocked here"),
        ({"fetch_ports": (81,)}, "I can only fetch from ports 81."),
        ({"fetch_inside": ()}, "isn’t public"),
    ],
)
async def test_what_may_be_fetched(tmp_path: Path, changes: dict[str, Any], sentence: str) -> None:
    settings = make_settings(tmp_path, **{"fetch_inside": ("127.0.0.1",), **changes})
    async with open_library(settings) as library:
        with pytest.raises(FetchError, match=sentence):
            await library.add_url("http://127.0.0.1/")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"fetch_only": ("a b",)}, "'a b' is neither a host such as"),
        ({"fetch_never": ("10.0.0.0/99",)}, "'10.0.0.0/99' is neither a host such as"),
        ({"fetch_contact": "two words"}, "the contact is a web or mail address without spaces."),
    ],
)
def test_a_wrong_setting_is_one_sentence(
    tmp_path: Path, changes: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(SettingsError) as raised:
        open_library(make_settings(tmp_path, **changes))
    assert sentence in str(raised.value)
