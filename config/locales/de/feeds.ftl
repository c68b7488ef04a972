origin-fetched = abgerufen von { $name }
origin-feed = aus dem Feed { $name }

added-several = Hinzugefügt: { $added }, aktualisiert: { $updated }, unverändert: { $unchanged }.
quota = Platz für { articles }, { paragraphs } und { $megabytes } MB Text; { $used } MB belegt

feed-followed = Ich folge jetzt { $title }; hinzugefügt: { articles }.
feed-followed-announced = Ich folge jetzt { $title }; hinzugefügt: { articles }. Neue Einträge melde ich in { $channel }.
feed-unfollowed = Ich folge { $title } nicht mehr; die Artikel bleiben.
feed-unknown = So einem Feed folge ich hier nicht; wähle einen aus der Liste, die sich beim Tippen öffnet.
feed-channel-closed = In { $channel } darf ich nicht schreiben; erlaub es mir oder wähle einen anderen Kanal.
feeds-none = Hier folge ich noch keinem Feed; mit `/library follow` kommt einer dazu.
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
