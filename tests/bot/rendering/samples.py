"""Texts that try to break the renderer, and what may be alive in what it makes of them."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.localisation import ENGLISH, words_in

WORDS = words_in(ENGLISH)
"""What the renderer is tested in; the catalogues have their own tests."""
ODD = st.text(
    st.sampled_from("ab é0_*~|`[]()<>#@:;/\\-+=.!&\n\t \"'“”§—漢🙂\u0301\u200d1")
    | st.characters(codec="utf-8"),
    max_size=80,
)
"""Short texts, thick with what Markdown could act on."""
ALLOWED = {
    "blockquote",
    "heading",
    "subtext",
    "strong_open",
    "strong_close",
    "link_open",
    "link_close",
}
"""The markup that is ours."""


def words(text: str) -> str:
    """Return a text with its white space made even."""
    return " ".join(text.split())
