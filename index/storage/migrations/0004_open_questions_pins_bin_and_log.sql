-- What the managers of a library see and do: questions nobody could answer, passages pinned to a
-- wording, articles removed not long ago, and who changed what.

-- A question's words, never who asked.
CREATE TABLE open_question (
    id       INTEGER PRIMARY KEY,
    library  TEXT NOT NULL,
    question TEXT NOT NULL,
    link     TEXT,                           -- where it stands, if everybody there can see it
    asked_at TEXT NOT NULL                   -- ISO 8601, UTC
) STRICT;

CREATE INDEX open_question_by_library ON open_question (library, asked_at);

-- No reference to article, as in `cited`: a pin says so when its passage has gone.
CREATE TABLE pin (
    library    TEXT NOT NULL,
    sense      TEXT NOT NULL,                -- the words of the wording that count
    wording    TEXT NOT NULL,
    title      TEXT NOT NULL,                -- the article's, as it was then
    article_id TEXT NOT NULL,
    paragraph  INTEGER NOT NULL,
    digest     TEXT NOT NULL,
    quotes     TEXT NOT NULL,                -- a JSON array of [start, end]
    pinned_at  TEXT NOT NULL,                -- ISO 8601, UTC
    PRIMARY KEY (library, sense)
) STRICT;

CREATE TABLE bin (
    article_id TEXT NOT NULL,
    library    TEXT NOT NULL,
    removed_at TEXT NOT NULL,                -- ISO 8601, UTC
    title      TEXT NOT NULL,
    draft      TEXT NOT NULL,                -- a JSON object: the article as it was added
    PRIMARY KEY (library, article_id)
) STRICT;

CREATE TABLE event (
    id          INTEGER PRIMARY KEY,
    library     TEXT NOT NULL,
    happened_at TEXT NOT NULL,               -- ISO 8601, UTC
    actor       TEXT NOT NULL,               -- a member's number, for the face to show
    action      TEXT NOT NULL,
    subject     TEXT NOT NULL
) STRICT;

CREATE INDEX event_by_library ON event (library, id);
