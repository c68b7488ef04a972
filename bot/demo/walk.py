"""Every command and button, one after the other, as a member and as an admin in a real browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

from bot.demo.scene import MEMORY_QUESTION
from bot.demo.visitor import Step, Visitor

MEMBER, ADMIN = "Mia (member)", "Ada (admin)"
_COST = "What did the repair of the bridge cost?"
_QUOTE = "The new piles are made of larch and should last for sixty years."
_WRONG = "The repair cost 3.5 million euros, 400,000 euros less than planned"
_UNKNOWN = "When does the ferry sail?"
_PARKING = ("parking.txt", b"Where to park\n\nYou can park your car behind the library.\n")


async def walk_as_member(visitor: Visitor) -> AsyncIterator[Step]:
    """Do all that a member can do."""
    async for part in _members_parts(visitor):
        async for step in part:
            yield step


async def _members_parts(visitor: Visitor) -> AsyncIterator[AsyncIterator[Step]]:
    await visitor.become("member", MEMBER)
    for part in (_places, _quotes, _declined, _answers, _lists, _help, _privacy):
        yield part(visitor)


async def _answers(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/ask", {"question": _COST})
    for label in ("▶", "◀", "👍", "👍", "👎"):
        yield await visitor.press(label)
    yield await visitor.send_form({"Optional": "It says nothing of the pier."})
    for label in ("Context", "Why this answer?", "Show me privately"):
        yield await visitor.press("⋯")
        yield await visitor.press(label)
    yield await visitor.command("/ask", {"question": _COST, "private": "True"}, pick="private")
    yield await visitor.press("⋯")
    yield await visitor.press("Share")
    yield await visitor.command("/ask", {"question": _COST})
    yield await visitor.press("⋯")
    yield await visitor.press("Delete")


async def _declined(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/ask", {"question": "Who is Melany Kruase?"})
    yield await visitor.press("Ask that")
    yield await visitor.command("/ask", {"question": _UNKNOWN})
    yield await visitor.press("Closest passage")
    yield await visitor.press("Tell me later")
    yield await visitor.press("Mention me here")
    yield await visitor.press(MEMORY_QUESTION)


async def _quotes(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/verify", {"quote": _QUOTE, "private": "True"}, pick="private")
    yield await visitor.press("Context")
    yield await visitor.press("Share")
    yield await visitor.command("/verify", {"quote": _WRONG})
    yield await visitor.press("Find the source of what Ben said")
    yield await visitor.press("Ada: make an article of what Ben said")


async def _lists(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/articles")
    yield await visitor.press("Next")
    yield await visitor.press("Previous")
    yield await visitor.command("/articles", {"article": "bridge"}, pick="article")


async def _help(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/help")
    yield await visitor.press("Ask")
    yield await visitor.send_form({"What do you want to know?": "Who cut the ribbon?"})
    yield await visitor.command("/help")
    yield await visitor.press("Check a quote")
    yield await visitor.send_form({"The sentence": _QUOTE})
    yield await visitor.command("/help")
    yield await visitor.press("Articles")
    yield await visitor.command("/help")
    yield await visitor.press("My data")


async def _privacy(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/privacy show")
    yield await visitor.command("/privacy forget-me")
    yield await visitor.press("Keep")
    yield await visitor.command("/privacy forget-me")
    yield await visitor.press("Forget me")


async def _places(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.choose("Your language in Discord", "Deutsch")
    yield await visitor.command("/help")
    yield await visitor.command("/ask", {"question": _UNKNOWN})
    yield await visitor.choose("Deutsch", "English")
    yield await visitor.go("Go to #lounge")
    yield await visitor.say("Which piles had rotted?")
    yield await visitor.go("Go to #ask-quoth")
    yield await visitor.go("Go to a post in the forum")
    yield await visitor.go("Go to #ask-quoth")
    yield await visitor.go("Go to the other server")
    yield await visitor.press("Wie hoch ist der Jahresbeitrag?")
    yield await visitor.press("Wer schnitt das Band der Brücke durch?")
    yield await visitor.go("Go to the first server")


async def walk_as_admin(visitor: Visitor) -> AsyncIterator[Step]:
    """Do all that an admin can do."""
    await visitor.become("admin", ADMIN)
    parts = (_solved, _adding, _settings, _insights, _curating, _tests, _sources, _last)
    for part in parts:
        async for step in part(visitor):
            yield step


async def _adding(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/library add", {"file": _PARKING})
    for label in ("Show", "Undo", "Undo"):
        yield await visitor.press(label)
    yield await visitor.command("/library add")
    form = {"Text": "The ferry sails at nine.", "Title": "The ferry", "Date": "the day of the dog"}
    yield await visitor.send_form(form)
    yield await visitor.press("Back to the form")
    yield await visitor.send_form({"Date": "30 April 2025"})
    yield await visitor.command("/library edit", {"article": "ferry"}, pick="article")
    yield await visitor.send_form({"Author": "Ada"})


async def _settings(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/settings")
    for page in ("Threads", "Answers"):
        yield await visitor.press(page)
    yield await visitor.choose("Passages", "1 passage")
    yield await visitor.choose("Passages", "3 passages")
    yield await visitor.choose("How careful", "Careful")
    yield await visitor.choose("How careful", "Balanced")
    for page in ("People", "Memory"):
        yield await visitor.press(page)
    yield await visitor.choose("Unanswered questions", "Don’t keep")
    yield await visitor.press("Keep")
    yield await visitor.press("Channels")


async def _insights(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/insights")
    for label in ("7 days", "90 days", "Add an article"):
        yield await visitor.press(label)
    await visitor.close_form()
    yield await visitor.choose("Work on a question", "fishing licence")
    yield await visitor.press("Answer with…")
    form = {"Title": "Rules of the reading club", "Paragraph": "1"}
    yield await visitor.send_form(form)
    yield await visitor.press("Cancel")
    yield await visitor.command("/insights")
    yield await visitor.choose("Work on a question", "harbour lights")
    yield await visitor.press("Dismiss")
    yield await visitor.command("/insights")
    yield await visitor.press_like("Voted unhelpful")
    for label in ("Look at it", "Dismiss"):
        yield await visitor.press(label)
    yield await visitor.command("/insights")
    yield await visitor.press_like("Never quoted")


async def _curating(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/library remove", {"article": "ferry"}, pick="article")
    yield await visitor.press("Keep")
    yield await visitor.command("/library remove", {"article": "ferry"}, pick="article")
    yield await visitor.press("Remove")
    yield await visitor.command("/library bin")
    yield await visitor.command("/library undo", {"article": "ferry"}, pick="article")
    pinned = {"question": "Do bakers pay?", "article": "bridge"}
    yield await visitor.command("/library pin", {**pinned, "paragraph": "4"}, pick="article")
    yield await visitor.press("Pin")
    yield await visitor.command("/ask", {"question": "Do bakers pay?"})
    yield await visitor.command("/library pins")
    yield await visitor.command("/library unpin", {"question": "bakers"}, pick="question")
    yield await visitor.command("/library synonyms add", {"words": "quay, pier"})
    yield await visitor.command("/library synonyms list")
    yield await visitor.command("/library synonyms remove", {"words": "quay"}, pick="words")


async def _tests(visitor: Visitor) -> AsyncIterator[Step]:
    test = {"question": "Who cut the ribbon?", "article": "bridge"}
    yield await visitor.command("/library test add", test, pick="article")
    yield await visitor.press("Add as a test")
    yield await visitor.command("/library test run")
    yield await visitor.press("All test questions")
    yield await visitor.command("/library test list")
    yield await visitor.command("/library test remove", {"question": "ribbon"}, pick="question")


async def _sources(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/library follow", {"channel": "tides"}, pick="channel")
    yield await visitor.command("/library sources")
    yield await visitor.command("/library feeds")
    yield await visitor.command("/library unfollow", {"feed": "tides"}, pick="feed")
    yield await visitor.command("/library follow", {"url": "http://127.0.0.1/feed"})
    yield await visitor.command("/library reindex")
    yield await visitor.command("/library status")
    yield await visitor.command("/library log")
    yield await visitor.press("Next")
    yield await visitor.press("Previous")


async def _solved(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.press("Ada: make an article of what Ben said")
    yield await visitor.send_form({"Title": "What divers found"})
    yield await visitor.go("Go to the solved post")
    await visitor.become("admin-post", ADMIN)
    yield await visitor.press("That solved it")
    yield await visitor.press("Look at it")
    yield await visitor.press("Edit and add")
    yield await visitor.send_form({"Title": "Lorries on the bridge"})
    yield await visitor.go("Go to #ask-quoth")
    await visitor.become("admin-more", ADMIN)
    yield await visitor.command("/ask", {"question": "When may heavy lorries cross?"})
    yield await visitor.press("Start over")


async def _last(visitor: Visitor) -> AsyncIterator[Step]:
    yield await visitor.command("/ask", {"question": "Do lorries pay a toll?"})
    yield await visitor.press("⋯")
    yield await visitor.press("Delete")
    yield await visitor.command("/help")
    yield await visitor.press("Settings")
    yield await visitor.command("/help")
    yield await visitor.press("Insights")


WALKS = {"member": walk_as_member, "admin": walk_as_admin}
"""Who goes for a walk, the first one first."""
