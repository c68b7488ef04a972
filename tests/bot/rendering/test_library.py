from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.rendering.library import (
    readable_origin,
    render_added,
    render_article,
    render_list,
    render_status,
)
from bot.rendering.limits import DISPLAY_TEXT, size
from index import (
    SAMPLE,
    SHARED,
    Added,
    Article,
    ArticleSummary,
    LibraryStatus,
    Outcome,
    Paragraph,
    ParagraphDiff,
    Progress,
)
from tests.bot.rendering import shown
from tests.bot.rendering.samples import ALLOWED, ODD, WORDS

MOMENT = datetime(2026, 3, 1, 12, tzinfo=UTC)
ARTICLE = ArticleSummary(
    "a1", "7", "The bridge", None, None, None, "en", "upload:b.txt", 4, 900, MOMENT
)
LONG = ODD.map(lambda text: text * 20)


def test_a_list_says_which_part_it_is() -> None:
    shared = replace(ARTICLE, library=SHARED, author="A. Smith", date="2024-04-03", paragraphs=1)
    assert render_list([ARTICLE, shared], 1, WORDS, total=2) == (
        "### Articles: 2\nThe bridge\n-# 4 paragraphs\nThe bridge\n"
        "-# 1 paragraph · A. Smith · 3 April 2024 · on all servers"
    )
    assert render_list([ARTICLE], 6, WORDS, total=6).startswith("### Articles: 6 to 6 of 6")


@given(st.lists(st.tuples(LONG, ODD, LONG, ODD), min_size=1, max_size=5))
def test_a_page_of_any_articles_fits(found: list[tuple[str, str, str, str]]) -> None:
    articles = [
        replace(ARTICLE, title=title, url=f"https://a.example/{path}", author=author, date=date)
        for title, path, author, date in found
    ]
    page = render_list(articles, 1, WORDS, total=10**6)
    assert size(page) <= DISPLAY_TEXT
    assert shown.kinds(page) <= ALLOWED


@given(LONG, LONG, LONG, st.lists(LONG, max_size=5))
def test_any_article_fits(title: str, author: str, origin: str, texts: list[str]) -> None:
    paragraphs = tuple(Paragraph(n, 0, len(text), text) for n, text in enumerate(texts, 1))
    page = render_article(
        Article("a", "7", title, "", "text", origin, "", author=author, paragraphs=paragraphs),
        WORDS,
    )
    assert size(page) <= DISPLAY_TEXT
    assert shown.kinds(page) <= ALLOWED


@pytest.mark.parametrize(
    ("library", "origin", "readable"),
    [
        (SAMPLE, "sample:help.md", "ships with Quoth"),
        (SHARED, "file:/home/ada/secret/law.txt", "the operator’s file law.txt"),
        (SHARED, "folder:sub/law.txt", "the operator’s file law.txt"),
        ("7", "upload:law.txt", "uploaded here as law.txt"),
        ("7", "pasted:the law", "pasted here as the law"),
    ],
)
def test_origins_keep_the_operators_folders_to_themselves(
    library: str, origin: str, readable: str
) -> None:
    assert readable_origin(library, origin, WORDS) == readable


def test_the_status_of_a_library() -> None:
    fresh = LibraryStatus("7", 1, 4, 1200, 0, None, None)
    busy = LibraryStatus(SHARED, 2, 1, 9, 3, MOMENT, Progress(1, 2, 1, 0.5, None))
    assert render_status([fresh, busy], WORDS) == (
        "**Library of this server**\n1 article, 4 paragraphs, 1,200 characters\n"
        "**Library of all servers**\n2 articles, 1 paragraph, 9 characters\n"
        "-# reindexed <t:1772366400:R>\n-# being reindexed now: 1 of 2 articles"
    )


@pytest.mark.parametrize(
    ("outcome", "diff", "said"),
    [
        (Outcome.ADDED, ParagraphDiff(4), "Added **The bridge**: 4 paragraphs. Ask away."),
        (
            Outcome.UPDATED,
            ParagraphDiff(0, 1, 2),
            "Updated **The bridge**: 3 paragraphs changed, 4 paragraphs now. It has the same name "
            "and mostly the same text as before; `/library undo` brings the old version back for "
            "a day.",
        ),
        (
            Outcome.UPDATED,
            ParagraphDiff(),
            "Updated the details of **The bridge**. The text (4 paragraphs) is unchanged.",
        ),
        (
            Outcome.UNCHANGED,
            ParagraphDiff(),
            "**The bridge** is in the library already, word for word: 4 paragraphs.",
        ),
    ],
)
def test_what_became_of_an_article(outcome: Outcome, diff: ParagraphDiff, said: str) -> None:
    assert render_added(Added(ARTICLE, outcome, diff), WORDS) == said
