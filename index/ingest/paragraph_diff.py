"""How the paragraphs of two versions of an article differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from index.model import Paragraph
from index.reports import ParagraphDiff


def difference(old: Iterable[Paragraph], new: Iterable[Paragraph]) -> ParagraphDiff:
    """Count what was added, removed and changed, by the paragraphs' words alone.

    Where paragraphs stand does not matter: one that is put in at the top moves all others. As
    many as were both taken out and put in count as changed. Linear in the paragraphs.
    """
    before, after = Counter(p.text for p in old), Counter(p.text for p in new)
    gone, come = (before - after).total(), (after - before).total()
    changed = min(gone, come)
    return ParagraphDiff(come - changed, gone - changed, changed)
