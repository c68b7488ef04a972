"""E-mail: what was written, without what only programs read."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocument
from index.parsing import read_document, read_documents
from tests.index.parsing.formats.helpers import texts

MAIL = b"""From: Ann Bee <ann@x.test>
Subject: =?utf-8?Q?Gate_f=C3=BCr_alle?=
Date: Tue, 02 Jan 2024 10:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

The caf=C3=A9 opens at six, and this line goes on=
 below.

> What time
> is it?

--=20
Harbour office

--b1
Content-Type: text/html; charset=utf-8

<p>The page.</p>
--b1--
"""


def test_a_message_is_what_its_writer_says() -> None:
    draft = read_document(MAIL, "a.eml")
    assert (draft.title, draft.author, draft.date) == ("Gate für alle", "Ann Bee", "2024-01-02")
    assert texts(draft) == [
        "The café opens at six, and this line goes on below.", "What time is it?",
    ]  # fmt: skip


def test_a_page_stands_for_a_text_that_is_not_there() -> None:
    mail = b"From: a@x.test\nSubject: Hi\nContent-Type: text/html\n\n<p>Only <b>here</b>.</p>"
    assert texts(read_document(mail, "a.eml")) == ["Only here."]


def test_a_mailbox_has_an_article_a_message() -> None:
    second = b"From: ben@x.test\nSubject: Re: Gate\nDate: soon\n\nIt is open.\n\n>From now on.\n"
    box = b"From ann Tue Jan  2 10:00:00 2024\n" + MAIL + b"\nFrom ben Tue Jan  2 11:00:00 2024\n"
    drafts = read_documents(box + second, "a.mbox").drafts
    assert [draft.title for draft in drafts] == ["Gate für alle", "Re: Gate"]
    assert texts(drafts[1]) == ["It is open.", "From now on."]


@pytest.mark.parametrize(
    "mail",
    [
        b"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n" * 5_000,
        b"Subject: x\nContent-Type: text/plain; charset=nonsense\n\n",
        b"Subject: " + b"=?utf-8?Q?a?= " * 2_000 + b"\n\n",
    ],
)
def test_what_says_nothing_is_refused(mail: bytes) -> None:
    with pytest.raises(UnreadableDocument):
        read_document(mail, "a.eml")
