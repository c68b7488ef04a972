origin-fetched = récupéré depuis { $name }
origin-feed = du flux { $name }

added-several = Ajoutés : { $added }, mis à jour : { $updated }, inchangés : { $unchanged }.
quota = place pour { articles }, { paragraphs } et { $megabytes } Mo de texte ; { $used } Mo occupés

feed-followed = Je suis maintenant { $title }. Ajoutés : { articles }.
feed-followed-announced = Je suis maintenant { $title }. Ajoutés : { articles }. J’annoncerai les nouveautés dans { $channel }.
feed-unfollowed = Je ne suis plus { $title }. Ses articles restent.
feed-unknown = Je ne suis pas ce flux. Choisis-en un parmi les suggestions.
feed-channel-closed = Je ne peux pas écrire dans { $channel }. Autorise-moi, ou choisis un autre salon.
feeds-none = Ce serveur ne suit encore aucun flux. `/library follow` en suit un.
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
