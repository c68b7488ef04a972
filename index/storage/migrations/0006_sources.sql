-- What was read, so that it is known again before it is read: the bytes of a file or an address,
-- and the articles that they gave, as they were then.

CREATE TABLE source (
    library     TEXT NOT NULL,
    origin      TEXT NOT NULL,
    fingerprint TEXT NOT NULL,               -- of the bytes, their name and the readers' version
    articles    TEXT NOT NULL,               -- a JSON array of [id, revision]
    PRIMARY KEY (library, origin)
) STRICT;

-- Of the feed as it was when all in it had been dealt with.
ALTER TABLE feed ADD COLUMN fingerprint TEXT;
