"""What a document gave, divided and put together again."""

from __future__ import annotations

import pytest

from index.model import Draft, Locator
from index.parsing import Documents, read_documents, split
from index.parsing.outline import Piece, PieceKind, assemble
from index.parsing.portions import SIZE, divided, joined


def article(origin: str, pieces: int) -> Draft:
    parts = [Piece(PieceKind.PARAGRAPH, f"Row {n}", 0, Locator("page", "1")) for n in range(pieces)]
    text, outline = assemble(parts)
    return Draft(origin, text, "html", origin, outline=outline)


@pytest.mark.parametrize("sizes", [(1,), (SIZE,), (SIZE + 1, 1, 3 * SIZE), (1,) * 20])
def test_nothing_is_lost_and_no_portion_is_long(sizes: tuple[int, ...]) -> None:
    drafts = tuple(article(str(number), size) for number, size in enumerate(sizes))
    paragraphs = tuple(split(draft.text, "html", draft.outline) for draft in drafts)
    found = Documents(drafts, (("b.txt", "It is empty."),), (("c", "No pictures."),), paragraphs)
    portions = list(divided(found))
    assert joined(portions) == found
    assert max(len(portion.outline) + len(portion.paragraphs) for portion in portions) <= SIZE


def test_reading_gives_the_paragraphs_of_every_article() -> None:
    lines = b"\n".join(b'{"title": "T%d", "text": "One.\\n\\nTwo %d."}' % (n, n) for n in range(3))
    for data, name in ((lines, "a.jsonl"), (b"# A\n\nTide.", "a.md"), (b"<p>Tide.", "a.html")):
        found = read_documents(data, name)
        assert found.paragraphs == tuple(split(d.text, d.format, d.outline) for d in found.drafts)
        assert all(found.paragraphs)
