-- Feeds that libraries follow, and which of their entries have been dealt with.

CREATE TABLE feed (
    library       TEXT NOT NULL,
    url           TEXT NOT NULL,
    title         TEXT NOT NULL,
    channel       TEXT,                      -- where new entries are announced, for the face to read
    etag          TEXT,
    last_modified TEXT,
    polled_at     TEXT,                      -- ISO 8601, UTC, as is next_poll
    next_poll     TEXT NOT NULL,
    failures      INTEGER NOT NULL DEFAULT 0,
    problem       TEXT,                      -- what was wrong at the last poll
    reported      INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (library, url)
) STRICT;

CREATE INDEX feed_by_next_poll ON feed (next_poll);

CREATE TABLE feed_entry (
    library TEXT NOT NULL,
    url     TEXT NOT NULL,
    key     TEXT NOT NULL,                   -- the entry's id or link
    digest  TEXT NOT NULL,                   -- of what the feed said in it
    PRIMARY KEY (library, url, key),
    FOREIGN KEY (library, url) REFERENCES feed (library, url) ON DELETE CASCADE
) STRICT;
