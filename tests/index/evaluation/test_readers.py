from pathlib import Path

import pytest

from index import UnreadableDocument, read_collection


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
    with pytest.raises(UnreadableDocument, match=name):
        read_collection(path)


def test_a_folder_that_is_not_beir_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument):
        read_collection(tmp_path)
