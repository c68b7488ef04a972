origin-fetched = abgerufen von { $name }
origin-feed = aus dem Feed { $name }

several-added = Hinzugefügt: { articles }.
several-updated = Aktualisiert: { articles }.
several-unchanged = Unverändert: { articles }.
quota = Platz für { articles }, { paragraphs } und { $megabytes } MB Text; { $used } % belegt

feed-followed = Ich folge jetzt { $title }. Hinzugefügt: { articles }.
feed-followed-announced = Ich folge jetzt { $title }. Hinzugefügt: { articles }. Neue Einträge melde ich in { $channel }.
feed-or-site = Das ist der Feed dieser Seite. Für alle Seiten der Website wähl `site: True`.
feed-unfollowed = Ich folge { $title } nicht mehr. Die Artikel bleiben.
feed-unknown = Diesem Feed folge ich nicht. Wähl einen aus den Vorschlägen.
feed-channel-closed = In { $channel } darf ich nicht schreiben. Erlaub es mir, oder wähl einen anderen Kanal.
feeds-none = Dieser Server folgt noch keinem Feed. Das geht mit `/library follow`.
feeds-heading = Feeds: { $total }
feeds-more =
    { $count ->
        [one] und { $count } weiterer
       *[other] und { $count } weitere
    }
feed-asked = abgefragt { $when }
feed-news = Neu in { $title }
feed-dead = { $title } scheint tot zu sein: { $problem }

site-finding = Ich suche die Seiten der Website …
site-reading = Ich lese die Website: { $done } von { $total } Seiten.
site-goes-on = Das geht von selbst weiter, auch nach einem Neustart. `/library sources` zeigt, wie weit es ist.
site-followed = Ich folge jetzt { $title } und sehe jeden Tag nach.
site-partly = Ich folge jetzt { $title }. Ganz konnte ich es noch nicht lesen; der Rest kommt von selbst.
site-stopped = Abgebrochen. Gelesenes bleibt, der Rest folgt morgen. `/library unfollow` beendet es.
site-interrupted = Ich wurde beim Lesen dieser Website beendet. Sobald ich wieder da bin, mache ich weiter.
site-not-running = Gerade wird keine Website gelesen.
site-seen = gesehen { $when }
site-under-way = wird gerade gelesen
site-news = Änderungen auf { $title }
site-added = neu: { $count }
site-updated = geändert: { $count }
site-moved = verschoben: { $count }
site-removed = entfernt: { $count }
site-unchanged = unverändert: { $count }
site-failed = fehlgeschlagen: { $count }
sources-none = Dieser Server folgt noch keiner Website und keinem Feed. Das geht mit `/library follow`.
sources-heading = Quellen: { $total }
sources-pages = Einzelne Seiten, bei denen ich jeden Tag nachsehe: { $count }

# Channels as sources. $channel: a mention. $articles: so many articles
channel-followed = Ich folge { $channel }: bisher { $articles }, der Rest kommt von selbst. Alle auf diesem Server können diese Artikel lesen.
channel-followed-already = Ich folge { $channel } schon. Neu seit dem letzten Mal: { $articles }.
channel-needed = Gib eine Adresse oder einen Kanal an.
channel-hidden = Du musst { $channel } selbst lesen können.
channel-gone = Den Kanal gibt es nicht mehr; seine Artikel bleiben.
channel-refused = Ich kann ihn nicht lesen: Mir fehlt dort *Kanal anzeigen* oder *Nachrichtenverlauf anzeigen*.
channel-quota = Die Bibliothek ist voll; weitere Nachrichten kommen nicht dazu.
channel-without-content = Ich kann ihn nicht lesen: Der Betreiber muss `message_content` und Discords Message Content Intent einschalten.
channel-under-way = wird gelesen
