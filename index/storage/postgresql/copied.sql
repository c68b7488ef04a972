-- What tells other processes that their copies are no longer current, beside the revisions of
-- libraries: a number for each library that grows with every change to what its managers chose.

CREATE SEQUENCE IF NOT EXISTS copied_change_number;
CREATE TABLE IF NOT EXISTS copied_change (key TEXT COLLATE "C" PRIMARY KEY, number BIGINT NOT NULL);
CREATE OR REPLACE FUNCTION count_copied_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO copied_change (key, number)
    VALUES (COALESCE(NEW.library, OLD.library), nextval('copied_change_number'))
    ON CONFLICT (key) DO UPDATE SET number = excluded.number;
    RETURN NULL;
END $$;

-- A library that was deleted and begins anew goes on counting where it was, so that no copy of the
-- old one can pass for the new one.

CREATE TABLE IF NOT EXISTS past_library (key TEXT COLLATE "C" PRIMARY KEY, revision BIGINT NOT NULL);
CREATE OR REPLACE FUNCTION remember_past_library() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO past_library (key, revision) VALUES (OLD.key, OLD.revision + 1)
    ON CONFLICT (key) DO UPDATE SET revision = excluded.revision;
    RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION continue_past_library() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.revision := NEW.revision
        + COALESCE((SELECT p.revision FROM past_library AS p WHERE p.key = NEW.key), 0);
    RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER remember_past_library AFTER DELETE ON library
FOR EACH ROW EXECUTE FUNCTION remember_past_library();
CREATE OR REPLACE TRIGGER continue_past_library BEFORE INSERT ON library
FOR EACH ROW EXECUTE FUNCTION continue_past_library();
