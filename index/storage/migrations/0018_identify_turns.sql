-- When each shard may identify itself to Discord, which lets one of a bucket in every five seconds.
CREATE TABLE identify_turn (
    shard  INTEGER PRIMARY KEY,
    bucket INTEGER NOT NULL,
    moment REAL NOT NULL                     -- seconds since 1970, by the database's clock
) STRICT;
