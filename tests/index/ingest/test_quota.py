"""A server's library grows as far as its quota goes; those of the operator have none."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from index import SHARED, Library, Outcome, Quota, QuotaExceeded
from tests.index.conftest import lighthouse

SIZE = len(lighthouse(1).text.encode())


@pytest.mark.parametrize(
    ("quota", "sentence"),
    [
        (Quota(articles=1), "may hold 1 article and has 1 article; remove some articles first."),
        (Quota(paragraphs=5), "may hold 5 paragraphs and has 3 paragraphs; remove some"),
        (Quota(bytes=2 * SIZE - 50), f"has {SIZE} bytes of text; remove some"),
    ],
)
async def test_an_article_too_many_is_refused(tmp_path: Path, quota: Quota, sentence: str) -> None:
    async with Library.open(tmp_path, quota=quota) as shared:
        library = shared.of("7")
        first = await library.add(lighthouse(1))
        assert first.outcome is Outcome.ADDED
        with pytest.raises(QuotaExceeded) as raised:
            await library.add(lighthouse(2))
        assert sentence in str(raised.value)
        assert [article.id for article in await library.articles()] == [first.article.id]
        await shared.of("8").add(lighthouse(2))
        await library.remove(first.article.id)
        assert (await library.add(lighthouse(2))).outcome is Outcome.ADDED


async def test_an_article_may_be_replaced_within_the_quota(tmp_path: Path) -> None:
    async with Library.open(tmp_path, quota=Quota(1, 3, SIZE)) as shared:
        library = shared.of("7")
        draft = lighthouse(1)
        await library.add(draft)
        assert (await library.add(draft)).outcome is Outcome.UNCHANGED
        shorter = replace(draft, text=draft.text.replace("a long way from", "off"), outline=())
        assert (await library.add(shorter)).outcome is Outcome.UPDATED
        with pytest.raises(QuotaExceeded):
            await library.add(
                replace(draft, text=f"{draft.text}\nOne more paragraph.\n", outline=())
            )


async def test_a_library_beyond_its_quota_may_shrink(tmp_path: Path) -> None:
    draft = lighthouse(1)
    longer = replace(draft, text=f"{draft.text}\nOne more paragraph.\n", outline=())
    async with Library.open(tmp_path) as shared:
        await shared.of("7").add(longer)
    async with Library.open(tmp_path, quota=Quota(0, 1, 10)) as shared:
        assert (await shared.of("7").add(draft)).outcome is Outcome.UPDATED


async def test_the_status_tells_the_quota_and_what_is_used(tmp_path: Path) -> None:
    quota = Quota(articles=9, paragraphs=99, bytes=9_999)
    async with Library.open(tmp_path, quota=quota) as shared:
        for number in range(12):
            await shared.add(lighthouse(number))
        own, common = await shared.of("7").status()
        assert (own.key, own.bytes, own.quota) == ("7", 0, quota)
        assert (common.key, common.articles, common.quota) == (SHARED, 12, None)
        assert common.bytes == sum(len(lighthouse(n).text.encode()) for n in range(12))
        assert common.bytes > common.characters
