"""Lists whose items ask and are answered: each is a section of its own."""

from __future__ import annotations

from tests.index.parsing.helpers import seen

QUESTIONS = """\
# Galleries

Look here first.

- How do I delete my account?

    Write to the desk.

- Mails do not arrive

    They may be spam:

    - change the address
    - ask the host

- **Q.** _Can I rename it?_

  **A.** No.

That is all.
"""


def test_items_that_ask_head_their_answers() -> None:
    assert seen(QUESTIONS, "faq.md") == [
        ((), "Look here first."),
        (("How do I delete my account?",), "Write to the desk."),
        (("Mails do not arrive",), "They may be spam:\n\n- change the address\n- ask the host"),
        (("Q. Can I rename it?",), "A. No."),
        ((), "That is all."),
    ]


def test_questions_without_answers_and_answers_without_questions_stay_lists() -> None:
    for page in (
        "# Quiz\n\n- Who rowed?\n- Who steered?\n",
        "# Steps\n\n- Open it.\n\n  It takes long.\n\n- Close it.\n\n  It is quick.\n",
        "# One\n\n- Who rowed?\n\n  Ada did.\n",
    ):
        assert all(headings == () for headings, _ in seen(page, "a.md"))
