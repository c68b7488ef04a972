-- Threads of which an article has been offered to the managers of a library, so that it is offered
-- once.

CREATE TABLE offer (
    library    TEXT NOT NULL,
    thread     TEXT NOT NULL,                -- for the face to read
    offered_at TEXT NOT NULL,                -- ISO 8601, UTC
    PRIMARY KEY (library, thread)
) STRICT;
