-- In which order a feed's entries were dealt with, which was the order of SQLite's own row numbers.

ALTER TABLE feed_entry ADD COLUMN place INTEGER NOT NULL DEFAULT 0;

UPDATE feed_entry SET place = rowid;
