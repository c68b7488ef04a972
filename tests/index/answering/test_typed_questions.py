"""Questions as people type them, asked of a real community's guides: framing, slips, no marks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from index import Library, Verdict, read_document

DOCUMENTS = Path(__file__).parents[4] / "shared/communities/pluralkit/documents"
ANSWERED = {
    "hi, quick question: how do I register a system?": "pk;system new",
    "sorry if this was asked before but how do i delete a proxied message": "message -delete",
    "how 2 import from tupperbox": "pk;import",
    "import tupperbox": "pk;import",
    "can i export my data?": "pk;export",
    "whats latch": "latch",
    "how do i set a server specific nickname/avatar for a member": "serveravatar",
    "<@466378653216014359> **how** do i __set__ the ||pronouns|| of a member": "pronouns",
    "can i move a switch to an earlier time": "pk;switch move",
    "recover lost account new discord account": "pk;link",
    "HOW DO I DELETE MY SYSTEM???": "pk;system delete",
    "delte my sytem": "pk;system delete",
    "how much does premium cost?": "US$5",
    "rate limit api": "10/second",
    "what's the base url of the API?": "https://api.pluralkit.me/v2",
    "how do i export my data? and how do i import it again on another account?": "pk;export",
}
SILENT = (
    "who won the game last night",
    "who is the president of france",
    "how do i cook rice",
    "what's your favourite colour",
    "Wie erstelle ich ein neues System?",
    "good bot",
    "lol",
    "who are you",
)
FRAMED = (
    "does anyone here know {}",
    "hi all! could somebody please tell me {} thanks in advance",
    "i was wondering {}",
    "quick question, {}",
    "{} pls help its urgent",
)
ASKED = "how many members can be in a system", "how long a member name can be"


@pytest.fixture
def guides(tmp_path: Path) -> Path:
    if not DOCUMENTS.is_dir():
        pytest.skip("the communities' documents are not there")
    subprocess.run(
        [sys.executable, "-m", "bot", "add", DOCUMENTS, "--data-dir", tmp_path],
        env=os.environ | {"QUOTH_SAMPLE": "0"}, capture_output=True, check=False,
    )  # fmt: skip
    return tmp_path


async def test_what_people_type_is_answered_or_declined(guides: Path) -> None:
    wrong = []
    async with Library.open(guides) as library:
        for question, words in ANSWERED.items():
            answer = await library.ask(question)
            quotes = " ".join(q.text for p in answer.passages[:1] for q in p.quotes)
            if words.lower() not in " ".join(quotes.split()).lower():
                wrong.append(question)
        for question in SILENT:
            if (await library.ask(question)).verdict is Verdict.ANSWERED:
                wrong.append(question)
        for question in ASKED:
            plain = await library.ask(question)
            for frame in FRAMED:
                framed = await library.ask(frame.format(question))
                if abs(framed.confidence - plain.confidence) > 0.05:
                    wrong.append(framed.question)
    assert wrong == []


async def test_another_code_is_no_answer(library: Library) -> None:
    page = "# Errors\n\n| Code | Meaning |\n|---|---|\n| 0x80070057 | an argument is wrong |\n"
    page += "| TN-101 | the broker is away |\n| TN-102 | the queue is full |\n"
    await library.add(read_document(page.encode(), "errors.md"))
    assert "an argument" in (await library.ask("error 0x80070057")).passages[0].quotes[0].text
    assert not (await library.ask("error 0x80070058")).answered
    assert not (await library.ask("what does error TN-120 mean")).answered
