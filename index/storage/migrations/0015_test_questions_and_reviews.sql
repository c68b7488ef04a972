-- Questions by which the managers of a library see whether answers stay as they should be, and the
-- answers that were voted unhelpful and have been looked at.

CREATE TABLE test_question (
    library    TEXT NOT NULL,
    sense      TEXT NOT NULL,                -- the words of the question that count
    question   TEXT NOT NULL,
    title      TEXT NOT NULL,                -- the article's, as it was then
    article_id TEXT NOT NULL,
    paragraph  INTEGER NOT NULL,
    digest     TEXT NOT NULL,
    quotes     TEXT NOT NULL,                -- a JSON array of [start, end]
    place      INTEGER,                      -- of the passage at the last run, 1 is first; NULL is none
    place_before INTEGER,                    -- the same at the run before
    ran_at     TEXT,                         -- ISO 8601, UTC
    PRIMARY KEY (library, sense)
) STRICT;

CREATE TABLE reviewed_answer (
    answer_id TEXT PRIMARY KEY REFERENCES answer (id) ON DELETE CASCADE
) STRICT;
