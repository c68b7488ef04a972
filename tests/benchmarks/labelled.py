"""Questions whose answers are known, as the ranking sees them: what the fits are made from."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from index.model import Article, Paragraph
from index.parsing.encoding.language_guess import guess_language
from index.search.engine import InProcessRanker
from index.search.interface import Ranking
from index.storage.interface import Stamp

DATA = Path(__file__).parents[3] / "shared/data"
SQUAD, XQUAD = DATA / "squad2/dev.json", DATA / "xquad/en.json"
LIBRARY = "fit"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question with the paragraph (article, number) and the wordings that answer it."""

    text: str
    article: str
    paragraph: int
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Data:
    """Articles, and the answerable questions about them."""

    articles: tuple[Article, ...]
    questions: tuple[Labelled, ...]

    def only(self, wanted: Callable[[str], bool]) -> Data:
        """Return the part that is about some articles."""
        return Data(
            tuple(article for article in self.articles if wanted(article.id)),
            tuple(question for question in self.questions if wanted(question.article)),
        )

    def has(self, question: Labelled) -> bool:
        """Return whether the article that a question is about is among these."""
        return any(article.id == question.article for article in self.articles)

    def libraries(self, size: int) -> Iterator[Data]:
        """Cut the articles into libraries of `size`; 0 leaves them together."""
        step = size or len(self.articles)
        for start in range(0, len(self.articles), step):
            ids = {article.id for article in self.articles[start : start + step]}
            yield self.only(ids.__contains__)


def read(path: Path, language: str | None = "en") -> Data:
    """Read a file of SQuAD's form; without a language, each article's is guessed."""
    articles, questions = [], []
    for entry in json.loads(path.read_bytes())["data"]:
        title, text, paragraphs = entry["title"], "", []
        for number, part in enumerate(entry["paragraphs"], 1):
            start, context = len(text), part["context"].replace("\n", " ")
            text += context + "\n\n"
            paragraphs.append(Paragraph(number, start, start + len(context), context))
            for asked in part["qas"]:
                if not asked.get("is_impossible"):
                    answers = tuple(answer["text"] for answer in asked["answers"])
                    questions.append(Labelled(asked["question"], title, number, answers))
        article = Article(
            title, LIBRARY, title.replace("_", " "), text, "text", title, "",
            language=language or guess_language(text), paragraphs=tuple(paragraphs),
        )  # fmt: skip
        articles.append(article)
    return Data(tuple(articles), tuple(questions))


def read_unanswerable(path: Path) -> tuple[Labelled, ...]:
    """Return SQuAD 2.0's questions that the paragraph they are about does not answer."""
    return tuple(
        Labelled(asked["question"], entry["title"], number, ())
        for entry in json.loads(path.read_bytes())["data"]
        for number, part in enumerate(entry["paragraphs"], 1)
        for asked in part["qas"]
        if asked.get("is_impossible")
    )


def read_both() -> tuple[Data, Data]:
    """Return SQuAD 2.0 to fit on, and of XQuAD the articles that are not in it to confirm on."""
    squad, xquad = read(SQUAD), read(XQUAD)
    known = {article.id for article in squad.articles}
    return squad, xquad.only(lambda title: title not in known)


def read_halves(language: str) -> tuple[Data, Data]:
    """Return every second article of XQuAD in a language, and the others."""
    data = read(XQUAD.with_stem(language), language)
    first = {article.id for article in sorted(data.articles, key=lambda a: a.id)[::2]}
    return data.only(first.__contains__), data.only(lambda title: title not in first)


def index(articles: Sequence[Article]) -> InProcessRanker:
    """Return a ranker that holds some articles."""

    async def stream() -> AsyncIterator[Article]:
        for article in articles:
            yield article

    ranker = InProcessRanker()
    asyncio.run(ranker.load(LIBRARY, Stamp(0, 1), stream()))
    return ranker


def rank(ranker: InProcessRanker, question: str, limit: int = 3) -> Ranking:
    """Ask a ranker."""
    return asyncio.run(ranker.rank(question, [LIBRARY], limit=limit))
