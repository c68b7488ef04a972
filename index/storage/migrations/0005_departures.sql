-- Libraries whose server the bot has left, and since when; what belongs to them goes later.

CREATE TABLE departure (
    library TEXT PRIMARY KEY,
    left_at TEXT NOT NULL                    -- ISO 8601, UTC
) STRICT;
