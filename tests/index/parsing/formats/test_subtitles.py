"""Subtitles: cues joined to paragraphs, with the times at which they begin."""

from __future__ import annotations

import pytest

from index.parsing import read_document
from index.parsing.formats.subtitles import FULL
from tests.index.parsing.formats.helpers import shown, texts

SRT = """1
00:00:01,000 --> 00:00:03,000
The harbour opened in 1901,
<i>as you know</i>.

2
00:00:03,200 --> 00:00:05,000
It closed in 1999. {\\an8}

3
00:01:02,500 --> 00:01:04,000
After a pause, there is more.

4
01:00:00,000 --> 01:00:02,000
An hour later.
"""
VTT = """WEBVTT - a talk
Kind: captions

NOTE
This is nobody's business.

STYLE
::cue { color: red }

intro
00:01.000 --> 00:03.000 align:start
<v Jane Doe>The tide rises &amp; falls,

00:03.000 --> 00:05.000
<v Jane Doe><00:03.500><c>twice a day.</c>

00:05.000 --> 00:07.000
<v Jim Roe>Does it?
"""


@pytest.mark.parametrize("name", ["talk.srt", "talk.txt", ""])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_srt(name: str, line_end: str) -> None:
    draft = read_document(SRT.replace("\n", line_end).encode(), name)
    assert draft.format == "subtitles"
    assert shown(draft) == [
        (
            "The harbour opened in 1901, as you know. It closed in 1999.",
            (),
            "time 00:00:01",
        ),
        ("After a pause, there is more.", (), "time 00:01:02"),
        ("An hour later.", (), "time 01:00:00"),
    ]


def test_vtt_with_speakers() -> None:
    draft = read_document(VTT.encode(), "elm_bay-talk.vtt")
    assert draft.title == "Elm bay talk"
    assert shown(draft) == [
        ("Jane Doe: The tide rises & falls, twice a day.", (), "time 00:00:01"),
        ("Jim Roe: Does it?", (), "time 00:00:05"),
    ]


def test_lines_that_roll_up_are_read_once() -> None:
    cues = ("one line", "one line\nnext line", "next line\nlast line.")
    text = "WEBVTT\n\n" + "\n\n".join(
        f"00:0{i}.000 --> 00:0{i}.900\n{cue}" for i, cue in enumerate(cues)
    )
    assert shown(read_document(text.encode(), "a.vtt")) == [
        ("one line next line last line.", (), "time 00:00:00")
    ]


def test_a_long_talk_is_divided_at_sentence_ends() -> None:
    text = "WEBVTT\n\n" + "\n\n".join(
        f"00:{i:02}.000 --> 00:{i:02}.900\nThis is sentence number {i} of a talk."
        for i in range(30)
    )
    found = shown(read_document(text.encode(), "a.vtt"))
    assert [place for _, _, place in found] == ["time 00:00:00", "time 00:00:11", "time 00:00:22"]
    assert all(words.endswith("talk.") for words, _, _ in found)
    assert all(FULL < len(words) < FULL + 60 for words, _, _ in found[:-1])


@pytest.mark.parametrize(
    "source",
    [
        "1\n00:00:01,000 --> 00:00:02,000\nThe oven is lit,\n\nand it gets hot.\n\n"
        "2\n00:00:09,000 --> 00:00:10,000\nBread is sold.\n",
        "0:00:01,5 --> 0:00:02,0\nThe oven is lit,\nand it gets hot.\n\n"
        "0:00:09,000 --> 0:00:10,000\nBread is sold.\n",
        "1\n00:01 --> 00:02\nThe oven is lit,\nand it gets hot.\n2\n00:09 --> 00:10\n"
        "Bread is sold.",
        "WEBVTT\n\nNOTE\nby Ida\n\nfirst\n00:01.000 --> 00:02.000\nThe oven is lit,\n\n"
        "and it gets hot.\n\nNOTE cut here\n\nsecond\n00:09.000 --> 00:10.000\nBread is sold.\n",
    ],
)
def test_cues_as_people_write_them(source: str) -> None:
    assert texts(read_document(source.encode(), "a.srt")) == [
        "The oven is lit, and it gets hot.",
        "Bread is sold.",
    ]


def test_each_of_two_voices_in_a_cue_has_its_own_words() -> None:
    text = (
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v Per>Where is the office?</v>\n"
        "<v Ida>Behind the crane.</v>\n\n00:09.000 --> 00:10.000\n<ruby>漢<rt>kan</rt></ruby>\n"
    )
    assert texts(read_document(text.encode(), "a.vtt")) == [
        "Per: Where is the office?",
        "Ida: Behind the crane.",
        "漢",
    ]
