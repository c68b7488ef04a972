-- Answers that were given, what members made of them, and what a library's managers prefer.

CREATE TABLE answer (
    id         TEXT PRIMARY KEY,
    library    TEXT NOT NULL,
    asker      TEXT,                         -- a pseudonym; NULL once the member is forgotten
    verdict    TEXT NOT NULL,
    confidence REAL NOT NULL,
    given_at   TEXT NOT NULL,                -- ISO 8601, UTC
    question   TEXT,                         -- where the operator keeps questions
    shared     INTEGER NOT NULL DEFAULT 0,
    asked      TEXT,                         -- the message that asks, for the face to read
    told       TEXT                          -- the message that answers it
) STRICT;

CREATE INDEX answer_by_asker ON answer (asker);
CREATE INDEX answer_by_message ON answer (asked) WHERE asked IS NOT NULL;
CREATE INDEX answer_by_time ON answer (given_at);

-- No reference to article: an answer outlives the article, and then says that it has gone.
CREATE TABLE cited (
    answer_id  TEXT NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
    place      INTEGER NOT NULL,             -- 0 is the best
    article_id TEXT NOT NULL,
    paragraph  INTEGER NOT NULL,
    digest     TEXT NOT NULL,
    quotes     TEXT NOT NULL,                -- a JSON array of [start, end]
    curated    INTEGER NOT NULL DEFAULT 0,   -- whether a manager chose it for the question
    PRIMARY KEY (answer_id, place)
) STRICT;

CREATE TABLE vote (
    answer_id TEXT NOT NULL REFERENCES answer (id) ON DELETE CASCADE,
    member    TEXT NOT NULL,                 -- a pseudonym
    helpful   INTEGER NOT NULL,
    reason    TEXT,
    voted_at  TEXT NOT NULL,                 -- ISO 8601, UTC
    PRIMARY KEY (answer_id, member)
) STRICT;

CREATE INDEX vote_by_member ON vote (member);

CREATE TABLE preference (
    library TEXT NOT NULL,
    name    TEXT NOT NULL,
    value   TEXT NOT NULL,
    PRIMARY KEY (library, name)
) STRICT;
