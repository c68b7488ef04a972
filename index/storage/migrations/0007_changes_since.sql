-- What has changed in a library since a revision, without looking at all its articles.

CREATE INDEX article_by_revision ON article (library, revision, id);
