"""Which week it is, for what comes once a week."""

from __future__ import annotations

from datetime import datetime, timedelta

HOUR = 8
"""Hour of Monday, UTC, at which a week begins here."""
SENT = "digest-sent"
"""Name of the preference that says for which week a server had its last digest."""


def week_of(moment: datetime) -> str:
    """Return the week of a moment in UTC, as in "2026-W09"."""
    year, week, _ = (moment - timedelta(hours=HOUR)).isocalendar()
    return f"{year}-W{week:02}"
