"""What can be said of a bot's token without asking Discord."""

from __future__ import annotations

import re

HOW_TO_GET_ONE = (
    "make one at https://discord.com/developers/applications (your application, Bot, "
    "Reset Token) and set it as QUOTH_TOKEN"
)
# Three parts between dots: whose token it is, when it was made, and a signature.
_SHAPE = re.compile(r"[\w-]+\.[\w-]+\.[\w-]+")


def token_problem(token: str | None) -> str | None:
    """Return what is wrong with a token, None where it looks like one."""
    stripped = (token or "").strip()
    if not stripped:
        return "There is no token"
    return None if _SHAPE.fullmatch(stripped) else "The token is not a bot's token"
