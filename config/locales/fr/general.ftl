failure = Une erreur s’est produite. Réessaie ; si cela recommence, donne à l’opérateur du bot la référence `{ $reference }`.
outdated-command = Cette commande n’est plus à jour. L’opérateur du bot doit lancer `quoth sync`.
restarted = J’ai redémarré entre-temps. Relance la commande.
not-your-buttons = Ces boutons appartiennent à la commande de quelqu’un d’autre.
button-next = Suivant
button-previous = Précédent

articles =
    { $articles ->
        [one] { $articles } article
       *[other] { $articles } articles
    }
paragraphs =
    { $paragraphs ->
        [one] { $paragraphs } paragraphe
       *[other] { $paragraphs } paragraphes
    }
characters =
    { $characters ->
        [one] { $characters } caractère
       *[other] { $characters } caractères
    }

duration-short = { NUMBER($seconds, minimumFractionDigits: 1, maximumFractionDigits: 1) } s
duration-seconds = { $seconds } s
duration-minutes = { $minutes } min { $seconds } s

error-article-not-found = Cet article n’est plus ici. `/articles` montre ceux qui y sont.
error-read-only-article = Cet article n’appartient pas à un seul serveur : on ne peut pas le retirer ici.
error-reindex-running = Les articles sont déjà en cours de relecture ; patiente jusqu’à la fin.
error-storage = La bibliothèque n’est pas accessible pour l’instant. Réessaie dans une minute.
