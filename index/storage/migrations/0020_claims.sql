-- Work that one process does at a time, over all machines: whoever moves its end has it. One that
-- dies in the middle is followed by another when that moment has passed.

CREATE TABLE claim (
    name   TEXT PRIMARY KEY,
    until  TEXT NOT NULL,                    -- ISO 8601, UTC
    holder TEXT NOT NULL,                    -- made up anew for each claim
    says   TEXT                              -- how far the holder is, JSON
) STRICT;
