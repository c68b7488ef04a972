origin-fetched = récupéré depuis { $name }
origin-feed = du flux { $name }

several-added = Ajout : { articles }.
several-updated = Mise à jour : { articles }.
several-unchanged = Sans changement : { articles }.
quota = place pour { articles }, { paragraphs } et { $megabytes } Mo de texte ; { $used } % occupés

feed-followed = { $title } est maintenant suivi. Ajout : { articles }.
feed-followed-announced = { $title } est maintenant suivi. Ajout : { articles }. J’annoncerai les nouveautés dans { $channel }.
feed-or-site = C’est le flux de cette page. Pour suivre toutes les pages du site, choisis `site: True`.
feed-unfollowed = { $title } n’est plus suivi. Ses articles restent.
feed-unknown = Ce flux n’est pas suivi ici. Choisis-en un parmi les suggestions.
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

site-finding = Je cherche les pages du site…
site-reading = Je lis le site : { $done } pages sur { $total }.
site-goes-on = Cela continue tout seul, même après un redémarrage. `/library sources` montre où j’en suis.
site-followed = { $title } est maintenant suivi ; j’y retourne chaque jour.
site-partly = { $title } est maintenant suivi. Je n’ai pas encore tout lu ; le reste viendra tout seul.
site-stopped = Arrêté. Ce qui est lu reste, le reste suivra demain. `/library unfollow` y met fin.
site-interrupted = Je me suis arrêté pendant la lecture de ce site. Je continuerai à mon retour.
site-not-running = Aucun site n’est en cours de lecture.
site-seen = vu { $when }
site-under-way = en cours de lecture
site-news = Changements sur { $title }
site-added = nouvelles : { $count }
site-updated = modifiées : { $count }
site-moved = déplacées : { $count }
site-removed = retirées : { $count }
site-unchanged = inchangées : { $count }
site-failed = en échec : { $count }
sources-none = Ce serveur ne suit encore ni site ni flux. `/library follow` en suit un.
sources-heading = Sources : { $total }
sources-pages = Pages isolées que je revois chaque jour : { $count }

# Channels as sources. $channel: a mention. $articles: so many articles
channel-followed = { $channel } est maintenant suivi : { $articles } pour l’instant, le reste vient tout seul. Tout le monde sur ce serveur peut lire ces articles.
channel-followed-already = { $channel } est déjà suivi. Nouveau depuis la dernière fois : { $articles }.
channel-needed = Donne une adresse ou un salon.
channel-hidden = Tu dois pouvoir lire { $channel } toi-même.
channel-gone = Le salon n’existe plus ; ses articles restent.
channel-refused = Je ne peux pas le lire : il me faut *Voir le salon* et *Voir les anciens messages*.
channel-quota = La bibliothèque est pleine ; les messages suivants ne sont pas ajoutés.
channel-without-content = Je ne peux pas le lire : l’opérateur du bot doit activer `message_content` et l’intent de contenu des messages de Discord.
channel-under-way = en cours de lecture
