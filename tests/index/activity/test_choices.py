"""What managers have chosen, as a question reads it."""

from __future__ import annotations

from index import Library, read_document

RULES = "# Rules\n\nWhoever shouts is expelled by the warden for a week.\n"


async def test_synonyms_are_of_all_libraries_that_are_read_and_pins_of_the_first(
    library: Library,
) -> None:
    own, choices = library.of("1"), library._services.tables.choices
    await library.add(read_document(RULES.encode(), "rules.md"))
    assert await choices.of(own.reads) == ((), False)
    await library.management.synonyms.add(["yeeted", "expelled"])
    await own.management.synonyms.add(["mod", "warden"])
    assert await choices.of(own.reads) == ((("mod", "warden"), ("yeeted", "expelled")), False)
    [passage] = (await own.ask("Who is expelled for a week?")).passages
    await own.management.pins.pin("Who throws people out?", passage)
    assert (await choices.of(own.reads)).has_pins
    assert not (await choices.of(library.reads)).has_pins
