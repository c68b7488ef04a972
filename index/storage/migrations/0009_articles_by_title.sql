-- Titles as they are looked up while somebody types, without reading the articles themselves.

CREATE INDEX article_by_title ON article (library, title, id);
