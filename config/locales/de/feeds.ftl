origin-fetched = abgerufen von { $name }
origin-feed = aus dem Feed { $name }

added-several = Hinzugefügt: { $added }, aktualisiert: { $updated }, unverändert: { $unchanged }.
quota = Platz für { articles }, { paragraphs } und { $megabytes } MB Text; { $used } MB belegt

feed-followed = Ich folge jetzt { $title }. Hinzugefügt: { articles }.
feed-followed-announced = Ich folge jetzt { $title }. Hinzugefügt: { articles }. Neue Einträge melde ich in { $channel }.
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
error-feed-not-found = Diesem Feed folge ich hier nicht.
