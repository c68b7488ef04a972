"""The values that pass between the library and its users: plain, immutable, typed.

All offsets are counted in Unicode code points (Python string indices), `[start, end)`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

import msgspec

_Record = TypeVar("_Record", bound=msgspec.Struct)
SAMPLE = "sample"
"""Key of the library that ships with Quoth."""
SHARED = "shared"
"""Key of the library that every server reads and only the operator writes."""
MESSAGE = "message"
"""Format of articles made of what members said, whose address is that of the very words."""
FACTS = ("title", "url", "author", "date")
"""What people may say about an article, beside its text; names of attributes of a `Draft`."""


def copied(kind: type[_Record], record: msgspec.Struct, **others: Any) -> _Record:
    """Return a record of another kind with what both have, and with other values besides."""
    names = set(kind.__struct_fields__) & set(record.__struct_fields__) - set(others)
    return kind(**{name: getattr(record, name) for name in names}, **others)


class Locator(msgspec.Struct, frozen=True, gc=False):
    """Where a paragraph stands in the document that it was read from.

    Attributes:
        kind: "page", "anchor" or "time".
        value: a page's number from 1; an anchor as it follows `#` in a link (in an EPUB, with
            the chapter's file before it); a time as HH:MM:SS from the beginning.
    """

    kind: str
    value: str


class Mark(msgspec.Struct, frozen=True, gc=False):
    """A stretch of an article's text that its reader knew the meaning of.

    Attributes:
        start: offset of its first character.
        end: offset after its last character.
        kind: value of an `index.parsing.outline.PieceKind`: "heading", "paragraph", "table", ...
        level: of a heading, 1 being the outermost.
        locator: where it stands in the document, where known.
    """

    start: int
    end: int
    kind: str
    level: int = 0
    locator: Locator | None = None


class Paragraph(msgspec.Struct, frozen=True, gc=False):
    """One paragraph of an article; `article.text[start:end] == text` always.

    Attributes:
        number: 1-based, as a reader counts; headings and the title are not counted.
        start: offset of the first character in the article's text.
        end: offset after the last character in the article's text.
        text: the exact characters, hard line breaks included.
        headings: the headings it stands under, outermost first, without markup.
        locator: where it stands in the document that it was read from, where known.
    """

    number: int
    start: int
    end: int
    text: str
    headings: tuple[str, ...] = ()
    locator: Locator | None = None


class Draft(msgspec.Struct, frozen=True, gc=False):
    """An article as a reader delivers it, before the library gives it an identity.

    Attributes:
        title: never empty; one line, without markup.
        text: of text and Markdown the whole decoded document, title line and front matter
            included; of other formats their words, blocks parted by blank lines.
        format: name of the reader that read it ("text", "markdown", "html", ...).
        origin: where it came from, as a stable key: a second draft of the same origin in the
            same library is a new version of the same article.
        language: ISO 639-1 code, "en" where nothing says otherwise.
        url: http(s) address of the source, where known.
        author: as printed in the byline, where known.
        date: ISO 8601 date (YYYY-MM-DD), where known.
        outline: what the parts of `text` are, in order; empty for text and Markdown, which are
            split by what their text says.
    """

    title: str
    text: str
    format: str
    origin: str
    language: str = "en"
    url: str | None = None
    author: str | None = None
    date: str | None = None
    outline: tuple[Mark, ...] = ()


class Article(msgspec.Struct, frozen=True, gc=False):
    """A stored article with its paragraphs.

    Attributes:
        id: short, stable, unique in an installation; survives updates of the text.
        library: key of the library that holds it.
        content_hash: SHA-256 of the UTF-8 text, hexadecimal.
        revision: the library's revision at which this version was stored.
        added_at: when the article was first stored, UTC.
        paragraphs: in reading order, of the library's current generation.
        given: what the document says of facts about which somebody has said otherwise, by their
            names; the attributes of those names are what was said.

    The other attributes are those of `Draft`.
    """

    id: str
    library: str
    title: str
    text: str
    format: str
    origin: str
    content_hash: str
    language: str = "en"
    url: str | None = None
    author: str | None = None
    date: str | None = None
    outline: tuple[Mark, ...] = ()
    revision: int = 0
    added_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    paragraphs: tuple[Paragraph, ...] = ()
    given: tuple[tuple[str, str | None], ...] = ()


class ArticleTitle(msgspec.Struct, frozen=True, gc=False):
    """An article as somebody looks it up.

    Attributes:
        id: the article's.
        library: key of its library.
        title: untrusted text.
    """

    id: str
    library: str
    title: str


class ArticleSummary(msgspec.Struct, frozen=True, gc=False):
    """What a list of articles shows; the attributes are those of `Article`, sizes counted."""

    id: str
    library: str
    title: str
    url: str | None
    author: str | None
    date: str | None
    language: str
    origin: str
    paragraphs: int
    characters: int
    added_at: datetime


class Quote(msgspec.Struct, frozen=True):
    """The sentence or sentences that answer: `passage.text[start:end] == text` always."""

    start: int
    end: int
    text: str


class Place(msgspec.Struct, frozen=True):
    """Where the same text stands as well."""

    article_id: str
    title: str
    url: str | None
    paragraph: int


class Passage(msgspec.Struct, frozen=True):
    """One paragraph offered as an answer, or neighbours, with the words that answer marked.

    Attributes:
        article_id: id of the article it stands in.
        title: the article's title.
        url: the article's source, where known.
        author: the article's author, where known.
        date: the article's date (YYYY-MM-DD), where known.
        paragraph: 1-based number of the paragraph that was found.
        paragraph_count: how many paragraphs the article has ("¶ 7 of 9").
        headings: the headings it stands under, outermost first.
        text: the paragraph, verbatim; of several all that the article has from the first to the
            last of them.
        quotes: at least one, in reading order, not overlapping.
        score: higher is better; comparable within one answer only.
        locator: where it stands in the document that it was read from, where known.
        curated: whether somebody who manages the library chose it for this question.
        before: how many paragraphs before that are in the text as well.
        after: how many after it.
        elsewhere: other places of the paragraph that was found, word for word.
    """

    article_id: str
    title: str
    url: str | None
    author: str | None
    date: str | None
    paragraph: int
    paragraph_count: int
    headings: tuple[str, ...]
    text: str
    quotes: tuple[Quote, ...]
    score: float
    locator: Locator | None = None
    curated: bool = False
    before: int = 0
    after: int = 0
    elsewhere: tuple[Place, ...] = ()

    @property
    def first_paragraph(self) -> int:
        """1-based number of the paragraph that its text begins with."""
        return self.paragraph - self.before

    @property
    def last_paragraph(self) -> int:
        """1-based number of the paragraph that its text ends with."""
        return self.paragraph + self.after

    def has(self, article_id: str, paragraph: int) -> bool:
        """Return whether a paragraph of an article is in it."""
        return self.article_id == article_id and self.paragraph <= paragraph <= self.last_paragraph


class Caution(StrEnum):
    """How sure an answer has to be before it is given."""

    CAUTIOUS = "cautious"
    BALANCED = "balanced"
    EAGER = "eager"


class Verdict(StrEnum):
    """Why an answer has passages, or why it has none."""

    ANSWERED = "answered"
    NOT_IN_LIBRARY = "not in library"
    NO_QUESTION = "no question"
    """Nothing but small talk, punctuation or words that every text has."""
    NO_ARTICLES = "no articles"
    OVERVIEW = "overview"
    """All about something is asked for: the article itself is offered."""


class Suggestion(msgspec.Struct, frozen=True):
    """An article that comes close to a question: its title, and its source where known."""

    title: str
    url: str | None = None


class Overview(msgspec.Struct, frozen=True):
    """An article that is offered whole, to somebody who asks for everything.

    Attributes:
        article_id: id of the article.
        title: its title.
        url: its source, where known.
        sections: its main headings, in order; bounded.
    """

    article_id: str
    title: str
    url: str | None
    sections: tuple[str, ...]


class Answer(msgspec.Struct, frozen=True):
    """What the library says to a question.

    Attributes:
        question: as asked, trimmed and bounded.
        verdict: why there are passages or none.
        confidence: probability in [0, 1] that the first passage answers; kept when declined.
        passages: best first; empty unless `answered`.
        missing: words of the question that no article has, as the asker wrote them.
        suggestions: the closest articles, for an answer that was declined.
        did_you_mean: the question spelt as the articles spell it, for an answer that was declined
            and would not be then.
        languages: codes of the languages of the articles, where the question is surely in another.
        left: further questions of the message, which are not answered yet.
        overview: the article, where one is offered whole.
        context: the question that this one follows up; empty for one that stands alone.
    """

    question: str
    verdict: Verdict
    confidence: float
    passages: tuple[Passage, ...] = ()
    missing: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    context: str = ""
    did_you_mean: str = ""
    languages: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    overview: Overview | None = None

    @property
    def answered(self) -> bool:
        """Whether there is at least one passage."""
        return self.verdict is Verdict.ANSWERED
