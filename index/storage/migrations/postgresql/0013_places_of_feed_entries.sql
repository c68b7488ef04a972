-- In which order a feed's entries were dealt with.

ALTER TABLE feed_entry ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
