"""From `/insights` to a better answer: open questions, unhelpful answers, unquoted articles."""

from __future__ import annotations

import csv
import io

from simcord.results import ResponseMessage

from tests.bot.world import BRIDGE, LIGHTHOUSE, World, labels_of, text_of

QUESTION = "How long is the harbour bridge in metres?"
UNKNOWN = "Which rivets did the premier buy?"


async def insights(world: World) -> ResponseMessage:
    shown = (await world.admin.slash(world.channel, "insights")).response
    assert shown is not None
    return shown


async def open_question(world: World) -> ResponseMessage:
    """Ask what is not answered; open the question's card."""
    await world.add(BRIDGE)
    library = world.library
    await library.management.open_questions.note(UNKNOWN)
    (group,) = await library.management.open_questions.groups()
    card = await world.admin.select(
        await insights(world), [str(group.ids[0])], custom_id="quoth.insights-question"
    )
    assert card.ephemeral
    assert card.response is not None
    return card.response


async def vote_unhelpful(world: World, reason: str) -> None:
    """Ask, vote against the answer and say why."""
    await world.add(BRIDGE)
    asked = await world.member.slash(world.channel, "ask", question=QUESTION)
    assert asked.response is not None
    form = await world.member.click(asked.response, label="👎")
    await world.member.submit_modal(form, {"reason": reason})


async def test_an_open_question_is_answered_by_a_passage_that_is_picked(world: World) -> None:
    card = await open_question(world)
    assert UNKNOWN in text_of(card)
    await world.restart()
    form = await world.admin.click(card, label="Answer with…")
    values = {"question": UNKNOWN, "article": "harbour bridge", "paragraph": "4"}
    preview = await world.admin.submit_modal(form, values)
    assert preview.response is not None
    assert "sixpence" in text_of(preview)
    await world.admin.click(preview.response, label="Pin")
    answer = text_of(await world.member.slash(world.channel, "ask", question=UNKNOWN))
    assert "**The toll was sixpence" in answer
    assert "No question is waiting" in text_of(await insights(world))


async def test_the_closest_passage_is_pinned_at_once(world: World) -> None:
    card = await open_question(world)
    assert "Pin this passage" in labels_of(card)
    await world.admin.click(card, label="Pin this passage")
    assert f"Pinned. This passage now comes first for “{UNKNOWN}”." in text_of(card)
    assert await world.library.management.open_questions.groups() == []


async def test_a_question_is_dismissed_once(world: World) -> None:
    card = await open_question(world)
    message = await insights(world)
    await world.admin.click(card, label="Dismiss")
    assert "Dismissed." in text_of(card)
    log = text_of(await world.admin.slash(world.channel, "library log"))
    assert f"dismissed the question **{UNKNOWN}**" in log
    stale = await world.admin.select(message, ["1"], custom_id="quoth.insights-question")
    assert "This is done already." in text_of(stale)


async def test_a_wrong_title_is_told(world: World) -> None:
    card = await open_question(world)
    form = await world.admin.click(card, label="Answer with…")
    said = await world.admin.submit_modal(form, {"question": UNKNOWN, "article": "zebra"})
    assert "There is no article with this title" in text_of(said)


async def test_managers_see_why_an_answer_did_not_help(world: World) -> None:
    await vote_unhelpful(world, "I meant *miles*")
    shown = await insights(world)
    listed = await world.admin.click(shown, label="Voted unhelpful: 1")
    assert listed.ephemeral
    assert listed.response is not None
    text = text_of(listed)
    assert "### Answers voted unhelpful" in text
    (file,) = listed.response.attachments
    rows = list(csv.reader(io.StringIO((await file.read()).decode("utf-8-sig"))))
    assert rows[1][1:4] == ["The harbour bridge", "1", "I meant *miles*"]
    await world.restart()
    card = await world.admin.click(listed.response, label="Look at it")
    assert card.response is not None
    assert r"> I meant \*miles\*" in text_of(card)
    assert "**It is 503 metres long" in text_of(card)
    assert str(world.member.id) not in text_of(card)
    await world.admin.click(card.response, label="Dismiss")
    assert "Voted unhelpful: 1" not in labels_of(await insights(world))
    assert "1 vote" in text_of(await insights(world))


async def test_other_servers_answers_are_not_to_be_looked_at(world: World) -> None:
    await vote_unhelpful(world, "Too long")
    other = world.bot.library_of(99)
    assert await other.management.feedback.unhelpful() == []
    (answer,) = await world.library.management.feedback.unhelpful()
    await other.management.feedback.dismiss(answer.id)
    assert await world.library.management.feedback.unhelpful() == [answer]


async def test_a_vote_taken_back_takes_its_reason_along(world: World) -> None:
    await vote_unhelpful(world, "Too long")
    (answer,) = await world.library.management.feedback.unhelpful()
    await world.bot.library.journal.withdraw_vote(answer.id, world.member.id)
    assert "Voted unhelpful: 1" not in labels_of(await insights(world))


async def test_articles_never_quoted_are_listed_with_a_table(world: World) -> None:
    await world.add(LIGHTHOUSE, "lighthouse.txt")
    await vote_unhelpful(world, "Too long")
    listed = await world.admin.click(await insights(world), label="Never quoted: 1")
    assert "### Articles never quoted\n- The lighthouse keeper" in text_of(listed)
    assert listed.response is not None
    assert [file.filename for file in listed.response.attachments] == ["never-quoted.csv"]
