-- What an article's document says of its title, source, author or date where somebody has said
-- otherwise: a JSON object by name. A new version of the document that still says so changes
-- nothing about what was said.

ALTER TABLE article ADD COLUMN given TEXT;
