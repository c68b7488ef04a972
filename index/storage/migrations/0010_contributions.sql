-- Articles made of what members said, and each thing said: so that they can follow an edit, a
-- deletion, or a member's wish to be forgotten.

CREATE TABLE composed (
    library    TEXT NOT NULL,
    origin     TEXT NOT NULL,                -- the article's
    article_id TEXT NOT NULL,
    title      TEXT NOT NULL,
    url        TEXT,
    date       TEXT,
    changed    INTEGER NOT NULL,             -- 1 while the article is not yet what is said below
    checked_at TEXT NOT NULL,                -- ISO 8601, UTC: when the originals were looked at
    PRIMARY KEY (library, origin)
) STRICT;

CREATE INDEX composed_by_check ON composed (checked_at);

CREATE TABLE contribution (
    library TEXT NOT NULL,
    origin  TEXT NOT NULL,
    place   INTEGER NOT NULL,
    source  TEXT NOT NULL,                   -- which message, for the face to read
    author  TEXT NOT NULL,                   -- a salted hash of the member's number
    name    TEXT,                            -- the author's, where the server credits authors
    text    TEXT NOT NULL,
    digest  TEXT NOT NULL,                   -- of what the original said when it was looked at
    PRIMARY KEY (library, origin, place),
    FOREIGN KEY (library, origin) REFERENCES composed (library, origin) ON DELETE CASCADE
) STRICT;

CREATE INDEX contribution_by_source ON contribution (source);
CREATE INDEX contribution_by_author ON contribution (author);
