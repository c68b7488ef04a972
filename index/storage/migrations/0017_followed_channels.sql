-- Channels whose messages become articles, and how far each of them has been read.

CREATE TABLE followed_channel (
    library    TEXT NOT NULL,
    channel    TEXT NOT NULL,                -- its number, for the face to read
    title      TEXT NOT NULL,
    url        TEXT NOT NULL,
    last       TEXT NOT NULL,                -- the last message or post that was read; 0 is none
    finished   INTEGER NOT NULL,             -- 1 when all that was there has been read
    checked_at TEXT,                         -- ISO 8601, UTC
    problem    TEXT,                         -- why it could not be read, as a key of the face's own
    PRIMARY KEY (library, channel)
) STRICT;
