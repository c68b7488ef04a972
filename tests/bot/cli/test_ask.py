"""`quoth ask`: exit codes, the JSON contract, what a reader sees."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.bot.cli.conftest import Quoth

QUESTION = "Who resigned from the IRS?"


def test_the_sample_answers_at_once_in_a_new_data_directory(quoth: Quoth) -> None:
    run = quoth("ask", QUESTION)
    assert run.code == 0
    assert "Krause" in run.out
    assert run.err == ""


def test_json_is_one_object_of_the_contract(quoth: Quoth) -> None:
    run = quoth("ask", QUESTION, "--json")
    answer = json.loads(run.out)
    assert run.code == 0
    assert list(answer) == ["question", "answered", "confidence", "passages"]
    assert answer["question"] == QUESTION
    assert answer["answered"] is True
    assert 0 <= answer["confidence"] <= 1
    for passage in answer["passages"]:
        assert list(passage) == [
            "article_id",
            "title",
            "url",
            "paragraph",
            "text",
            "quotes",
            "score",
        ]
        assert passage["quotes"]
        for quote in passage["quotes"]:
            assert list(quote) == ["start", "end", "text"]
            assert passage["text"][quote["start"] : quote["end"]] == quote["text"]


def test_the_process_says_all_of_it_and_ends_with_the_code(quoth: Quoth, data_dir: Path) -> None:
    said = quoth("ask", QUESTION, "--json", "--limit", "50")

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "bot", "ask", *arguments],
            env=os.environ | {"QUOTH_DATA_DIR": str(data_dir)},
            capture_output=True, text=True, timeout=60,
        )  # fmt: skip

    whole = run(QUESTION, "--json", "--limit", "50")
    assert (whole.returncode, whole.stdout, whole.stderr) == (said.code, said.out, "")
    assert run("lol").returncode == 1
    wrong = run("lol", "--limit", "0")
    assert wrong.returncode == 2
    assert wrong.stderr.endswith("see `quoth ask --help`.\n")


@pytest.mark.parametrize("question", ["What is the capital of France?", "hello", "lol", "", " "])
def test_the_library_does_not_say(quoth: Quoth, question: str) -> None:
    run = quoth("ask", question)
    assert run.code == 1
    assert run.out.startswith(
        ("I found no answer in the articles.\n", "Ask a question about the articles.\n")
    )
    as_json = quoth("ask", question, "--json")
    answer = json.loads(as_json.out)
    assert as_json.code == 1
    assert answer["answered"] is False
    assert answer["passages"] == []
    assert isinstance(answer["missing"], list)


def test_without_the_sample_a_new_library_is_empty(
    quoth: Quoth, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert quoth("ask", QUESTION).code == 0
    monkeypatch.setenv("QUOTH_SAMPLE", "0")
    run = quoth("ask", QUESTION)
    assert run.code == 1
    assert "The library is empty" in run.out


def test_the_limit_is_the_most_passages_shown(quoth: Quoth) -> None:
    one = json.loads(quoth("ask", QUESTION, "--json", "--limit", "1").out)
    assert len(one["passages"]) == 1
    assert quoth("ask", QUESTION, "--limit", "0").code == 2


def test_a_question_may_be_several_words(quoth: Quoth) -> None:
    assert json.loads(quoth("ask", "--json", *QUESTION.split()).out)["question"] == QUESTION


def test_one_article_alone_can_be_asked(quoth: Quoth, article: Path) -> None:
    identity = quoth("add", article).out.split()[1]
    answer = json.loads(
        quoth("ask", "Who replaced the wheel?", "--article", identity, "--json").out
    )
    assert {passage["article_id"] for passage in answer["passages"]} == {identity}


def test_an_unknown_article_is_one_sentence(quoth: Quoth) -> None:
    run = quoth("ask", QUESTION, "--article", "nosuch", "--json")
    assert "nosuch" in run.complaint()
    assert run.out == ""


def test_piped_the_quote_is_marked_as_in_markdown_and_lines_stay_whole(
    quoth: Quoth, article: Path
) -> None:
    quoth("add", article)
    run = quoth("ask", "Who replaced the wheel of the mill?", "--limit", "1")
    heading, text, url = run.out.splitlines()
    assert heading == "1. The tide mill  ¶ 2 of 2"
    assert text == "**Its wheel was replaced in 2011 by the millwright Thomas Petch.**"
    assert url == "https://example.org/tide"


def test_on_a_terminal_the_answer_comes_first_in_bold_and_then_where_it_stands(
    quoth: Quoth, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quoth("add", article)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "80")
    lines = quoth("ask", "When was the mill at Woodbridge built?", "--limit", "1").out.splitlines()
    assert lines[0].startswith("\x1b[1mThe mill at Woodbridge was built in 1170.")
    assert "The tide mill, ¶ 1 of 2" in lines[1]
    assert "https://example.org/tide" in lines[2]
    assert len(quoth("ask", QUESTION, "--limit", "50").out.splitlines()) <= 12


def test_an_article_cannot_command_the_terminal(quoth: Quoth, tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    path.write_text(
        "An evil \x1b]0;owned\x07 title\n\nThe zebra\x1b[2J was \u202egreen in 1999.\r\n",
        encoding="utf-8",
    )
    quoth("add", path)
    run = quoth("ask", "When was the zebra green?")
    assert run.code == 0
    assert not set("\x1b\x07\r\u202e") & set(run.out)
    exact = json.loads(quoth("ask", "When was the zebra green?", "--json").out)
    assert "zebra[2J was \u202egreen" in exact["passages"][0]["text"]


def test_articles_are_chosen_by_language_and_date(quoth: Quoth) -> None:
    assert quoth("ask", QUESTION, "--language", "en", "--after", "2025-01-01").code == 0
    assert quoth("ask", QUESTION, "--language", "es").code == 1
    assert quoth("ask", QUESTION, "--language", "es", "--language", "en").code == 0
    run = quoth("ask", QUESTION, "--before", "2001-12-31")
    assert run.code == 1
    assert "Only articles with a date in that time were looked in." in run.out


@pytest.mark.parametrize("question", [QUESTION, "Wann schließt das Bad?"])
def test_where_no_article_is_in_a_language_that_is_said(quoth: Quoth, question: str) -> None:
    run = quoth("ask", question, "--language", "de", "--language", "fr")
    assert run.code == 1
    assert run.out == "No article is in German or French; `quoth articles` lists them.\n"


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--language", "Elvish", "“Elvish” is not a language code"),
        ("--language", "xx", "“xx” is not a language code"),
        ("--after", "yesterday", "“yesterday” is no date; write it like 2025-04-30"),
    ],
)
def test_a_choice_that_there_is_not_is_an_error(
    quoth: Quoth, option: str, value: str, says: str
) -> None:
    run = quoth("ask", QUESTION, option, value)
    assert run.code == 2
    assert says in run.err


def test_what_was_added_is_indexed_by_then(
    quoth: Quoth, article: Path, data_dir: Path, caplog: pytest.LogCaptureFixture
) -> None:
    quoth("add", article)
    manifest = data_dir / "index" / "shared" / "manifest"
    added = manifest.read_bytes()
    assert quoth("ask", QUESTION).code == 0
    assert manifest.read_bytes() == added
    [own] = [line for line in quoth("articles").out.splitlines() if "\tshared\t" in line]
    quoth("remove", own.split("\t")[0])
    removed = manifest.read_bytes()
    assert removed != added
    assert quoth("ask", QUESTION).code == 0
    assert manifest.read_bytes() == removed
    assert not caplog.records


def test_a_slip_two_questions_and_a_summary_are_told(quoth: Quoth, article: Path) -> None:
    quoth("add", article)
    declined = quoth("ask", "Is there a millwrigth?")
    assert declined.code == 1
    assert declined.out.startswith("I found no answer in the articles.\n")
    assert declined.out.endswith("Did you mean: Is there a millwright?\n")
    as_json = json.loads(quoth("ask", "--json", "Is there a millwrigth?").out)
    assert as_json["did_you_mean"] == "Is there a millwright?"
    assert as_json["closest"] == []  # no word of it is in the article
    two = quoth("ask", "When was the mill at Woodbridge built? Who was the millwright?")
    assert "1170" in two.out
    assert two.out.endswith("You also asked: Who was the millwright?\n")
    whole = quoth("ask", "summarize the tide mill")
    assert whole.code == 0
    assert whole.out.startswith("I only quote, so I can’t sum up.")
    assert "https://example.org/tide" in whole.out
    foreign = quoth("ask", "Wer ist der Bürgermeister der Stadt?")
    assert "The articles are in English; ask in English." in foreign.out


def test_a_passage_that_stands_in_several_articles_names_them(quoth: Quoth, tmp_path: Path) -> None:
    for name in ("east", "west"):
        path = tmp_path / f"{name}.md"
        path.write_text(f"# The {name} pier\n\nA berth costs 20 crowns a night.\n", "utf-8")
        assert quoth("add", path).code == 0
    said = quoth("ask", "What does a berth cost on the east pier?").out
    assert "Also in The west pier ¶ 1" in said
    passage = json.loads(quoth("ask", "--json", "berth cost on the east pier").out)["passages"][0]
    assert [one["title"] for one in passage["elsewhere"]] == ["The west pier"]
