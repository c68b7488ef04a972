-- Sites that libraries follow, page by page, and how each page was when it was last seen.

CREATE TABLE site (
    library    TEXT NOT NULL,
    url        TEXT NOT NULL,
    kind       TEXT NOT NULL,                -- 'site', 'page' or 'archive'
    title      TEXT NOT NULL,
    bounds     TEXT NOT NULL,                -- JSON: patterns, depth and number of pages
    next_check TEXT NOT NULL,                -- ISO 8601, UTC, as is checked_at
    round      INTEGER NOT NULL DEFAULT 0,   -- how often all of it has been looked at
    is_open    INTEGER NOT NULL DEFAULT 0,   -- whether that is under way
    found_by   TEXT,                         -- 'sitemap', 'llms' or 'links'
    checked_at TEXT,                         -- when it was last looked at to its end
    failures   INTEGER NOT NULL DEFAULT 0,
    problem    TEXT,                         -- what was wrong at the last look
    reported   INTEGER NOT NULL DEFAULT 0,
    remarks    TEXT NOT NULL DEFAULT '[]',   -- a JSON array of what else there is to say
    held       INTEGER NOT NULL DEFAULT 0,   -- the round in which too much was gone to believe it
    PRIMARY KEY (library, url)
) STRICT;

CREATE INDEX site_by_next_check ON site (next_check);

CREATE TABLE site_page (
    library       TEXT NOT NULL,
    site          TEXT NOT NULL,
    url           TEXT NOT NULL,
    depth         INTEGER NOT NULL,          -- links between it and where the site begins
    is_listed     INTEGER NOT NULL,          -- whether a sitemap named it
    listed        INTEGER NOT NULL,          -- the round in which it was last named or linked to
    missed        INTEGER NOT NULL DEFAULT 0,  -- rounds in a row in which the sitemap left it out
    round         INTEGER NOT NULL DEFAULT 0,  -- the last round in which it was dealt with
    tries         INTEGER NOT NULL DEFAULT 0,  -- how often it was asked for in vain in that round
    outcome       TEXT,                      -- what became of it then
    problem       TEXT,
    etag          TEXT,
    last_modified TEXT,
    seen_at       TEXT,
    articles      TEXT NOT NULL DEFAULT '[]',  -- a JSON array of ids
    PRIMARY KEY (library, site, url),
    FOREIGN KEY (library, site) REFERENCES site (library, url) ON DELETE CASCADE
) STRICT;

-- What was added by its address is looked at again from now on.
INSERT INTO site (library, url, kind, title, bounds, next_check)
SELECT library, substr(origin, 5), 'page', title, '{}', added_at FROM article
WHERE origin LIKE 'url:%' AND origin NOT LIKE '%#%';
INSERT INTO site_page (library, site, url, depth, is_listed, listed, articles)
SELECT library, substr(origin, 5), substr(origin, 5), 0, 0, 0, '["' || id || '"]' FROM article
WHERE origin LIKE 'url:%' AND origin NOT LIKE '%#%';
