-- Articles are the truth; paragraphs are derived from them and belong to a generation of their
-- library. Readers see the paragraphs of `library.generation` only, so that a new generation can
-- be written beside it and swapped in by changing one number.

CREATE TABLE library (
    key          TEXT PRIMARY KEY,
    generation   INTEGER NOT NULL DEFAULT 0,
    revision     INTEGER NOT NULL DEFAULT 0,
    staging      INTEGER,                    -- the invisible generation, while there is one
    reindexed_at TEXT                        -- ISO 8601, UTC
) STRICT;

CREATE TABLE article (
    id           TEXT PRIMARY KEY,
    library      TEXT NOT NULL REFERENCES library (key),
    origin       TEXT NOT NULL,
    title        TEXT NOT NULL,
    format       TEXT NOT NULL,
    language     TEXT NOT NULL,
    url          TEXT,
    author       TEXT,
    date         TEXT,
    content_hash TEXT NOT NULL,
    revision     INTEGER NOT NULL,
    added_at     TEXT NOT NULL,              -- ISO 8601, UTC
    characters   INTEGER NOT NULL,
    bytes        INTEGER NOT NULL AS (LENGTH(CAST(text AS BLOB))) STORED,
    outline      TEXT,                       -- a JSON array of the marks' attributes, if any
    text         TEXT NOT NULL,              -- last, so that lists need not read past it
    UNIQUE (library, origin)
) STRICT;

CREATE INDEX article_by_content ON article (library, content_hash);

CREATE TABLE paragraph (
    article_id TEXT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    generation INTEGER NOT NULL,
    number     INTEGER NOT NULL,
    start      INTEGER NOT NULL,
    "end"      INTEGER NOT NULL,
    headings   TEXT NOT NULL,                -- a JSON array, outermost first
    locator    TEXT,                         -- its kind, a space, its value
    text       TEXT NOT NULL,
    PRIMARY KEY (article_id, generation, number)
) STRICT;

-- Which articles the invisible generation of their library holds, and at which revision.
CREATE TABLE staged (
    article_id TEXT PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
    revision   INTEGER NOT NULL
) STRICT;

-- What readers see: the paragraphs of the current generation.
CREATE VIEW current_paragraph AS
SELECT p.article_id, p.number, p.start, p."end", p.text, p.headings, p.locator
FROM library AS l
JOIN article AS a ON a.library = l.key
JOIN paragraph AS p ON p.article_id = a.id AND p.generation = l.generation;

-- What lists show, column by column an `ArticleSummary`.
CREATE VIEW summary AS
SELECT a.id, a.library, a.title, a.url, a.author, a.date, a.language, a.origin,
       (SELECT COUNT(*) FROM paragraph AS p
        WHERE p.article_id = a.id AND p.generation = l.generation) AS paragraphs,
       a.characters, a.added_at
FROM article AS a
JOIN library AS l ON l.key = a.library;
