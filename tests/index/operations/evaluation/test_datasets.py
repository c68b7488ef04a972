import json
from pathlib import Path

import pytest

from index import UnreadableDocument, read_collection
from index.parsing import split


def test_squad_gives_an_article_a_title_and_a_span_a_context(squad: Path) -> None:
    collection = read_collection(squad)
    assert [article.title for article in collection.articles] == ["Coast of Norway", "Bread"]
    first, second, impossible, bread = collection.questions
    assert second.answers == ("311 metres", "311")
    (gold,) = second.gold
    assert gold.span is not None
    text = collection.articles[gold.article].text
    assert text[slice(*gold.span)].startswith("The bridge of Vik")
    assert text[slice(*gold.span)].endswith("1934.")
    assert impossible.gold == ()
    assert (first.gold[0].article, bread.gold[0].article) == (0, 1)


def test_a_context_is_a_paragraph_however_short_and_an_article_without_words_is_left_out(
    tmp_path: Path,
) -> None:
    asked = {"question": "Where?", "answers": [{"text": "Vik", "answer_start": 0}]}
    contexts = ["Vik, a town", "THE BRIDGE", "It was built later."]
    entries = [
        {"title": "Nothing", "paragraphs": [{"context": " ", "qas": [asked]}]},
        {"title": "Vik", "paragraphs": [{"context": c, "qas": [asked]} for c in contexts]},
    ]
    file = tmp_path / "short.json"
    file.write_text(json.dumps({"data": entries}), encoding="utf-8")
    collection = read_collection(file)
    (article,) = collection.articles
    paragraphs = split(article.text, article.format, article.outline)
    assert [paragraph.text for paragraph in paragraphs] == contexts
    assert [q.gold[0].span for q in collection.questions] == [(p.start, p.end) for p in paragraphs]


def test_a_document_of_one_line_that_would_do_for_a_title_is_kept(beir: Path) -> None:
    with (beir / "corpus.jsonl").open("a", encoding="utf-8") as corpus:
        corpus.write('\n{"_id": "d9", "title": "Claim", "text": "Bread rises at 30 degrees"}\n')
    article = read_collection(beir).articles[-1]
    paragraphs = split(article.text, article.format, article.outline)
    assert [paragraph.text for paragraph in paragraphs] == ["Bread rises at 30 degrees"]


def test_beir_gives_articles_with_grades_and_the_questions_that_were_judged(beir: Path) -> None:
    collection = read_collection(beir)
    assert collection.graded
    assert collection.articles[0].title == "Ona"
    assert collection.articles[1].title.startswith("The bridge of Vik")
    (question,) = collection.questions
    assert {(gold.article, gold.grade) for gold in question.gold} == {(1, 2), (0, 1)}
    assert len(collection.articles) == 3  # two have no text


def test_judgements_may_have_no_heading_and_the_last_of_two_counts(beir: Path) -> None:
    (beir / "qrels" / "test.tsv").write_text("q2\td1\t1\nq2\td1\t3\n", encoding="utf-8")
    (question,) = read_collection(beir).questions
    assert [(gold.article, gold.grade) for gold in question.gold] == [(0, 3)]


def test_toml_gives_paragraphs_as_a_reader_counts_them(own: Path) -> None:
    collection = read_collection(own)
    one, two, none = collection.questions
    assert len(one.gold) == 1
    assert len(two.gold) == 2
    assert none.gold == ()
    (gold,) = one.gold
    assert gold.span is not None
    assert collection.articles[0].text[slice(*gold.span)].startswith("The lighthouse")


@pytest.mark.parametrize("number", [0, 3])
def test_a_paragraph_that_is_not_there_is_told(own: Path, number: int) -> None:
    text = own.read_text(encoding="utf-8").replace("paragraph = 1", f"paragraph = {number}")
    own.write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableDocument, match="has paragraphs 1 to 2, not"):
        read_collection(own)


def test_a_limit_takes_questions_from_all_over(squad: Path) -> None:
    questions = read_collection(squad, limit=2).questions
    assert [question.text.split()[0] for question in questions] == ["Who", "Which"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("broken.json", "{"),
        ("other.json", '{"data": [{"title": 1}]}'),
        ("list.json", "[]"),
        ("broken.toml", "articles = ["),
        ("nothing.toml", "title = 'x'"),
        ("gone.toml", "articles = ['gone.txt']\nquestions = []"),
    ],
)
def test_what_is_no_collection_is_one_clear_error(tmp_path: Path, name: str, content: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableDocument, match=path.stem):  # of a list the file that is gone
        read_collection(path)


def test_a_folder_that_is_not_beir_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument, match=r"corpus\.jsonl cannot be read"):
        read_collection(tmp_path)
