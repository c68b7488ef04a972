-- Ids of the articles of a feed that are not told yet, parted by spaces: whoever is killed before
-- leaves them to another process.

ALTER TABLE feed ADD COLUMN untold TEXT;
