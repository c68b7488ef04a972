-- Libraries whose paragraphs are found by a search engine, and exact counts of what it holds.

CREATE TABLE engine_index (
    library    TEXT PRIMARY KEY,
    name       TEXT NOT NULL,                -- of the index in the engine
    generation INTEGER NOT NULL,             -- the state of the library that it has
    revision   INTEGER NOT NULL,
    articles   INTEGER NOT NULL,
    paragraphs INTEGER NOT NULL,
    terms      INTEGER NOT NULL,             -- what BM25 counts as their length, together
    words      INTEGER NOT NULL              -- of their sentences, together
) STRICT;

-- How many paragraphs, words or articles have a term.
CREATE TABLE engine_count (
    library TEXT NOT NULL,
    name    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    term    TEXT NOT NULL,
    number  INTEGER NOT NULL,
    PRIMARY KEY (name, kind, term)
) STRICT;

-- What each article adds to these counts, so that it can be taken away again.
CREATE TABLE engine_article (
    library      TEXT NOT NULL,
    name         TEXT NOT NULL,
    article_id   TEXT NOT NULL,
    revision     INTEGER NOT NULL,
    paragraphs   TEXT NOT NULL,              -- the ids of its documents, parted by spaces
    contribution BLOB NOT NULL,
    PRIMARY KEY (name, article_id)
) STRICT;
