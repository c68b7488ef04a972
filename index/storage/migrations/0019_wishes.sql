-- Members who want to be told when a question can be answered; deleted when they have been told, or
-- after 30 days.

CREATE TABLE wish (
    library   TEXT NOT NULL,
    member    TEXT NOT NULL,                 -- the member's number, to whom it is told
    question  TEXT NOT NULL,
    place     TEXT NOT NULL,                 -- where to mention the member; empty for a message
    wished_at TEXT NOT NULL,                 -- ISO 8601, UTC
    PRIMARY KEY (library, member, question)
) STRICT;
