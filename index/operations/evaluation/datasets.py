"""Reads collections: SQuAD's JSON, a BEIR folder, or questions of our own in TOML."""

from __future__ import annotations

import json
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from msgspec import structs

from index.errors import UnreadableDocument
from index.model import Draft, Mark
from index.operations.evaluation.model import Collection, Gold, Question, unknown_key
from index.parsing import read_document, split
from index.parsing.encoding.language_guess import guess_language
from index.parsing.outline import PieceKind

_KEYS = ("question", "article", "paragraph", "answers")
"""Those of a question in TOML."""


def read_collection(path: Path, limit: int | None = None) -> Collection:
    """Return the articles and questions of a file or folder.

    Args:
        path: what to read.
        limit: most questions wanted; they are taken evenly from all over the collection.

    Raises:
        UnreadableDocument: it is missing, or not of a form that is known.
    """
    try:
        return _limited(_reader(path)(path), limit)
    except OSError as error:
        place = error.filename or path  # of a folder, what is lacking in it
        raise UnreadableDocument(f"{place} cannot be read ({error.strerror}).") from error
    except (ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
        why = f" ({error})" if type(error) is ValueError else ""  # others are a parser's own
        raise UnreadableDocument(
            f"{path} is not a collection of questions{why}; give SQuAD JSON, a BEIR folder or "
            "TOML; `quoth evaluate --help` describes them."
        ) from error


def _reader(path: Path) -> Callable[[Path], Collection]:
    if path.is_dir():
        return read_beir
    return read_toml if path.suffix == ".toml" else read_squad


def _limited(collection: Collection, limit: int | None) -> Collection:
    questions = collection.questions
    if limit is None or limit >= len(questions):
        return collection
    step = len(questions) / limit
    return replace(collection, questions=tuple(questions[int(i * step)] for i in range(limit)))


def read_squad(path: Path) -> Collection:
    """Read SQuAD 1.1 or 2.0: each title an article, each context a paragraph."""
    articles: list[Draft] = []
    questions: list[Question] = []
    for entry in json.loads(path.read_bytes())["data"]:
        text, spans = "", list[tuple[int, int]]()
        for paragraph in entry["paragraphs"]:
            # A line break would make two paragraphs of one; a space keeps the offsets.
            context = paragraph["context"].replace("\n", " ").replace("\r", " ")
            span = (len(text), len(text) + len(context))
            text += context + "\n\n"
            spans.append(span)
            asked = paragraph["qas"] if context.strip() else ()
            questions += [_squad_question(one, len(articles), span) for one in asked]
        if text.strip():  # some collections have articles without a word
            draft = _draft(entry["title"].replace("_", " "), text, str(len(articles)))
            # By itself a short first one would be the title, and a short other one a heading.
            articles.append(_in_paragraphs(draft, spans))
    return Collection(str(path), tuple(articles), tuple(questions))


def _squad_question(asked: dict[str, Any], article: int, span: tuple[int, int]) -> Question:
    if asked.get("is_impossible"):
        return Question(asked["question"])
    answers = tuple(dict.fromkeys(answer["text"] for answer in asked["answers"]))
    return Question(asked["question"], (Gold(article, span),), answers)


def read_beir(folder: Path) -> Collection:
    """Read a BEIR folder: corpus.jsonl, queries.jsonl and the judgements of its test split."""
    numbers: dict[str, int] = {}
    articles: list[Draft] = []
    for document in _json_lines(folder / "corpus.jsonl"):
        title = " ".join((document.get("title") or document["text"][:80]).split())
        draft = _draft(title or document["_id"], document["text"], document["_id"])
        if not split(draft.text, draft.format):  # a line that would do for a title
            draft = _in_paragraphs(draft, [(0, len(draft.text))])
        if split(draft.text, draft.format, draft.outline):  # some documents have not a word
            numbers[document["_id"]] = len(articles)
            articles.append(draft)
    judged: dict[str, dict[int, Gold]] = defaultdict(dict)
    for query, document_id, grade in _judgements(folder / "qrels"):
        if grade > 0 and document_id in numbers:
            judged[query][numbers[document_id]] = Gold(numbers[document_id], grade=grade)
    asked = {query["_id"]: query["text"] for query in _json_lines(folder / "queries.jsonl")}
    questions = [Question(asked[query], tuple(gold.values())) for query, gold in judged.items()]
    return Collection(str(folder), tuple(articles), tuple(questions), graded=True)


def _json_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _judgements(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Yield (query, document, grade) of the test split, or of the only one there is."""
    path = folder / "test.tsv"
    if not path.exists():
        path = min(folder.glob("*.tsv"), default=path)
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    headed = not rows[0][-1].strip().lstrip("-").isdecimal()
    yield from ((query, document, int(grade)) for query, document, grade in rows[headed:])


def read_toml(path: Path) -> Collection:
    """Read questions of our own about article files beside them.

    `articles` lists the files. Each `[[questions]]` has a `question`, and where it can be answered
    the `article` (as listed), its `paragraph` (a number or several) and perhaps `answers`.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    files = list(content["articles"])
    articles = [read_document((path.parent / name).read_bytes(), name) for name in files]
    paragraphs = [_paragraph_spans(article) for article in articles]
    questions = []
    for number, asked in enumerate(content["questions"], 1):
        if fault := unknown_key(asked, _KEYS):
            raise ValueError(f"question {number}: {fault}")
        gold: tuple[Gold, ...] = ()
        if "article" in asked:
            place = files.index(asked["article"])
            numbers = _listed(asked["paragraph"])
            if not all(1 <= n <= len(paragraphs[place]) for n in numbers):
                count = len(paragraphs[place])
                raise ValueError(f"{asked['article']} has paragraphs 1 to {count}, not {numbers}")
            gold = tuple(Gold(place, paragraphs[place][n - 1]) for n in numbers)
        questions.append(Question(asked["question"], gold, tuple(asked.get("answers", ()))))
    return Collection(str(path), tuple(articles), tuple(questions))


def _listed(value: int | list[int]) -> list[int]:
    return value if isinstance(value, list) else [value]


def _paragraph_spans(article: Draft) -> list[tuple[int, int]]:
    return [(p.start, p.end) for p in split(article.text, article.format, article.outline)]


def _draft(title: str, text: str, origin: str) -> Draft:
    return Draft(title, text, "text", origin, language=guess_language(text))


def _in_paragraphs(draft: Draft, spans: Iterable[tuple[int, int]]) -> Draft:
    return structs.replace(draft, outline=tuple(Mark(*s, PieceKind.PARAGRAPH.value) for s in spans))
