from __future__ import annotations

import pytest
from msgspec.structs import replace

from index.answering.citations.links import passage_link
from index.model import Article, Locator, Paragraph, Passage, Quote

TEXT = "It was opened in 1932. It is 503 metres long."
ARTICLE = Article(
    "a1", "7", "The bridge", TEXT, "html", "o", "h", url="https://a.example/b",
    paragraphs=(Paragraph(1, 0, len(TEXT), TEXT),),
)  # fmt: skip
PASSAGE = Passage(
    "a1", "The bridge", ARTICLE.url, None, None, 1, 1, (), TEXT,
    (Quote(23, 45, TEXT[23:45]),), 1.0,
)  # fmt: skip
WORDS = ":~:text=It%20is%20503%20metres%20long."


@pytest.mark.parametrize(
    ("locator", "link"),
    [
        (None, f"https://a.example/b#{WORDS}"),
        (Locator("anchor", "history"), f"https://a.example/b#history{WORDS}"),
        (Locator("anchor", "ch1.xhtml#p2"), f"https://a.example/b#{WORDS}"),
        (Locator("page", "12"), "https://a.example/b#page=12"),
        (Locator("time", "00:01:30"), "https://a.example/b#t=00:01:30"),
        (Locator("tide", "high"), "https://a.example/b"),
    ],
)
def test_a_link_leads_as_near_as_is_known(locator: Locator | None, link: str) -> None:
    assert passage_link(ARTICLE, replace(PASSAGE, locator=locator)) == link


def test_the_addresss_own_anchor_is_kept() -> None:
    article = replace(ARTICLE, url="https://a.example/b#top")
    assert passage_link(article, PASSAGE) == f"https://a.example/b#top{WORDS}"


def test_words_that_are_no_longer_there_are_not_looked_for() -> None:
    changed = replace(ARTICLE, paragraphs=(Paragraph(1, 0, 9, "Something"),))
    assert passage_link(changed, PASSAGE) == "https://a.example/b"
    assert passage_link(replace(ARTICLE, url=None), PASSAGE) is None
