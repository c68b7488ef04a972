"""Questions in Chinese and Japanese are compared by what they ask about."""

from __future__ import annotations

import pytest

from index import Library, read_document
from index.analysis.unspaced_questions import without_question_words

LIBRARY_ROOM = """\
# 図書室の案内

## 開館時間

火曜日から土曜日まで、午前十時から午後六時まで開いています。

## 本の貸出

一人五冊まで、二週間借りることができます。

## パスワードを忘れたとき

受付で身分証明書を見せてください。新しいパスワードを発行します。
"""
BICYCLE_SHED = """\
# 自行车棚规则

## 开放时间

车棚每天早上六点到晚上十点开放。

## 怎样登记？

把姓名和车牌号写在门口的本子上。

## 丢失钥匙

丢失钥匙要向管理员报告，并付二十元。
"""


@pytest.mark.parametrize(
    ("language", "question", "left"),
    [
        ("zh", "钥匙丢了怎么办？", "钥匙丢 ？"),
        ("zh", "咖啡多少钱", "咖啡"),
        ("zh", "什么", "什么"),
        ("ja", "何時に開きますか", "開"),
        ("ja", "本は何冊まで借りられますか？", "本 借 ？"),
        ("ja", "いくらですか", "いくらですか"),
        ("ja", "ログはどこにある", "ログ"),
        ("ja", "寄付したい", "寄付"),
        ("ja", "傘がほしいんだけど", "傘"),
        ("ja", "クレジットってどこに書けばいい？", "クレジット 書 ？"),
        ("ja", "起動しない", "起動しない"),
        ("ja", "ミュートしたら相手に分かる？", "ミュート 相手 分 ？"),
        ("ja", "商用利用していいですか", "商用利用"),
        ("ja", "バックアップってどうやるの", "バックアップ"),
        ("ja", "アプリある？", "アプリ ？"),
        ("en", "what is it", "what is it"),
    ],
)
def test_what_only_asks_is_left_out(language: str, question: str, left: str) -> None:
    assert without_question_words(question, language).split() == left.split()


@pytest.mark.parametrize(
    ("text", "question", "quoted"),
    [
        (LIBRARY_ROOM, "何時に開きますか", "午前十時"),
        (LIBRARY_ROOM, "本は何冊まで借りられますか？", "五冊"),
        (LIBRARY_ROOM, "パスワードを忘れました", "身分証明書"),
        (BICYCLE_SHED, "钥匙丢了怎么办", "二十元"),
        (BICYCLE_SHED, "怎么登记", "本子"),
    ],
)
async def test_a_question_is_answered_in_another_form_of_its_words(
    library: Library, text: str, question: str, quoted: str
) -> None:
    await library.add(read_document(text.encode(), "page.md"))
    answer = await library.ask(question)
    assert quoted in answer.passages[0].quotes[0].text


SURVEYS = """\
# アンケート

## アンケートに答える

選択肢を押します。アンケートにはいつでも答えられます。

## 選択肢を増やす

アンケートには、選択肢を10個まで作ることができます。
"""


async def test_how_many_is_answered_with_a_number(library: Library) -> None:
    await library.add(read_document(SURVEYS.encode(), "page.md"))
    answer = await library.ask("アンケートの選択肢って何個まで？")
    assert "10個まで" in answer.passages[0].quotes[0].text


STARTING = """\
# 困ったときは

## アプリが起動しない

ほとんどの場合、端末が古いことが原因です。

それでも起動しないときは、受付にお持ちください。
"""


async def test_a_heading_that_says_the_question_has_its_section_quoted(library: Library) -> None:
    await library.add(read_document(STARTING.encode(), "page.md"))
    quoted = (await library.ask("起動しない")).passages[0].quotes[0].text
    assert "端末が古い" in quoted
    assert "受付" in quoted


@pytest.mark.parametrize(
    ("text", "question"),
    [(LIBRARY_ROOM, "駐車場はありますか"), (BICYCLE_SHED, "哪里可以买票")],
)
async def test_what_is_not_there_is_declined(library: Library, text: str, question: str) -> None:
    await library.add(read_document(text.encode(), "page.md"))
    assert not (await library.ask(question)).answered
