-- Words that the managers of a library have declared to mean the same.

CREATE TABLE synonym_group (
    library TEXT NOT NULL,
    words   TEXT NOT NULL,                   -- a JSON array of the words and phrases
    PRIMARY KEY (library, words)
) STRICT;
