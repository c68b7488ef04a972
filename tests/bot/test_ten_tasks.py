"""What a stranger wants of the bot first: each takes at most three steps from `/help`."""

from __future__ import annotations

from typing import Any

from simcord import MemberActor
from simcord.results import InteractionResult, ResponseMessage

from tests.bot.world import BRIDGE, World, text_of
from tests.index.parsing.formats.makers import pdf

QUESTION = "How long is the harbour bridge in metres?"
FOLLOW_UP = "And how many lanes of traffic does it carry?"
MOST = 3


class Visitor:
    """Somebody who has the help card open, and whose steps are counted."""

    def __init__(self, world: World, actor: MemberActor, card: ResponseMessage) -> None:
        self.world = world
        self.actor = actor
        self.card = card
        self.steps = 0

    def step(self) -> None:
        """Take a step, or fail where that is one too many."""
        self.steps += 1
        assert self.steps <= MOST

    async def press(self, label: str, on: ResponseMessage | None = None) -> InteractionResult:
        """Press a button of the card, or of another message."""
        self.step()
        return await self.actor.click(on or self.card, label=label)

    async def send(self, form: InteractionResult, values: dict[str, str]) -> InteractionResult:
        """Send a form."""
        self.step()
        return await self.actor.submit_modal(form, values)

    async def command(self, name: str, **options: Any) -> InteractionResult:
        """Give a command that the card names."""
        assert f"`/{name}`" in text_of(self.card)
        self.step()
        return await self.actor.slash(self.world.channel, name, **options)


async def visit(world: World, actor: MemberActor) -> Visitor:
    """Give the server an article, and let somebody ask for help."""
    await world.add(BRIDGE)
    card = (await actor.slash(world.channel, "help")).response
    assert card is not None
    return Visitor(world, actor, card)


async def asked(visitor: Visitor) -> ResponseMessage:
    """Ask a question from the card."""
    form = await visitor.press("Ask")
    answer = await visitor.send(form, {"question": QUESTION})
    assert "**It is 503 metres long" in text_of(answer)
    assert answer.response is not None
    return answer.response


async def test_ask_and_report_a_bad_answer(world: World) -> None:
    visitor = await visit(world, world.member)
    answer = await asked(visitor)
    form = await visitor.press("👎", answer)
    assert form.modal is not None  # the vote counts already; the reason is one step more
    (noted,) = await world.library.management.feedback.unhelpful()
    assert noted.votes == 1


async def test_follow_up(world: World) -> None:
    visitor = await visit(world, world.member)
    visitor.step()
    await world.member.send(world.channel, f"{world.mention} {QUESTION}")
    visitor.step()
    await world.member.send(world.channel, FOLLOW_UP, reply_to=world.replies()[-1])
    first, second = world.replies()
    assert "**It is 503 metres long" in text_of(first)
    assert FOLLOW_UP in text_of(second)
    assert "eight lanes" in text_of(second)


async def test_check_a_quote(world: World) -> None:
    visitor = await visit(world, world.member)
    form = await visitor.press("Check a quote")
    verdict = await visitor.send(form, {"quote": "Six million rivets hold the steel together."})
    assert text_of(verdict).startswith("✅ Word for word.")


async def test_privacy(world: World) -> None:
    visitor = await visit(world, world.member)
    await asked(visitor)
    shown = await visitor.press("My data")
    assert "1 answer you asked for" in text_of(shown)


async def test_add_a_pdf(world: World) -> None:
    visitor = await visit(world, world.admin)
    data = pdf([[("Helvetica", 12, 72, 720, "The tide mill at Woodbridge was built in 1170.")]])
    added = await visitor.command("library add", file=("mill.pdf", data))
    assert "Added" in text_of(added)


async def test_find_what_went_unanswered(world: World) -> None:
    visitor = await visit(world, world.admin)
    await world.member.slash(world.channel, "ask", question="Who tamed the dragon of Tirol?")
    assert "Who tamed the dragon of Tirol?" in text_of(await visitor.press("Insights"))


async def test_change_a_setting(world: World) -> None:
    visitor = await visit(world, world.admin)
    panel = (await visitor.press("Settings")).response
    assert panel is not None
    await visitor.press("Answers", panel)
    visitor.step()
    await world.admin.select(panel, ["1"], custom_id="quoth.set:passages")
    library = world.library
    assert (await world.bot.server_settings.of(library)).passages == 1


async def test_undo(world: World) -> None:
    visitor = await visit(world, world.admin)
    data = b"The tide mill\n\nIt was built in 1170.\n"
    added = await visitor.command("library add", file=("mill.txt", data))
    message = added.response or added.followups[0]
    undone = await visitor.press("Undo", message)
    assert "Removed **The tide mill**" in text_of(undone)
    (article,) = await world.library.articles()
    assert article.title == "The harbour bridge"


async def test_help_in_words(world: World) -> None:
    await world.member.send(world.channel, f"{world.mention} what can you do?")
    assert "### I quote; I don’t make things up" in text_of(world.replies()[-1])
