# What commands and options do; the English of it stands beside the commands in `bot/extensions`.

command-ask = Stell eine Frage; die Antwort ist ein wörtliches Zitat aus der Bibliothek.
    .question = Was du wissen möchtest, als ganze Frage
    .article = Nur in diesem Artikel suchen
    .private = Die Antwort nur dir zeigen, oder allen
command-library = Die Artikel ansehen und verwalten, aus denen zitiert wird.
command-library-list = Zeigt die Artikel, zu denen du fragen kannst.
command-library-show = Zeigt, was über einen Artikel bekannt ist und wie er beginnt.
    .article = Der Titel des Artikels
command-library-add = Fügt einen Artikel oder eine neue Fassung hinzu: aus einer Datei, von einer Adresse oder als Text.
    .file = Eine Text- oder Markdown-Datei; ohne sie kannst du einen Text einfügen
    .title = Der Titel des Artikels, falls er nicht in der ersten Zeile steht
    .url = Adresse, von der der Artikel geholt wird; mit Datei die der Quelle
    .author = Wer ihn geschrieben hat
    .date = Wann er geschrieben wurde, wie 2025-04-30
command-library-remove = Entfernt einen Artikel dieses Servers, nach einer Rückfrage.
    .article = Der Titel des Artikels
command-library-reindex = Liest alle Artikel neu ein; Fragen werden währenddessen beantwortet.
command-library-status = Zeigt, wie groß die Bibliothek ist und wann sie zuletzt neu eingelesen wurde.
command-library-follow = Folgt einem Feed: Seine Einträge werden zu Artikeln, jetzt und künftig.
    .url = Adresse des Feeds oder einer Seite, die ihn nennt
    .channel = Wo neue Einträge gemeldet werden; ohne Angabe nirgends
command-library-unfollow = Folgt einem Feed nicht mehr; seine Artikel bleiben.
    .feed = Der Titel des Feeds
command-library-feeds = Zeigt, welchen Feeds diese Bibliothek folgt.
