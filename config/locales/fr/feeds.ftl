origin-fetched = récupéré depuis { $name }
origin-feed = du flux { $name }

added-several = Ajoutés : { $added }, mis à jour : { $updated }, inchangés : { $unchanged }.
quota = place pour { articles }, { paragraphs } et { $megabytes } Mo de texte ; { $used } Mo occupés

feed-followed = { $title } est suivi désormais ; ajoutés : { articles }.
feed-followed-announced = { $title } est suivi désormais ; ajoutés : { articles }. Les nouveautés seront annoncées dans { $channel }.
feed-unfollowed = { $title } n’est plus suivi ; ses articles restent.
feed-unknown = Aucun flux de ce nom n’est suivi ici ; choisis-en un dans la liste qui s’ouvre pendant la saisie.
feed-channel-closed = Je ne peux pas écrire dans { $channel } ; autorise-moi ou choisis un autre salon.
feeds-none = Aucun flux n’est encore suivi ici ; `/library follow` en ajoute un.
feeds-heading = Flux : { $total }
feeds-more =
    { $count ->
        [one] et { $count } autre
       *[other] et { $count } autres
    }
feed-asked = consulté { $when }
feed-news = Nouveau dans { $title }
feed-dead = { $title } semble avoir disparu : { $problem }
error-feed-not-found = Ce flux n’est pas suivi ici.
